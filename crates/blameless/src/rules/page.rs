//! The part of a page that is shown: all but the examples that are there for the tests only.

const END: &[u8] = b"\n## More examples";

/// How many bytes of a page are shown.
pub(super) const fn shown(page: &str) -> usize {
    let bytes = page.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let mut same = 0;
        while same < END.len() && at + same < bytes.len() && bytes[at + same] == END[same] {
            same += 1;
        }
        if same == END.len() {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// The first `N` bytes of a page, so that the rest is not carried.
pub(super) const fn cut<const N: usize>(page: &str) -> [u8; N] {
    let bytes = page.as_bytes();
    let mut shown = [0; N];
    let mut at = 0;
    while at < N {
        shown[at] = bytes[at];
        at += 1;
    }
    shown
}
