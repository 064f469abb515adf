//! Serving `dist` on this machine, with the headers a host on the web should send.

use std::fs::{self, File};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::machine::SearchPath;
use crate::{place, trunk};

/// Where the app is served unless the user says otherwise.
pub const DEFAULT_PORT: u16 = 8787;

/// How many ports after the wanted one are tried.
const PORTS_TO_TRY: u16 = 20;

/// A page with its styles, scripts and icons is fetched by about this many requests at once.
const THREADS: usize = 6;

/// Where pages are shown that have the editor in them, as a wiki has.
const EXAMPLES: &str = "/embed/examples";

/// Also read by the end-to-end tests, so that both servers send the same.
const HEADERS: &str = include_str!("serve/headers.txt");
const TYPES: &str = include_str!("serve/types.txt");

/// Builds the app and serves it until the user stops it.
pub fn build_and_serve(port: u16, profile: trunk::Profile) -> Result<()> {
    let path = SearchPath::new();
    match trunk::minutes_of_setup(&path) {
        0 => println!(
            "Building Nofault and serving it on this machine. A first build takes about 2 minutes."
        ),
        minutes => println!(
            "First time: about {} minutes. Tools go into target/tools, then the app is built and served on this machine.",
            minutes + 2
        ),
    }
    trunk::build(&path, profile)?;

    let (server, port) = listen(port)?;
    println!("\nNofault is at http://127.0.0.1:{port}/  (Ctrl+C stops it)");
    println!("In other pages: http://127.0.0.1:{port}{EXAMPLES}/");
    answer_until_stopped(server);
    Ok(())
}

/// The wanted port, or the next free one.
fn listen(wanted: u16) -> Result<(Server, u16)> {
    for port in wanted..=wanted.saturating_add(PORTS_TO_TRY) {
        if let Ok(server) = Server::http((Ipv4Addr::LOCALHOST, port)) {
            let port = server.server_addr().to_ip().map_or(port, |address| address.port());
            return Ok((server, port));
        }
    }
    bail!("no free port from {wanted} on: choose another with `--port N`")
}

fn answer_until_stopped(server: Server) {
    let server = Arc::new(server);
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let server = Arc::clone(&server);
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &place::dist());
                }
            })
        })
        .collect();
    for thread in threads {
        // A thread ends only with the server.
        let _ = thread.join();
    }
}

fn answer(request: Request, folder: &Path) {
    // A browser that went away while being answered is no concern of the server.
    let example = request.url().strip_prefix(EXAMPLES);
    let file = match example.filter(|rest| rest.starts_with('/')) {
        Some(rest) => file_at(&place::root().join("embed").join("examples"), rest),
        None => file_at(folder, request.url()),
    };
    let _ = match (request.method(), file) {
        (Method::Get | Method::Head, Some((path, file))) => {
            let mut response = Response::from_file(file);
            for (name, value) in headers(&path) {
                if let Ok(header) = Header::from_bytes(name, value) {
                    response.add_header(header);
                }
            }
            request.respond(response)
        }
        (Method::Get | Method::Head, None) => {
            request.respond(Response::from_string("There is nothing here.\n").with_status_code(404))
        }
        _ => request.respond(
            Response::from_string("This server only shows files.\n").with_status_code(405),
        ),
    };
}

/// The file an address names, opened.
fn file_at(folder: &Path, url: &str) -> Option<(PathBuf, File)> {
    let relative = relative_path(url)?;
    let path = folder.join(relative);
    // Symbolic links must not lead out either.
    let real = fs::canonicalize(&path).ok()?;
    let inside = real.starts_with(fs::canonicalize(folder).ok()?) && real.is_file();
    inside.then(|| File::open(&real).ok()).flatten().map(|file| (path, file))
}

/// The path below `dist` that an address names, or nothing when it tries to leave it.
fn relative_path(url: &str) -> Option<PathBuf> {
    let address = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let decoded = percent_decoded(address)?;
    let mut path = PathBuf::new();
    for part in decoded.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        path.push(part);
    }
    if decoded.is_empty() || decoded.ends_with('/') {
        path.push("index.html");
    }
    Some(path)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            plain => plain,
        });
    }
    String::from_utf8(bytes).ok()
}

fn headers(path: &Path) -> Vec<(&'static str, &'static str)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let common = HEADERS.lines().filter_map(|line| line.split_once(": "));
    // The embedded editor lives in other people's pages: they alone may be framed.
    let framed = name.starts_with("embed");
    let mut headers: Vec<_> =
        common.filter(|(name, _)| !(framed && *name == "Content-Security-Policy")).collect();
    headers.push(("Content-Type", media_type(path)));
    headers.push((
        "Cache-Control",
        if has_hash(&name) { "public, max-age=31536000, immutable" } else { "no-cache" },
    ));
    headers
}

fn media_type(path: &Path) -> &'static str {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    TYPES
        .lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(of, _)| ending.eq_ignore_ascii_case(of))
        .map_or("application/octet-stream", |(_, media_type)| media_type)
}

/// Whether the name carries a hash of the content, as Trunk writes it: such a file never changes.
fn has_hash(name: &str) -> bool {
    name.split(|c: char| !c.is_ascii_hexdigit()).any(|run| run.len() >= 14)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_files_below_the_folder() {
        for (url, path) in [
            ("/", "index.html"),
            ("/?mode=read#top", "index.html"),
            ("/a%20b/c.js", "a b/c.js"),
            ("/help/", "help/index.html"),
            ("//style.css", "style.css"),
        ] {
            assert_eq!(relative_path(url), Some(PathBuf::from(path)), "{url}");
        }
    }

    #[test]
    fn addresses_cannot_leave_the_folder() {
        for url in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/a/%2E./b",
            "/..%2fCargo.toml",
            "/..%5cCargo.toml",
            "/c:/windows",
            "/.git/config",
            "/a%00b",
            "/%",
            "/%zz",
            "/%ff",
            "http://elsewhere/",
        ] {
            assert_eq!(relative_path(url), None, "{url}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_long() {
        assert!(has_hash("nofault-0f3c2a9b1d4e5f60_bg.wasm"));
        assert!(!has_hash("index.html"));
        assert!(!has_hash("sw.js"));
        assert!(!has_hash("facade-decade.css"));
    }

    #[test]
    fn every_file_says_what_it_is() {
        for (name, media_type_of_it) in [
            ("app_bg.wasm", "application/wasm"),
            ("app.js", "text/javascript; charset=utf-8"),
            ("INDEX.HTML", "text/html; charset=utf-8"),
            ("strange", "application/octet-stream"),
        ] {
            assert_eq!(media_type(Path::new(name)), media_type_of_it, "{name}");
        }
    }

    #[test]
    fn only_the_embedded_page_may_be_framed() {
        let policies = |name| {
            headers(Path::new(name))
                .iter()
                .filter(|(name, _)| *name == "Content-Security-Policy")
                .count()
        };
        assert_eq!(policies("index.html"), 1);
        assert_eq!(policies("embed.html"), 0);
    }
}
