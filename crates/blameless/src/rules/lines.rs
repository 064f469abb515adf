//! The lines of a rule without what is there for readers of the source only.

/// The patterns of a rule, without indentation, empty lines and comments: they would be downloaded.
macro_rules! lines {
    ($text:literal) => {{
        const TEXT: &[u8] = $text.as_bytes();
        const BYTES: [u8; $crate::rules::lines::copied(TEXT, &mut [])] = {
            let mut bytes = [0; $crate::rules::lines::copied(TEXT, &mut [])];
            $crate::rules::lines::copied(TEXT, &mut bytes);
            bytes
        };
        const LINES: &str = match std::str::from_utf8(&BYTES) {
            Ok(lines) => lines,
            Err(_) => "",
        };
        LINES
    }};
}

pub(super) use lines;

/// Copies what counts of `text` into `target`, as far as there is room; how many bytes that would be.
pub(super) const fn copied(text: &[u8], target: &mut [u8]) -> usize {
    let (mut at, mut to) = (0, 0);
    while at < text.len() {
        // At the start of a line.
        while at < text.len() && (text[at] == b' ' || text[at] == b'\n') {
            at += 1;
        }
        let comment = at + 1 < text.len() && text[at] == b'/' && text[at + 1] == b'/';
        let mut ended = at >= text.len();
        while !ended {
            ended = at + 1 >= text.len() || text[at] == b'\n';
            if !comment {
                if to < target.len() {
                    target[to] = text[at];
                }
                to += 1;
            }
            at += 1;
        }
    }
    to
}

#[cfg(test)]
mod tests {
    #[test]
    fn leaves_out_what_only_readers_need() {
        const LINES: &str = lines!(
            "
            one two
            // a comment

            - three
        "
        );
        assert_eq!(LINES, "one two\n- three\n");
        assert_eq!(lines!(""), "");
        assert_eq!(lines!("one"), "one");
    }
}
