//! How an English verb inflects.

pub(super) struct Forms {
    pub(super) base: String,
    pub(super) third: String,
    pub(super) past: String,
    pub(super) participle: String,
    pub(super) gerund: String,
}

impl Forms {
    /// Inflects an entry of the verb list: `delete`, `drop+p` (a doubled consonant),
    /// `break/broke/broken`, `run+n/ran/run`.
    pub(super) fn of(entry: &str) -> Forms {
        let mut parts = entry.split('/');
        let (base, double) = match parts.next().unwrap_or_default().split_once('+') {
            Some((base, double)) => (base, double),
            None => (entry.split('/').next().unwrap_or_default(), ""),
        };
        let silent_e = base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe");
        let y = base.ends_with('y') && !base.ends_with(['a', 'e', 'o']) && !ends_vowel_y(base);
        let stem = &base[..base.len() - usize::from(y || silent_e)];
        let third = if y {
            format!("{stem}ies")
        } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end)) {
            format!("{base}es")
        } else {
            format!("{base}s")
        };
        let regular = if y { format!("{stem}ied") } else { format!("{stem}{double}ed") };
        let past = parts.next().map_or(regular, str::to_owned);
        let participle = parts.next().map_or_else(|| past.clone(), str::to_owned);
        let gerund = if y { format!("{base}ing") } else { format!("{stem}{double}ing") };
        Forms { base: base.to_owned(), third, past, participle, gerund }
    }
}

fn ends_vowel_y(base: &str) -> bool {
    ["ay", "ey", "oy", "uy"].iter().any(|end| base.ends_with(end))
}

/// The plural of an English noun: `branch` to `branches`, `foreman` to `foremen`.
pub(super) fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("man") {
        return [stem, "men"].concat();
    }
    match noun.strip_suffix('y') {
        Some(stem) if !ends_vowel_y(noun) => [stem, "ies"].concat(),
        _ if ["s", "x", "ch", "sh"].iter().any(|end| noun.ends_with(end)) => [noun, "es"].concat(),
        _ => [noun, "s"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflects() {
        for (entry, third, past, participle, gerund) in [
            ("delete", "deletes", "deleted", "deleted", "deleting"),
            ("drop+p", "drops", "dropped", "dropped", "dropping"),
            ("break/broke/broken", "breaks", "broke", "broken", "breaking"),
            ("run+n/ran/run", "runs", "ran", "run", "running"),
            ("verify", "verifies", "verified", "verified", "verifying"),
            ("push", "pushes", "pushed", "pushed", "pushing"),
            ("deploy", "deploys", "deployed", "deployed", "deploying"),
        ] {
            let forms = Forms::of(entry);
            assert_eq!(
                (forms.third.as_str(), forms.past.as_str(), forms.participle.as_str()),
                (third, past, participle)
            );
            assert_eq!(forms.gerund, gerund);
        }
    }
}
