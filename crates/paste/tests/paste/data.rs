//! JSON: exports of Slack, incidents of PagerDuty, logs.

use paste::{Source, Why};

use crate::shown::{left, rows};

#[test]
fn an_export_of_slack() {
    let pasted = rows(
        Source::Json,
        r##"[
    {
        "type": "message", "subtype": "channel_join", "ts": "1575539000.000100",
        "user": "U1", "text": "<@U1> has joined the channel"
    },
    {
        "type": "message", "ts": "1575539110.000200", "user": "U1",
        "text": "Deleting &lt;old&gt; branches, see <https://example.org/a?b=1&amp;c=2|the plan> <!here> in <#C1|ops>",
        "user_profile": { "real_name": "Ada Holm", "name": "ada" },
        "pinned_to": ["C1"]
    },
    {
        "type": "message", "ts": "1575541260.000300", "user": "U2",
        "text": "<@U1> docs are 404\n<https://example.org/docs>",
        "reactions": [{ "name": "eyes", "users": ["U1"], "count": 1 }]
    },
    {
        "type": "message", "subtype": "bot_message", "ts": "1575541300.000400", "text": "",
        "username": "alerts", "attachments": [{ "fallback": "Probe failed: docs" }],
        "pinned_info": { "pinned_by": "U2" }
    }
]"##,
        &[
            "=2019-12-05 09:45:10 UTC <Ada Holm> Deleting <old> branches, see the plan \
             (https://example.org/a?b=1&c=2) @here in #ops !",
            "=2019-12-05 10:21 UTC <U2> @Ada Holm docs are 404 / https://example.org/docs",
            "=2019-12-05 10:21:40 UTC <alerts> Probe failed: docs !",
        ],
    );
    assert_eq!(pasted.left[1].why, Why::ComesOrGoes);
    assert_eq!(left(&pasted)[0], (Why::Around, "["));
    assert_eq!(pasted.rows[0].lines, 5..11);
}

#[test]
fn the_answer_of_slacks_api_is_read_too() {
    rows(
        Source::Json,
        r#"{"ok":true,"messages":[{"type":"message","ts":"1575539110.0002","user":"U1","text":"a"},
        {"type":"message","ts":"1575539111.0002","user":"U1","text":"b"}],"has_more":false}"#,
        &["=2019-12-05 09:45:10 UTC <U1> a", "=2019-12-05 09:45:11 UTC <U1> b"],
    );
}

#[test]
fn an_incident_of_pagerduty() {
    rows(
        Source::Json,
        r#"{ "incident": {
            "id": "PT4KHLK", "type": "incident", "title": "Docs are down", "incident_number": 12,
            "created_at": "2019-12-05T17:45:00Z", "html_url": "https://example.org/i/12",
            "acknowledgements": [
                { "at": "2019-12-05T18:45:00Z", "acknowledger": { "summary": "Ada Holm" } },
                { "at": "2019-12-05T18:50:00Z", "acknowledger": { "summary": "Jo Berg" } }
            ],
            "log_entries": [
                { "type": "trigger_log_entry", "created_at": "2019-12-05T17:45:00Z", "summary": "Triggered" },
                { "type": "annotate_log_entry", "created_at": "2019-12-05T18:50:00Z",
                  "agent": { "summary": "Ada Holm" }, "channel": { "summary": "Republished" } }
            ],
            "resolved_at": "2019-12-05T19:45:00Z"
        } }"#,
        &[
            "=2019-12-05 17:45 UTC Incident opened: Docs are down (Detected) [https://example.org/i/12]",
            "=2019-12-05 18:45 UTC <Ada Holm> Acknowledged: Docs are down (Acknowledged) \
             [https://example.org/i/12]",
            "=2019-12-05 18:50 UTC <Jo Berg> Acknowledged: Docs are down [https://example.org/i/12]",
            "=2019-12-05 19:45 UTC Resolved: Docs are down (Resolved) [https://example.org/i/12]",
            "=2019-12-05 18:50 UTC <Ada Holm> Republished",
        ],
    );
}

#[test]
fn json_line_by_line() {
    let pasted = rows(
        Source::Json,
        "{\"level\":\"error\",\"time\":1575539110123,\"msg\":\"gone\",\"err\":{\"code\":404}}\n\
         \u{20}   at Pages.serve (pages.js:12)\n\
         {\"@timestamp\":\"2019-12-05T09:46:00.1+01:00\",\"message\":\"back\"}\n\
         {\"message\":\"no time\"}\n\
         {\"ts\":1575539120,\"msg\":\"cut of",
        &[
            "=2019-12-05 09:45:10 UTC gone  level=error  err={\"code\":404} / at Pages.serve (pages.js:12)",
            "=2019-12-05 09:46 +01:00 back",
        ],
    );
    assert_eq!(
        left(&pasted),
        [(Why::Unread, "{\"message\":\"no time\"}\n{\"ts\":1575539120,\"msg\":\"cut of")]
    );
}
