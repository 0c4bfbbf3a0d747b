//! The law of reading: every visible character of a draft is accounted for, and the model says
//! nothing but what stands at the places it names.

// A helper outside a test function that panics is a failing test, and is meant to be.
#![allow(clippy::expect_used, clippy::panic)]

use gongwen::Format;
use gongwen_tests::{damage, law};
use proptest::prelude::*;

/// Holds the law on one draft, and gives the stretches that no element took.
fn hold(text: &str, format: Format) -> Vec<String> {
    law::hold(text, format).unwrap_or_else(|broken| panic!("{broken}"))
}

#[test]
fn nothing_of_the_samples_is_lost() {
    for name in ["minutes.md", "notice.md"] {
        assert_eq!(
            hold(&sample(name), Format::Markdown),
            [] as [&str; 0],
            "{name}"
        );
    }
}

#[test]
fn a_second_who_signs_is_told_and_takes_nobodys_place() {
    let text = "青禾县人民政府令\n第5号\n现予公布。\n县长　钱二\n副县长　孙三\n2024年9月9日";
    law::hold(text, Format::Text).unwrap();
    let parsed = law::read(text.as_bytes(), Format::Text).unwrap();
    let signatory = parsed.document.signature.signatory.unwrap();
    assert_eq!(signatory.name, "钱二");
    law::hold("5\n市长　钱二\n市长　钱二\n9月9日", Format::Markdown).unwrap();
}

#[test]
fn nothing_of_the_corpus_is_lost() {
    for (name, bytes) in gongwen_tests::corpus::dev() {
        let format = match Format::of_name(&name) {
            Some(format @ (Format::Markdown | Format::Text | Format::Html)) => format,
            _ => continue,
        };
        let text = String::from_utf8(bytes).expect("UTF-8");
        hold(text.trim_start_matches('\u{feff}'), format);
    }
}

#[test]
fn nothing_of_the_invented_drafts_is_lost() {
    let folder = gongwen_tests::golden::root("tests/data/recognise");
    for entry in std::fs::read_dir(folder).expect("the folder of the drafts") {
        let path = entry.expect("a file").path();
        let format = match Format::of_name(&path.to_string_lossy()) {
            Some(format @ (Format::Markdown | Format::Text)) => format,
            _ => continue,
        };
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        assert_eq!(hold(&text, format), [] as [&str; 0], "{}", path.display());
    }
}

fn sample(name: &str) -> String {
    let path = gongwen_tests::golden::root("examples").join(name);
    std::fs::read_to_string(path).expect("a sample of ours")
}

#[test]
fn notes_of_attachments_before_and_behind_the_signature_each_name_their_own_place() {
    let text = "附：1．\n管总局\n2月5日\n附：2．";
    assert_eq!(hold(text, Format::Markdown), [] as [&str; 0]);
}

#[test]
fn a_break_in_a_cell_is_a_line_end_of_it() {
    assert_eq!(
        hold("|甲<br>乙|\n|--|\n|丙<BR />丁|", Format::Markdown),
        [] as [&str; 0]
    );
}

#[test]
fn a_break_that_a_control_character_tore_is_text_or_told() {
    assert!(law::hold("甲<br>乙<br\u{1f}>丙", Format::Markdown).is_ok());
}

#[test]
fn persons_whom_a_sentence_names_stand_where_it_names_them() {
    let text = "云岭市人民政府常务会议纪要\n\n2025年4月18日，市长林清远主持召开市政府第52次常务会议，\n副市长周来清、孙毅参加会议。会议议定事项如下：";
    let parsed = law::read(text.as_bytes(), Format::Text).expect("a draft");
    let named = |path: &str| {
        let of = |o: &&gongwen::recognise::Origin| o.path.as_deref() == Some(path);
        let origin = parsed.sources.origins.iter().find(of)?;
        text.get(origin.span.start..origin.span.end)
    };
    assert_eq!(named("meeting.chair.name"), Some("林清远"));
    assert_eq!(named("attendance.present[0].title"), Some("副市长"));
    assert_eq!(named("attendance.present[1].name"), Some("孙毅"));
}

/// Tags, entities and texts, well and badly made.
fn piece_of_a_page() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "p",
        "div",
        "span",
        "b",
        "br",
        "table",
        "tr",
        "td",
        "th",
        "thead",
        "h1",
        "li",
        "pre",
        "nav",
        "script",
        "style",
        "title",
        "main",
        "footer",
        "a b='",
        "p hidden",
        "td colspan=2",
        "p style=\"display:none\"",
        "!--",
        "!DOCTYPE html",
        "?xml",
        "svg",
        "select",
        "textarea",
    ]);
    let text = prop::sample::select(vec![
        "关于甲的通知",
        "各区人民政府：",
        "一、事项",
        "附件：1. 乙",
        "2025年1月2日",
        "（此件公开）",
        "抄送：丙局。",
        "&nbsp;",
        "&nbsp",
        "&;",
        "&sp;",
        "&#",
        "&#x4e00;",
        "&lt;",
        "&",
        "<",
        ">",
        "</",
        "-->",
        "\\r\\n",
        "\\\"",
        " ",
        "\n",
        "\r\n",
        "\u{3000}",
        "\u{a0}",
        "\u{0}",
        "]]>",
        "'",
        "\"",
        "|",
    ]);
    prop_oneof![
        tag.clone().prop_map(|t| format!("<{t}>")),
        tag.prop_map(|t| format!("</{t}>")),
        text.prop_map(Into::into),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_damaged_draft_is_lost(
        minutes in any::<bool>(),
        plain in any::<bool>(),
        seed in prop::collection::vec((any::<u8>(), any::<u16>(), damage::odd_char()), 1..40),
    ) {
        let text = damage::lines(&sample(if minutes { "minutes.md" } else { "notice.md" }), &seed);
        hold(&text, if plain { Format::Text } else { Format::Markdown });
    }

    #[test]
    fn nothing_of_any_text_is_lost(text in "[一二三、（）()。：出席列请假记录附件抄送分 \n\t〔〕0-9年月日号市局甲乙#*|>-]{0,400}") {
        hold(&text, Format::Markdown);
        hold(&text, Format::Text);
    }

    #[test]
    fn nothing_of_any_page_is_lost(pieces in prop::collection::vec(piece_of_a_page(), 0..60)) {
        hold(&pieces.concat(), Format::Html);
    }

    #[test]
    fn nothing_of_arbitrary_text_is_lost(text in any::<String>()) {
        hold(&text, Format::Markdown);
        hold(&text, Format::Text);
        hold(&text, Format::Html);
    }
}
