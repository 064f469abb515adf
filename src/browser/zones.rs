//! The rules of time zones, which every browser brings along (`Intl.DateTimeFormat`).

use std::cell::RefCell;

use editor::Msg;
use js_sys::{Array, Function, Object, Reflect};
use postmortem::time::{Zones, read_offset};
use wasm_bindgen::{JsCast, JsValue};

use super::Page;

/// What the browser knows of zones. A formatter is made once for each zone: that takes a browser about a
/// hundred times as long as asking it.
#[derive(Default)]
pub struct Intl {
    /// A document speaks of a few zones.
    zones: RefCell<Vec<Known>>,
}

/// What is known of one zone.
struct Known {
    name: String,
    /// The function that formats in it; `None` where there is no such zone.
    format: Option<Function>,
    /// Offsets by the quarter of an hour since 1970, sorted.
    offsets: Vec<(i64, i32)>,
}

/// From here on clocks are changed at full quarters of an hour in UTC only (the last that were not, in
/// Monrovia, were set right on 7 January 1972).
const QUARTERS_SINCE: i64 = 94_694_400; // 1973-01-01

impl Zones for Intl {
    fn offset(&self, zone: &str, at: i64) -> Option<i32> {
        let mut zones = self.zones.borrow_mut();
        let place = zones.iter().position(|known| known.name == zone).unwrap_or_else(|| {
            zones.push(Known {
                name: zone.to_owned(),
                format: format_in(zone),
                offsets: Vec::new(),
            });
            zones.len() - 1
        });
        let Known { format, offsets, .. } = &mut zones[place];
        let quarter = at.div_euclid(900);
        let found = offsets.binary_search_by_key(&quarter, |(quarter, _)| *quarter);
        if let Ok(found) = found {
            return Some(offsets[found].1);
        }
        let told = JsValue::from_f64(at as f64 * 1000.0);
        let told = format.as_ref()?.call1(&JsValue::UNDEFINED, &told).ok()?.as_string()?;
        // Such as `12/5/2019, GMT-08:00`; UTC itself is `GMT`.
        let (_, offset) = told.split_once("GMT")?;
        let offset = if offset.is_empty() { 0 } else { read_offset(offset)? };
        if let Err(free) = found
            && at >= QUARTERS_SINCE
        {
            offsets.insert(free, (quarter, offset));
        }
        Some(offset)
    }
}

/// The function of a formatter that tells how far a zone is from UTC. Which zones there are is found by
/// trying: the lists of browsers leave out names that they know.
fn format_in(zone: &str) -> Option<Function> {
    let options = Object::new();
    for (name, value) in [("timeZone", zone), ("timeZoneName", "longOffset")] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    let made = Reflect::construct(&intl("DateTimeFormat")?, &Array::of2(&"en-US".into(), &options));
    Reflect::get(&made.ok()?, &"format".into()).ok()?.dyn_into().ok()
}

/// A function of the browser's `Intl`.
fn intl(name: &str) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    Reflect::get(&intl, &name.into()).ok()?.dyn_into().ok()
}

/// What time it is.
pub fn now() -> Msg {
    let now = js_sys::Date::new_0();
    let utc = (now.get_time() / 1000.0) as i64;
    Msg::Now { utc, here: utc - now.get_timezone_offset() as i64 * 60 }
}

/// The id of the list that fields for zones take suggestions from.
const LIST: &str = "zones";

/// Puts the list of zones into the page, when a field that wants it first has the focus: it has some
/// four hundred entries, which most visits do not need.
pub fn suggest(page: &Page, field: &web_sys::Element) {
    if field.get_attribute("list").as_deref() != Some(LIST) || page.by_id(LIST).is_some() {
        return;
    }
    let around = page.by_id("live").and_then(|live| live.parent_node());
    let zones = intl("supportedValuesOf")
        .and_then(|list| list.call1(&JsValue::UNDEFINED, &"timeZone".into()).ok())
        .map(|list| Array::from(&list))
        .unwrap_or_default();
    let (Ok(list), Some(around)) = (gloo::utils::document().create_element("datalist"), around)
    else {
        return;
    };
    list.set_id(LIST);
    for zone in std::iter::once("UTC".into()).chain(zones) {
        // An element with a fixed, valid name can be made and filled; without one, a suggestion less.
        if let (Ok(option), Some(zone)) =
            (gloo::utils::document().create_element("option"), zone.as_string())
        {
            let _ = option.set_attribute("value", &zone);
            let _ = list.append_child(&option);
        }
    }
    let _ = around.append_child(&list);
}
