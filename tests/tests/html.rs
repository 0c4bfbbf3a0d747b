//! Pages as offices publish them: what a person sees becomes the document, and what a site puts
//! around it does not.

// A helper outside a test function that panics is a failing test, and is meant to be.
#![allow(clippy::expect_used)]

use gongwen::model::{Block, ExtraKind};
use gongwen::{Document, Format, ReadOptions};

fn read(page: &str) -> Document {
    let mut options = ReadOptions::default();
    options.format = Some(Format::Html);
    let parsed = gongwen::read(page.as_bytes(), &options);
    parsed.expect("a page never fails").document
}

fn said(block: &Block) -> &str {
    match block {
        Block::Paragraph(p) => &p.text,
        Block::Heading(h) => &h.text,
        Block::Table(_) => "table",
    }
}

fn body(document: &Document) -> Vec<&str> {
    document.body.iter().map(said).collect()
}

const PAGE: &str = r#"<!DOCTYPE html>
<html><head><title>云岭市人民政府门户网站</title>
<style>.a { color: red }</style><script>var 甲 = "<p>乙</p>";</script></head>
<body><nav>首页 &gt; 政务公开</nav>
<div style="display: none">隐藏的话</div>
<main>
<p style="text-align:center"><b>云岭市人民政府办公室<br>关于做好防汛工作的通知</b></p>
<p align="center">云政办发〔2025〕8号</p>
<!-- 注释 -->
<p>各区人民政府，市政府各部门：</p>
<p>&nbsp;&nbsp;&nbsp;&nbsp;现将有关事项
通知<span>如下</span>。请认真落实。</p>
<p style="text-align:right">云岭市人民政府办公室&nbsp;&nbsp;&nbsp;&nbsp;</p>
<p style="text-align:right">2025年5月6日</p>
</main>
<footer>版权所有</footer></body></html>"#;

#[test]
fn a_page_becomes_a_notice_and_the_site_an_extra() {
    let document = read(PAGE);
    assert_eq!(
        document.title.as_deref(),
        Some("云岭市人民政府办公室关于做好防汛工作的通知")
    );
    assert_eq!(document.addressees, ["各区人民政府", "市政府各部门"]);
    assert_eq!(body(&document), ["现将有关事项通知如下。请认真落实。"]);
    assert_eq!(document.signature.issuers, ["云岭市人民政府办公室"]);
    let extras: Vec<_> = document
        .extras
        .iter()
        .map(|e| (e.kind, e.text.as_str()))
        .collect();
    let site = [
        "云岭市人民政府门户网站",
        "首页 > 政务公开",
        "隐藏的话",
        "版权所有",
    ];
    assert_eq!(extras, site.map(|text| (ExtraKind::Site, text)));
}

#[test]
fn a_table_of_data_is_a_table() {
    let page = "<p>人数如下。</p><table><thead><tr><th>单位</th><th colspan=2>人数</th></tr></thead>\
                <tr><td rowspan=\"2\">甲局<td>1<td>男<tr><td>2<td>女</table><p>以上人数已经核定。</p>";
    let document = read(page);
    let tables: Vec<_> = document
        .body
        .iter()
        .filter_map(|b| {
            if let Block::Table(t) = b {
                Some(t)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(tables.len(), 1);
    for table in tables {
        assert_eq!(table.head_rows, 1);
        let shape = |row: &Vec<gongwen::model::Cell>| -> Vec<(String, usize, usize)> {
            row.iter()
                .map(|c| (c.text.clone(), c.col_span, c.row_span))
                .collect()
        };
        let rows: Vec<_> = table.rows.iter().map(shape).collect();
        let cell = |t: &str, c, r| (t.to_owned(), c, r);
        assert_eq!(
            rows.first(),
            Some(&vec![cell("单位", 1, 1), cell("人数", 2, 1)])
        );
        assert_eq!(
            rows.get(1),
            Some(&vec![cell("甲局", 1, 2), cell("1", 1, 1), cell("男", 1, 1)])
        );
    }
}

#[test]
fn a_table_that_arranges_a_page_is_none() {
    let page = "<table><tr><td>导航</td><td><p>会议听取了甲项目的汇报。</p><p>会议要求抓紧落实。</p>\
                <p>各单位要分工负责。</p></td></tr></table>";
    assert!(!body(&read(page)).contains(&"table"));
}

#[test]
fn an_escaped_dump_is_read_as_the_page_it_was() {
    let page = r#"<p style=\"text-align: center;\">\r\n\t会议听取了\"甲\"项目的汇报。</p>\r\n<p>会议要求抓紧落实。</p>"#;
    assert_eq!(
        body(&read(page)),
        ["会议听取了\"甲\"项目的汇报。", "会议要求抓紧落实。"]
    );
    let other = r#"<p class="a">路径为 C:\new。</p>"#;
    assert_eq!(body(&read(other)), [r"路径为 C:\new。"]);
}

#[test]
fn entities_are_what_they_stand_for() {
    let page = "<p>会议&ldquo;听取&#x4e86;&rdquo;甲&middot;乙的汇报，A&amp;B&lt;3。</p>";
    assert_eq!(body(&read(page)), ["会议“听取了”甲·乙的汇报，A&B<3。"]);
}

#[test]
fn what_no_tag_ends_is_still_read() {
    for page in [
        "<p>会议要求抓紧落实。<p title=\"",
        "<p>会议要求抓紧落实。<!-- ",
        "<b><i><p>会议要求抓紧落实。</b>",
    ] {
        let document = read(page);
        let texts = body(&document);
        assert!(texts.concat().contains("会议要求抓紧落实。"), "{page}");
    }
}

#[test]
fn hostile_pages_are_read_in_bounds() {
    let many = |s: &str, n: usize| s.repeat(n);
    let pages = [
        many("<", 100_000),
        many("&", 100_000),
        many("<div>", 100_000) + "甲",
        many("<span>", 50_000) + &many("</b>", 50_000),
        many("<!--", 50_000),
        many("<table><tr><td>", 20_000) + "甲",
        format!(
            "<table><tr>{}",
            many("<td colspan=99999999999 rowspan=65534>甲", 5_000)
        ),
        format!("<p {}>甲", many("a=1 ", 50_000)),
        many("甲&nbsp;", 20_000),
    ];
    for page in &pages {
        read(page);
    }
}
