//! Offsets of time zones in a real browser: the same as those of the database they come from.

#![cfg(target_arch = "wasm32")]

use nofault::browser::zones::Intl;
use postmortem::time::Zones;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_browser_knows_the_offsets_of_the_database() {
    let zones = Intl::default();
    let mut wrong = Vec::new();
    let mut count = 0;
    let table = include_str!("browser/zones.csv");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split(',').collect();
        let [zone, at, offset] = parts[..] else { panic!("{line}") };
        let (at, offset) = (at.parse().expect("a moment"), offset.parse().expect("an offset"));
        // Once from the browser and once as it is remembered.
        for _ in 0..2 {
            let found = zones.offset(zone, at);
            if found != Some(offset) {
                wrong.push(format!("{line}: {found:?}"));
            }
        }
        count += 1;
    }
    assert!(count > 300, "{count}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[wasm_bindgen_test]
fn a_zone_is_known_by_trying_it() {
    let zones = Intl::default();
    for zone in ["Mars/Base", "", "Europe/Osl", "America", "not a zone", "\u{e9}"] {
        assert_eq!(zones.offset(zone, 0), None, "{zone}");
        assert_eq!(zones.offset(zone, 1_575_567_900), None, "{zone}");
    }
    // Names that lists of browsers leave out.
    for zone in ["US/Pacific", "Europe/Kiev", "Asia/Calcutta", "UTC", "Etc/UTC", "europe/oslo"] {
        assert!(zones.offset(zone, 1_575_567_900).is_some(), "{zone}");
    }
}
