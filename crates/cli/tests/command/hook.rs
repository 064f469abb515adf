//! The recipes of docs/cli.md, as they stand there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::folder;

const HUMAN_ERROR: &str = "# T\n\n## Summary\n\nThis was human error.\n";

/// The first block of a page with code in a language, below a heading.
fn block(heading: &str, language: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cli.md");
    let page = fs::read_to_string(file).expect("the page");
    let (_, below) = page.split_once(&format!("\n## {heading}\n")).expect("a heading");
    let (_, code) = below.split_once(&format!("```{language}\n")).expect("a block");
    code.split_once("```").expect("its end").0.to_owned()
}

/// Runs a program with `nofault` at hand, and nobody's settings.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> Output {
    let own = Path::new(env!("CARGO_BIN_EXE_nofault")).parent().map(Path::to_path_buf);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path: Vec<PathBuf> = own.into_iter().chain(std::env::split_paths(&path)).collect();
    Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("PATH", std::env::join_paths(path).expect("a path"))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .env_remove("GIT_WORK_TREE")
        .output()
        .expect("it runs")
}

fn git(folder: &Path, arguments: &[&str]) -> Output {
    let person =
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    run(folder, "git", &[&person[..], arguments].concat())
}

#[cfg(unix)]
#[test]
fn the_hook_asks_before_a_commit_and_stops_none() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder("hook");
    assert!(git(&folder, &["init", "--quiet"]).status.success());
    let hook = folder.join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder");
    fs::write(&hook, block("Before a commit", "sh")).expect("the hook");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("it can run");
    fs::create_dir(folder.join("postmortems")).expect("a folder");
    // What is staged counts, not what stands in the folder by now.
    fs::write(folder.join("postmortems/über one.md"), HUMAN_ERROR).expect("a file");
    fs::write(folder.join("other.md"), HUMAN_ERROR).expect("a file");
    git(&folder, &["add", "."]);
    fs::write(folder.join("postmortems/über one.md"), "# T\n\n## Summary\n\nIt was slow.\n")
        .expect("a file");
    let done = git(&folder, &["commit", "--message", "One"]);
    let said = [done.stdout, done.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(done.status.success(), "{said}");
    assert_eq!(said.matches("Human error").count(), 1, "{said}");
    assert!(said.contains("postmortems/über one.md"), "{said}");
}

/// The commands of a recipe, from where the program is there.
fn commands(recipe: &str) -> Vec<String> {
    let lines = recipe.lines().map(|line| line.trim().trim_start_matches("- "));
    let lines = lines.map(|line| line.trim_start_matches("run: "));
    lines.filter(|line| line.starts_with("nofault ")).map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn the_recipes_for_ci_say_what_they_do() {
    for (heading, file, begins) in [
        ("GitHub Actions", "", "::notice file=postmortems/one.md,line=5,"),
        ("GitLab CI", "nofault.sarif", "{\n  \"$schema\""),
    ] {
        let folder = folder(&format!("recipe {heading}"));
        fs::create_dir(folder.join("postmortems")).expect("a folder");
        fs::write(folder.join("postmortems/one.md"), HUMAN_ERROR).expect("a file");
        let commands = commands(&block(heading, "yaml"));
        assert!(!commands.is_empty(), "{heading}");
        for command in commands {
            let done = run(&folder, "sh", &["-c", &command]);
            assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
            let out = match file {
                "" => String::from_utf8_lossy(&done.stdout).into_owned(),
                file if command.contains(file) => {
                    fs::read_to_string(folder.join(file)).expect("a file")
                }
                _ => continue,
            };
            assert!(out.contains(begins), "{command}: {out}");
        }
    }
}
