//! The colours of the style sheet, held against WCAG 2.2. Checkers that look at a page cannot see text
//! over a mirror or in a `light-dark()`.
#![cfg(not(target_arch = "wasm32"))]

const TOKENS: &str = include_str!("../styles/tokens.css");

/// Text must stand out from what it is on by this much (1.4.3).
const TEXT: f64 = 4.5;
/// The edge of a control, a focus ring, or an underline, by this much (1.4.11).
const EDGE: f64 = 3.0;

const PAIRS: [(&str, &str, f64); 32] = [
    ("ink", "paper", TEXT),
    ("ink", "surface", TEXT),
    ("ink", "sunken", TEXT),
    ("ink-2", "paper", TEXT),
    ("ink-2", "surface", TEXT),
    ("ink-3", "paper", TEXT),
    ("ink-3", "surface", TEXT),
    ("ink-3", "sunken", TEXT),
    ("ink-3", "accent-tint", TEXT),
    ("ink", "accent-tint", TEXT),
    ("accent-ink", "accent", TEXT),
    ("danger", "paper", TEXT),
    ("danger", "surface", TEXT),
    ("danger", "sunken", TEXT),
    ("person", "surface", TEXT),
    ("person", "paper", TEXT),
    ("person", "accent-tint", TEXT),
    ("judgement", "surface", TEXT),
    ("hindsight", "surface", TEXT),
    ("system", "surface", TEXT),
    ("ink", "person-tint", TEXT),
    ("ink", "judgement-tint", TEXT),
    ("ink", "hindsight-tint", TEXT),
    ("ink", "system-tint", TEXT),
    ("border", "paper", EDGE),
    ("border", "surface", EDGE),
    ("accent", "paper", EDGE),
    ("focus", "paper", EDGE),
    ("focus", "surface", EDGE),
    ("judgement", "person-tint", EDGE),
    ("hindsight", "person-tint", EDGE),
    ("system", "person-tint", EDGE),
];

#[test]
fn everything_can_be_read_in_light_and_in_dark() {
    for (front, back, least) in PAIRS {
        for (theme, name) in [(0, "light"), (1, "dark")] {
            let ratio = contrast(colour(front, theme), colour(back, theme));
            assert!(ratio >= least, "{front} on {back}, {name}: {ratio:.2} is under {least}");
        }
    }
}

#[test]
fn the_ratio_is_that_of_the_guidelines() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 0.001);
    assert!((contrast([0x77, 0x77, 0x77], [255, 255, 255]) - 4.48).abs() < 0.01);
}

/// A token's colour: 0 in light, 1 in dark.
fn colour(token: &str, theme: usize) -> [u8; 3] {
    // A page around may set some; these are what they are without.
    let value = TOKENS
        .lines()
        .find_map(|line| line.trim().strip_prefix(&format!("--{token}: ")))
        .and_then(|value| value.split_once("light-dark("))
        .unwrap_or_else(|| panic!("--{token} is not there"));
    let value = value.1.trim_end_matches([')', ';']).split(", ").nth(theme).expect("two colours");
    let digits = value.strip_prefix('#').expect("a hexadecimal colour");
    [0, 2, 4].map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal"))
}

/// Contrast ratio of two colours (WCAG 2.2, "contrast ratio").
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
