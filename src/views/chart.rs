//! The timeline as a picture. The rows and the durations say the same in words.

use editor::{Answer, Chart, Mark, Msg, Phase};
use postmortem::time::human;
use postmortem::{Field, Id, Milestone, RowField};
use yew::{Html, html};

use super::Dispatch;

/// What the whole picture is, in words; what it shows is in the list below it.
fn in_words(chart: &Chart) -> String {
    let phases =
        chart.phases.iter().map(|phase| format!("{}: {}", phase.name, human(phase.minutes)));
    let phases = phases.collect::<Vec<_>>().join(", ");
    match phases.as_str() {
        "" => "When each row of the timeline was".into(),
        phases => {
            format!("The phases of the incident and when each row of the timeline was. {phases}")
        }
    }
}

/// Draws it: a bar of phases, a line with a mark for each row, and times below.
pub fn chart(chart: &Chart, dispatch: &Dispatch) -> Html {
    let share = |at: u32| format!("{}.{:02}%", at / 100, at % 100);
    let phase = |(number, phase): (usize, &Phase)| {
        let (x, width) = (share(phase.start), share(phase.end - phase.start));
        let middle = share((phase.start + phase.end) / 2);
        html! {
            <>
                <rect class="phase" x={x.clone()} y="1" width={width.clone()} height="26" />
                <rect class={fill(phase.from)} {x} y="1" {width} height="26" />
                <text class="number" x={middle} y="19" text-anchor="middle">{ number + 1 }</text>
            </>
        }
    };
    let mark = |mark: &Mark| {
        let rows: Vec<_> = mark.rows.iter().map(Id::to_string).collect();
        let shape =
            if mark.milestone { "M0-7L7 0 0 7-7 0Z" } else { "M0-4A4 4 0 0 1 0 4 4 4 0 0 1 0-4Z" };
        html! {
            <>
                if let Some(end) = mark.end {
                    <line class="lasted" x1={share(mark.at)} x2={share(end)} y1="45" y2="45" />
                }
                <svg class="mark" x={share(mark.at)} y="45" overflow="visible" data-rows={rows.join(" ")}
                    onclick={mark.rows.first().map(|row| dispatch.sends(go_to(*row)))}>
                    <title>{ mark.name.clone() }</title>
                    <path d={shape} />
                </svg>
            </>
        }
    };
    let label = |(at, label): &(u32, String)| {
        let anchor = if *at < 600 {
            "start"
        } else if *at > 9_400 {
            "end"
        } else {
            "middle"
        };
        html! {
            <>
                <line class="tick" x1={share(*at)} x2={share(*at)} y1="54" y2="60" />
                <text x={share(*at)} y="73" text-anchor={anchor}>{ label.clone() }</text>
            </>
        }
    };
    html! {
        <figure class="chart">
            <svg role="img" aria-label={in_words(chart)} width="100%" height="78" overflow="visible">
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)">
                    <rect width="2" height="6" />
                </pattern>
                <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">
                    <circle cx="3" cy="3" r="1.25" />
                </pattern>
                { for chart.phases.iter().enumerate().map(phase) }
                <line class="axis" x1="0" x2="100%" y1="45" y2="45" />
                { for chart.labels.iter().map(label) }
                { for chart.marks.iter().map(mark) }
            </svg>
            if !chart.phases.is_empty() {
                <ol class="phases">
                    { for chart.phases.iter().map(|phase| html! {
                        <li>
                            { phase.name }
                            <span class="quiet">{ format!(" {}", human(phase.minutes)) }</span>
                        </li>
                    }) }
                </ol>
            }
        </figure>
    }
}

fn go_to(row: Id) -> Msg {
    Msg::Answer(Answer::See(Field::Row(row, RowField::Text)))
}

fn fill(from: Milestone) -> &'static str {
    match from {
        Milestone::ImpactBegan => "hatched",
        Milestone::Detected => "dotted",
        Milestone::Acknowledged => "solid",
        _ => "open",
    }
}
