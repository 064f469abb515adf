//! The rules of time zones, which every browser brings along (`Intl.DateTimeFormat`).

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, Function, Object, Reflect};
use postmortem::time::{Zones, read_offset};
use wasm_bindgen::{JsCast, JsValue};

use super::page;

/// What the browser knows of zones. A formatter is made once for each zone: that takes a browser about a
/// hundred times as long as asking it.
#[derive(Default)]
pub struct Intl {
    /// The function that formats in a zone; `None` where there is no such zone.
    formats: RefCell<HashMap<String, Option<Function>>>,
    /// Offsets by zone and quarter of an hour.
    known: RefCell<HashMap<(String, i64), i32>>,
}

/// From here on clocks are changed at full quarters of an hour in UTC only (the last that were not, in
/// Monrovia, were set right on 7 January 1972).
const QUARTERS_SINCE: i64 = 94_694_400; // 1973-01-01

impl Zones for Intl {
    fn offset(&self, zone: &str, at: i64) -> Option<i32> {
        let key = (at >= QUARTERS_SINCE).then(|| (zone.to_owned(), at.div_euclid(900)));
        if let Some(known) = key.as_ref().and_then(|key| self.known.borrow().get(key).copied()) {
            return Some(known);
        }
        let mut formats = self.formats.borrow_mut();
        if !formats.contains_key(zone) {
            formats.insert(zone.to_owned(), format_in(zone));
        }
        let format = formats.get(zone)?.as_ref()?;
        let told =
            format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(at as f64 * 1000.0)).ok()?;
        // Such as `12/5/2019, GMT-08:00`; UTC itself is `GMT`.
        let told = told.as_string()?;
        let (_, offset) = told.split_once("GMT")?;
        let offset = if offset.is_empty() { 0 } else { read_offset(offset)? };
        if let Some(key) = key {
            self.known.borrow_mut().insert(key, offset);
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

/// The present moment, in seconds since 1970-01-01 UTC.
pub fn now() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}

/// The id of the list that fields for zones take suggestions from.
const LIST: &str = "zones";

/// Puts the list of zones into the page, when a field that wants it first has the focus: it has some
/// four hundred entries, which most visits do not need.
pub fn suggest(field: &web_sys::Element) {
    let document = page::document();
    if field.get_attribute("list").as_deref() != Some(LIST)
        || document.get_element_by_id(LIST).is_some()
    {
        return;
    }
    let zones = intl("supportedValuesOf")
        .and_then(|list| list.call1(&JsValue::UNDEFINED, &"timeZone".into()).ok())
        .map(|list| Array::from(&list))
        .unwrap_or_default();
    let (Ok(list), Some(body)) = (document.create_element("datalist"), document.body()) else {
        return;
    };
    list.set_id(LIST);
    for zone in std::iter::once("UTC".into()).chain(zones) {
        // An element with a fixed, valid name can be made and filled; without one, a suggestion less.
        if let (Ok(option), Some(zone)) = (document.create_element("option"), zone.as_string()) {
            let _ = option.set_attribute("value", &zone);
            let _ = list.append_child(&option);
        }
    }
    let _ = body.append_child(&list);
}
