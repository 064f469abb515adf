//! What zones are called for short. Such names say too little: some are used by several zones, and
//! some hold only in summer or only in winter.

/// One meaning of an abbreviation.
pub(crate) struct Meaning {
    /// The abbreviation.
    pub(crate) name: &'static str,
    /// How far ahead of UTC, in minutes.
    pub(crate) minutes: i16,
    /// A zone that uses it.
    pub(crate) zone: &'static str,
}

const fn meaning(name: &'static str, minutes: i16, zone: &'static str) -> Meaning {
    Meaning { name, minutes, zone }
}

/// How far ahead of UTC clocks are that show a time in `name`, in seconds, if it has one meaning.
pub(crate) fn only_offset(name: &str) -> Option<i32> {
    if ["UTC", "GMT", "Z"].contains(&name) {
        return Some(0);
    }
    let mut all = MEANINGS.iter().filter(|meaning| meaning.name == name);
    let only = all.next().filter(|_| all.next().is_none())?;
    Some(i32::from(only.minutes) * 60)
}

/// Abbreviations that people write, with the zone most of them mean. Offsets are those of the IANA
/// database (2025b) and, of names it does not use, of the tz mailing list's "theory" file and the list
/// of RFC 2822; a name with several lines is ambiguous.
pub(crate) const MEANINGS: &[Meaning] = &[
    meaning("PST", -480, "America/Los_Angeles"),
    meaning("PDT", -420, "America/Los_Angeles"),
    meaning("MST", -420, "America/Denver"),
    meaning("MDT", -360, "America/Denver"),
    meaning("CST", -360, "America/Chicago"),
    meaning("CST", 480, "Asia/Shanghai"),
    meaning("CST", -300, "America/Havana"),
    meaning("CDT", -300, "America/Chicago"),
    meaning("CDT", -240, "America/Havana"),
    meaning("EST", -300, "America/New_York"),
    meaning("EDT", -240, "America/New_York"),
    meaning("AKST", -540, "America/Anchorage"),
    meaning("AKDT", -480, "America/Anchorage"),
    meaning("HST", -600, "Pacific/Honolulu"),
    meaning("AST", -240, "America/Halifax"),
    meaning("AST", 180, "Asia/Riyadh"),
    meaning("ADT", -180, "America/Halifax"),
    meaning("NST", -210, "America/St_Johns"),
    meaning("NDT", -150, "America/St_Johns"),
    meaning("BRT", -180, "America/Sao_Paulo"),
    meaning("ART", -180, "America/Argentina/Buenos_Aires"),
    meaning("GMT", 0, "Etc/GMT"),
    meaning("WET", 0, "Europe/Lisbon"),
    meaning("WEST", 60, "Europe/Lisbon"),
    meaning("BST", 60, "Europe/London"),
    meaning("BST", 360, "Asia/Dhaka"),
    meaning("IST", 330, "Asia/Kolkata"),
    meaning("IST", 60, "Europe/Dublin"),
    meaning("IST", 120, "Asia/Jerusalem"),
    meaning("IDT", 180, "Asia/Jerusalem"),
    meaning("CET", 60, "Europe/Berlin"),
    meaning("CEST", 120, "Europe/Berlin"),
    meaning("EET", 120, "Europe/Helsinki"),
    meaning("EEST", 180, "Europe/Helsinki"),
    meaning("MSK", 180, "Europe/Moscow"),
    meaning("SAST", 120, "Africa/Johannesburg"),
    meaning("WAT", 60, "Africa/Lagos"),
    meaning("EAT", 180, "Africa/Nairobi"),
    meaning("GST", 240, "Asia/Dubai"),
    meaning("PKT", 300, "Asia/Karachi"),
    meaning("SGT", 480, "Asia/Singapore"),
    meaning("HKT", 480, "Asia/Hong_Kong"),
    meaning("JST", 540, "Asia/Tokyo"),
    meaning("KST", 540, "Asia/Seoul"),
    meaning("AWST", 480, "Australia/Perth"),
    meaning("ACST", 570, "Australia/Adelaide"),
    meaning("ACDT", 630, "Australia/Adelaide"),
    meaning("AEST", 600, "Australia/Sydney"),
    meaning("AEDT", 660, "Australia/Sydney"),
    meaning("NZST", 720, "Pacific/Auckland"),
    meaning("NZDT", 780, "Pacific/Auckland"),
];

/// What an abbreviation can mean; nothing if it is none.
pub(crate) fn meanings(name: &str) -> impl Iterator<Item = &'static Meaning> {
    MEANINGS.iter().filter(move |meaning| meaning.name.eq_ignore_ascii_case(name))
}

/// What people call the time of a zone at this offset, in seconds, where that is not in doubt.
pub(crate) fn name_of(zone: &str, offset: i32) -> Option<&'static str> {
    let fits =
        |meaning: &&Meaning| meaning.zone == zone && i32::from(meaning.minutes) * 60 == offset;
    MEANINGS.iter().find(fits).map(|meaning| meaning.name)
}

/// The last part of a zone's name, which is a place for most: `Los Angeles`.
pub(crate) fn place(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// Whether a zone is UTC under one of its names.
pub(crate) fn is_utc(zone: &str) -> bool {
    ["UTC", "Z", "Etc/UTC", "Etc/GMT", "GMT"].iter().any(|name| name.eq_ignore_ascii_case(zone))
}
