//! Word files in: what a person sees in them, to the character.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // helpers fail as tests do

use gongwen::messages::Code;
use gongwen::model::{Block, ExtraKind};
use gongwen::{Format, Parsed, ReadOptions, read};
use gongwen_tests::{golden, law, package};

fn parsed(bytes: &[u8]) -> Parsed {
    read(bytes, &ReadOptions::default()).unwrap()
}

/// The lines of the text that was made of a file.
fn lines(parsed: &Parsed) -> Vec<String> {
    let text = parsed.source.as_ref().unwrap().text();
    text.lines()
        .filter(|l| !l.is_empty())
        .map(Into::into)
        .collect()
}

fn seen(body: &str, parts: &[(&str, &str)]) -> Vec<String> {
    let bytes = package::docx(body, parts);
    law::hold_file(&bytes, Format::Docx).unwrap();
    lines(&parsed(&bytes))
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn codes(parsed: &Parsed) -> Vec<Code> {
    parsed.diagnostics.iter().map(|d| d.code).collect()
}

// ── Files that LibreOffice wrote (tests/data/word/make.sh) ───────────────────────────────────

/// What stands in the story of `case.fodt`.
const STORY: &[&str] = &[
    "云岭市人民政府文件",
    "云政发〔2024〕8号",
    "关于做好防汛工作的通知",
    "各区人民政府，市政府各部门：",
    "现就今年防汛工作通知如下。",
    "一、加强值守",
    "（一）落实责任",
    "（二）备足物资",
    "1.沙袋",
    "2.水泵",
    "二、抓好排查",
    "（一）逐库检查",
    "框内文字",
    "附件在后。",
    "负责人：赵一",
    "单位\t任务\t",
    "水务局\t巡查\t每日",
    "两次\t",
];

fn case(extension: &str) -> Vec<u8> {
    std::fs::read(golden::root("tests/data/word").join(format!("case.{extension}"))).unwrap()
}

#[test]
fn one_document_in_three_formats_says_the_same() {
    for extension in ["docx", "doc", "rtf"] {
        let bytes = case(extension);
        let format = Format::detect(&bytes, None);
        assert_eq!(format.extension(), extension);
        law::hold_file(&bytes, format).unwrap();
        let parsed = parsed(&bytes);
        let lines = lines(&parsed);
        let from = lines.iter().position(|l| l == STORY[0]).unwrap();
        assert_eq!(&lines[from..from + STORY.len()], STORY, "{extension}");
        let document = &parsed.document;
        let mark = document.header.issuer_mark.as_ref().unwrap();
        assert_eq!(mark.text, "云岭市人民政府文件");
        assert_eq!(document.title.as_deref(), Some("关于做好防汛工作的通知"));
        assert_eq!(document.signature.issuers, ["云岭市人民政府"]);
        let table = document.body.iter().find_map(|b| match b {
            Block::Table(t) => Some(t),
            _ => None,
        });
        let table = table.unwrap_or_else(|| panic!("{extension}: no table"));
        let shapes: Vec<Vec<(&str, usize, usize)>> = table
            .rows
            .iter()
            .map(|r| {
                r.iter()
                    .map(|c| (&*c.text, c.col_span, c.row_span))
                    .collect()
            })
            .collect();
        let expected: &[&[(&str, usize, usize)]] = &[
            &[("单位", 1, 1), ("任务", 2, 1)],
            &[("水务局", 1, 2), ("巡查", 1, 1), ("每日\n两次", 1, 1)],
            &[("抢险", 1, 1), ("随时", 1, 1)],
        ];
        assert_eq!(shapes, expected, "{extension}");
        let codes = codes(&parsed);
        assert!(codes.contains(&Code::Tracked), "{extension}: {codes:?}");
        assert!(codes.contains(&Code::HiddenText), "{extension}: {codes:?}");
        let extra = |text: &str| {
            document
                .extras
                .iter()
                .find(|e| e.text == text)
                .map(|e| e.kind)
        };
        assert_eq!(
            extra("云岭市内部资料"),
            Some(ExtraKind::Site),
            "{extension}"
        );
        assert_eq!(extra("脚注说明"), Some(ExtraKind::Site), "{extension}");
        assert_eq!(extra("— 1 —"), Some(ExtraKind::PageMark), "{extension}");
    }
}

// ── Numbering ────────────────────────────────────────────────────────────────────────────────

fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

fn level(at: u32, figure: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{figure}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

#[test]
fn numbers_are_the_ones_a_reader_sees() {
    let levels = [
        level(
            0,
            "chineseCountingThousand",
            "%1、",
            r#"<w:suff w:val="nothing"/>"#,
        ),
        level(1, "chineseCounting", "（%2）", ""),
        level(2, "decimal", "%3.", r#"<w:suff w:val="nothing"/>"#),
        level(3, "decimal", "（%4）", ""),
        level(
            4,
            "decimalEnclosedCircle",
            "%5",
            r#"<w:suff w:val="nothing"/>"#,
        ),
        level(
            5,
            "ideographTraditional",
            "%6.",
            r#"<w:suff w:val="space"/>"#,
        ),
        level(6, "bullet", "\u{f06c}", ""),
    ];
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>"#,
        levels.concat()
    );
    let body: String = [
        item(1, 0, "甲"),
        item(1, 1, "乙"),
        item(1, 2, "丙"),
        item(1, 3, "丁"),
        item(1, 4, "戊"),
        item(1, 4, "己"),
        item(1, 5, "庚"),
        item(1, 6, "辛"),
        item(1, 1, "壬"),
        item(1, 2, "癸"),
        item(3, 0, "子"),
        item(1, 1, "丑"),
        item(2, 0, "寅"),
        item(2, 0, "卯"),
        item(0, 0, "辰"),
    ]
    .concat();
    let expected = [
        "一、甲",
        "（一）乙",
        "1.丙",
        "（1）丁",
        "①戊",
        "②己",
        "甲.庚",
        "辛",
        "（二）壬",
        "1.癸",
        "二、子",
        "（一）丑",
        "三、寅",
        "四、卯",
        "辰",
    ];
    assert_eq!(seen(&body, &[("numbering", &numbering)]), expected);
}

#[test]
fn numbers_come_by_style_too() {
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="6"><w:styleLink w:val="L"/>{}{}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="6"/></w:num>"#,
        level(0, "chineseCounting", "%1、", r#"<w:pStyle w:val="H1"/>"#),
        level(1, "chineseCounting", "（%2）", r#"<w:pStyle w:val="H2"/>"#),
    );
    let styles = r#"<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>"#;
    let para = |style: &str, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body = [para("H1", "甲"), para("H2", "乙"), para("H1", "丙")].concat();
    let parts = [("numbering", numbering.as_str()), ("styles", styles)];
    assert_eq!(seen(&body, &parts), ["一、甲", "（一）乙", "二、丙"]);
}

// ── What a page shows, and what it does not ──────────────────────────────────────────────────

#[test]
fn tracked_changes_are_read_as_accepted() {
    let body = r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>各地</w:t></w:r><w:del w:id="2"><w:r><w:delText>不</w:delText></w:r></w:del></w:p><w:p><w:ins w:id="3"><w:r><w:t>要</w:t></w:r></w:ins><w:moveFrom w:id="4"><w:r><w:t>落实</w:t></w:r></w:moveFrom><w:r><w:t>认真</w:t></w:r><w:moveTo w:id="5"><w:r><w:t>落实</w:t></w:r></w:moveTo><w:r><w:t>。</w:t></w:r></w:p>"#;
    assert_eq!(seen(body, &[]), ["各地要认真落实。"]);
    let parsed = parsed(&package::docx(body, &[]));
    let told = codes(&parsed)
        .into_iter()
        .filter(|c| *c == Code::Tracked)
        .count();
    assert_eq!(told, 1);
}

#[test]
fn fields_show_their_results() {
    let field = |parts: &[&str]| format!("<w:p>{}</w:p>", parts.concat());
    let char = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let (begin, separate, end) = (char("begin"), char("separate"), char("end"));
    let text = |t: &str| format!("<w:r><w:t>{t}</w:t></w:r>");
    let code = "<w:r><w:instrText> DATE \\@ x </w:instrText></w:r>";
    let nested = field(&[
        &text("于"),
        &begin,
        code,
        &begin,
        code,
        &separate,
        &text("内"),
        &end,
        &separate,
        &text("五月"),
        &end,
        &text("印发"),
    ]);
    let simple = r#"<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>"#;
    let parsed = parsed(&package::docx(&(nested + simple), &[]));
    let text = parsed.source.as_ref().unwrap().text();
    assert!(text.starts_with("于五月印发\n3\n"), "{text}");
    assert!(codes(&parsed).contains(&Code::HiddenText)); // 内, in the code of the outer field
}

#[test]
fn breaks_tabs_symbols_and_hyphens_stand_for_themselves() {
    let body = r#"<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t><w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> 戊 </w:t></w:r></w:p>"#;
    assert_eq!(seen(body, &[]), ["甲\t乙", "丙-丁", "☑ 戊 "]);
}

#[test]
fn words_around_an_element_that_has_no_place_in_them_are_kept() {
    let body = r#"<w:p><w:r><w:t>甲<w:tab/>乙<w:bogus>丙</w:bogus>丁</w:t></w:r></w:p>"#;
    let said = seen(body, &[]).concat();
    let left = ['甲', '乙', '丁'].map(|c| said.find(c).is_some());
    assert_eq!(left, [true; 3], "{said}");
}

#[test]
fn alternatives_are_read_once_and_boxes_where_they_hang() {
    let in_box = |text: &str| {
        let words = p(text);
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    };
    let old = "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>旧框</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>";
    let body = format!(
        "<w:p>{}<w:r><w:t>正文</w:t></w:r>{}</w:p><w:p>{old}</w:p>",
        in_box("上"),
        in_box("下")
    );
    assert_eq!(seen(&body, &[]), ["上", "正文", "下", "旧框"]);
}

#[test]
fn content_controls_show_what_was_filled_in() {
    let body = format!(
        r#"<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt><w:p><w:r><w:t>丙</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt></w:p>"#,
        p("甲乙")
    );
    assert_eq!(seen(&body, &[]), ["甲乙", "丙", "单击此处"]); // the last for the diagnostic
    let parsed = parsed(&package::docx(&body, &[]));
    let hidden = parsed
        .diagnostics
        .iter()
        .find(|d| d.code == Code::HiddenText);
    assert_eq!(hidden.unwrap().quote.as_deref(), Some("单击此处"));
    assert!(parsed.document.body.iter().all(|b| match b {
        Block::Paragraph(p) => !p.text.contains("单击"),
        _ => true,
    }));
}

#[test]
fn a_table_without_rules_only_arranges() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let row = |cells: &[&str]| {
        let cells: String = cells.iter().map(|c| cell(c)).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let body = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&["云政发〔2024〕8号", "签发人：赵一"]),
        row(&["甲"])
    );
    assert_eq!(seen(&body, &[]), ["云政发〔2024〕8号\t签发人：赵一", "甲"]);
}

#[test]
fn strict_names_are_the_same_names() {
    let mut parts = package::docx_parts(&p("甲乙"), &[]);
    for (_, bytes) in &mut parts {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let strict = [
            (
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            ),
            (
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
        ];
        let text = strict
            .iter()
            .fold(text, |t, (from, to)| t.replace(from, to));
        *bytes = text.into_bytes();
    }
    assert_eq!(lines(&parsed(&package::zip(&parts))), ["甲乙"]);
}

#[test]
fn a_letterhead_in_the_header_is_the_mark() {
    let body = format!(
        r#"{}{}<w:sectPr><w:headerReference w:type="first" r:id="rId1"/><w:titlePg/></w:sectPr>"#,
        p("关于做好防汛工作的通知"),
        p("现通知如下。")
    );
    let header = p("云岭市人民政府文件") + &p("云政发〔2024〕8号");
    let parsed = parsed(&package::docx(&body, &[("header", &header)]));
    let head = &parsed.document.header;
    assert_eq!(
        head.issuer_mark.as_ref().unwrap().text,
        "云岭市人民政府文件"
    );
    assert_eq!(head.number.as_ref().unwrap().text, "云政发〔2024〕8号");
}

#[test]
fn hidden_text_comments_and_notes_are_not_lost() {
    let body = r#"<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    let footnotes = format!(
        r#"<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">{}</w:footnote>"#,
        p("注")
    );
    let comments = format!(
        r#"<w:comment w:id="0" w:author="丁">{}</w:comment>"#,
        p("批")
    );
    let parts = [
        ("footnotes", footnotes.as_str()),
        ("comments", comments.as_str()),
    ];
    assert_eq!(seen(body, &parts), ["甲", "注", "批", "乙"]);
}

#[test]
fn a_heading_told_by_its_face_or_its_size_alone() {
    let para = |looks: &str, text: &str| {
        format!(r#"<w:p><w:r><w:rPr>{looks}</w:rPr><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let sentence = "各地要加强值班值守，落实责任，确保通信畅通。";
    let looks = [
        (r#"<w:rFonts w:eastAsia="黑体"/>"#, true),
        (r#"<w:sz w:val="44"/>"#, true),
        (r#"<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>"#, false),
    ];
    for (looks, heading) in looks {
        let body = [
            para("", "关于做好防汛工作的通知"),
            para("", "各乡镇人民政府："),
            para(looks, &format!("一、{sentence}")),
            para("", "请认真落实。"),
        ];
        let document = parsed(&package::docx(&body.concat(), &[])).document;
        let found = document.body.first();
        let told = matches!(found, Some(Block::Heading(h)) if h.text == sentence);
        assert_eq!(told, heading, "{looks}: {found:?}");
    }
}

// ── What Word draws without saying it in a run ───────────────────────────────────────────────

fn field(code: &str) -> String {
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    )
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn a_mark_that_is_drawn_as_word_art_is_read() {
    let art = r#"<w:p><w:r><w:pict><v:shape><v:textpath string="云岭市人民政府文件"/></v:shape></w:pict></w:r></w:p>"#;
    let body = art.to_owned() + &p("云政发〔2024〕8号") + &p("关于做好防汛工作的通知");
    let parsed = parsed(&package::docx(&body, &[]));
    let mark = parsed.document.header.issuer_mark.unwrap();
    assert_eq!(mark.text, "云岭市人民政府文件");
}

#[test]
fn numbers_in_circles_and_other_fields_without_a_result_are_read() {
    let body = [
        "<w:p>".into(),
        field(r" eq \o\ac(○,1)"),
        run("甲"),
        field(r" SYMBOL 254 \f &quot;Wingdings&quot;"),
        run("乙"),
        r#"<w:fldSimple w:instr="EQ \f(2,3)"/>"#.into(),
        "</w:p>".into(),
    ];
    assert_eq!(seen(&body.concat(), &[]), ["①甲☑乙2/3"]);
}

#[test]
fn boxes_and_lists_of_a_form_show_what_was_chosen() {
    let form = |data: &str, code: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let tick = |state: &str| form(&format!("<w:checkBox>{state}</w:checkBox>"), "FORMCHECKBOX");
    let list = r#"<w:ddList><w:result w:val="1"/><w:listEntry w:val="特急"/><w:listEntry w:val="加急"/></w:ddList>"#;
    let body = [
        "<w:p>".into(),
        tick(r#"<w:default w:val="1"/>"#),
        run("同意"),
        tick(r#"<w:default w:val="1"/><w:checked w:val="0"/>"#),
        run("不同意，"),
        form(list, "FORMDROPDOWN"),
        run("件"),
        "</w:p>".into(),
    ];
    assert_eq!(seen(&body.concat(), &[]), ["☒同意☐不同意，加急件"]);
}

#[test]
fn a_sign_is_the_one_that_its_face_shows() {
    let body = "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings 2\"/></w:rPr><w:t>\u{f052}</w:t></w:r><w:r><w:t>同意</w:t><w:sym w:font=\"Wingdings\" w:char=\"F081\"/></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"w16se\"><x:symEx xmlns:x=\"x\" x:char=\"2705\"/></mc:Choice><mc:Fallback><w:t>✅</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    assert_eq!(lines(&parsed(&package::docx(body, &[]))), ["☑同意①✅"]);
}

#[test]
fn alternatives_inside_a_run_are_as_the_run_itself() {
    let body = r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>甲</w:t><w:tab/><w:t>乙</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>"#;
    assert_eq!(seen(body, &[]), ["甲\t乙"]);
}

#[test]
fn a_heading_before_a_hidden_mark_runs_on() {
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#,
        level(0, "chineseCounting", "%1、", "")
    );
    let head = r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>加强值守。</w:t></w:r></w:p>"#;
    let body = head.to_owned() + &p("各地要落实责任。") + &item(1, 0, "抓好排查");
    let parts = [("numbering", numbering.as_str())];
    assert_eq!(
        seen(&body, &parts),
        ["一、加强值守。各地要落实责任。", "二、抓好排查"]
    );
}

#[test]
fn a_number_that_ends_in_a_word_is_parted_from_the_text() {
    let levels = [
        level(0, "chineseCounting", "第%1条", ""),
        level(1, "decimal", "%2", "").replace(
            r#"<w:numFmt w:val="decimal"/>"#,
            r#"<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>"#,
        ),
    ];
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#,
        levels.concat()
    );
    let body = item(1, 0, "为了规范管理") + &item(1, 1, "甲");
    let parts = [("numbering", numbering.as_str())];
    assert_eq!(seen(&body, &parts), ["第一条 为了规范管理", "001 甲"]);
}

#[test]
fn a_field_that_never_ends_hides_nothing() {
    let body = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>甲</w:t></w:r></w:p>"#;
    assert_eq!(seen(&(body.to_owned() + &p("乙")), &[]), ["甲", "乙"]);
}

// ── Tables as Word saves them ────────────────────────────────────────────────────────────────

fn table(properties: &str, rows: &[&[&str]]) -> String {
    let cell = |text: &&str| match text.starts_with('<') {
        true => format!("<w:tc>{text}</w:tc>"),
        false => format!("<w:tc>{}</w:tc>", p(text)),
    };
    let row = |cells: &&[&str]| {
        let cells: String = cells.iter().map(cell).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let rows: String = rows.iter().map(row).collect();
    format!("<w:tbl><w:tblPr>{properties}</w:tblPr>{rows}</w:tbl>")
}

const RULED: &str = r#"<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>"#;

#[test]
fn rules_that_were_taken_away_from_a_ruled_style_are_none() {
    let styles = format!(
        r#"<w:style w:type="table" w:styleId="G"><w:name w:val="Table Grid"/><w:tblPr>{RULED}</w:tblPr></w:style>"#
    );
    let parts = [("styles", styles.as_str())];
    let style = r#"<w:tblStyle w:val="G"/>"#;
    let none = style.to_owned() + &RULED.replace("single", "none");
    let sides = r#"<w:tcPr><w:tcBorders><w:left w:val="nil"/><w:right w:val="nil"/></w:tcBorders></w:tcPr>"#;
    let bare = |text: &str| format!("{sides}{}", p(text));
    let unruled = [
        table(&none, &[&["甲", "乙"]]),
        table(style, &[&[&bare("甲"), &bare("乙")]]),
    ];
    for body in unruled {
        assert_eq!(seen(&body, &parts), ["甲\t乙"]);
    }
    let ruled = table(style, &[&["甲", "乙"]]); // its cells each end in a tab
    assert_eq!(seen(&ruled, &parts), ["甲\t乙\t"]);
}

#[test]
fn rows_and_cells_that_were_deleted_are_not_in_the_table() {
    let mut body = table(RULED, &[&["甲", "乙"], &["子", "丑"], &["辰", "巳"]]);
    let deleted = r#"<w:tr><w:trPr><w:del w:id="1"/></w:trPr>"#;
    body = body.replacen("</w:tr><w:tr>", &format!("</w:tr>{deleted}"), 1);
    let cell = format!("<w:tc><w:tcPr><w:cellDel/></w:tcPr>{}", p("辰"));
    body = body.replace(&format!("<w:tc>{}", p("辰")), &cell);
    assert_eq!(seen(&body, &[]), ["甲\t乙\t", "巳\t", "子丑辰"]);
    let codes = codes(&parsed(&package::docx(&body, &[])));
    assert!(codes.contains(&Code::Tracked) && codes.contains(&Code::HiddenText));
}

#[test]
fn cells_merged_sideways_and_rows_that_begin_further_in_keep_their_columns() {
    let merged =
        |kind: &str, text: &str| format!(r#"<w:tcPr><w:hMerge w:val="{kind}"/></w:tcPr>{text}"#);
    let (wide, rest) = (merged("restart", &p("丁")), merged("continue", "<w:p/>"));
    let body = table(
        RULED,
        &[&["甲", "乙", "丙"], &[&wide, &rest, "戊"], &["己", "庚"]],
    );
    let inner = r#"<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>"#;
    let (before, last) = body.rsplit_once("<w:tr>").unwrap();
    let body = format!("{before}{inner}{last}");
    let document = parsed(&package::docx(&body, &[])).document;
    let Some(Block::Table(table)) = document.body.first() else {
        panic!("{document:?}");
    };
    let spans = |row: usize| -> Vec<_> {
        let cells = table.rows[row].iter();
        cells.map(|c| (c.text.as_str(), c.col_span)).collect()
    };
    assert_eq!(spans(1), [("丁", 2), ("戊", 1)]);
    assert_eq!(spans(2), [("", 1), ("己", 1), ("庚", 1)]);
}

// ── What no page shows, and what is no part ──────────────────────────────────────────────────

#[test]
fn a_header_that_no_page_shows_is_hidden_text() {
    let refer =
        |kind: &str, id: usize| format!(r#"<w:headerReference w:type="{kind}" r:id="rId{id}"/>"#);
    let section = refer("default", 1) + &refer("first", 2) + &refer("even", 3);
    let body = format!("{}<w:sectPr>{section}</w:sectPr>", p("现通知如下。"));
    let mut parts = package::docx_parts(&body, &[("header", &p("云岭市内部资料"))]);
    let word = String::from_utf8(parts.last().unwrap().1.clone()).unwrap();
    parts.push((
        "word/b.xml".into(),
        word.replace("云岭市内部资料", "旧版式").into(),
    ));
    let relations = parts
        .iter_mut()
        .find(|p| p.0.ends_with("document.xml.rels"));
    let relations = &mut relations.unwrap().1;
    let text = String::from_utf8(relations.clone()).unwrap();
    let more =
        [2, 3].map(|id| format!(r#"<Relationship Id="rId{id}" Type="x/header" Target="b.xml"/>"#));
    let end = "</Relationships>";
    *relations = text.replace(end, &(more.concat() + end)).into_bytes();
    let parsed = parsed(&package::zip(&parts));
    assert_eq!(lines(&parsed), ["云岭市内部资料", "现通知如下。", "旧版式"]);
    let hidden = parsed
        .diagnostics
        .iter()
        .find(|d| d.code == Code::HiddenText);
    assert_eq!(hidden.unwrap().quote.as_deref(), Some("旧版式"));
}

#[test]
fn files_outside_that_a_document_shows_are_named() {
    let body = r#"<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:subDoc r:id="s"/>"#;
    let mut parts = package::docx_parts(body, &[]);
    let outside = r#"<Relationship Id="s" Type="x/subDocument" Target="分册.docx" TargetMode="External"/></Relationships>"#;
    let relations = &mut parts[2].1;
    let text = String::from_utf8(relations.clone()).unwrap();
    *relations = text.replace("</Relationships>", outside).into_bytes();
    let parsed = parsed(&package::zip(&parts));
    let told = parsed.diagnostics.iter().find(|d| d.code == Code::NotRead);
    assert_eq!(told.unwrap().quote.as_deref(), Some("分册.docx"));
}

#[test]
fn a_formula_behind_hidden_words_is_seen() {
    let body = r#"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><m:f xmlns:m="m"><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></w:p>"#;
    assert_eq!(seen(body, &[]), ["1/2", "密"]);
}
