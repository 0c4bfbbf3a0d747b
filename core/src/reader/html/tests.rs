//! What a page shows, line by line.

use super::read;
use crate::lines::Look;

fn texts(source: &str) -> Vec<String> {
    let lines = read(source).lines;
    lines.iter().map(|l| l.text.as_str().to_owned()).collect()
}

#[test]
fn blocks_and_breaks_make_lines_and_what_is_inline_does_not() {
    let page = "<p>关于<span>甲</span><b>事</b><br>的通知</p>丙<div>丁<div>戊</div>己</div>";
    assert_eq!(texts(page), ["关于甲事", "的通知", "丙", "丁", "戊", "己"]);
}

#[test]
fn what_no_tag_ends_is_text() {
    assert_eq!(texts("<p>甲。<p title=\""), ["甲。<p title=\""]);
    assert_eq!(texts("<p>甲。</"), ["甲。</"]);
}

#[test]
fn a_broken_entity_is_printed() {
    assert_eq!(texts("甲&sp;乙&;丙&"), ["甲&sp;乙&;丙&"]);
}

#[test]
fn white_space_is_what_the_page_shows() {
    let page = "<p>\n  &nbsp;&nbsp;甲\n  乙  丙\n1 2&nbsp;&nbsp; 3　</p>";
    assert_eq!(texts(page), ["甲乙 丙 1 2   3"]);
}

#[test]
fn a_label_stays_with_what_it_labels() {
    let page = "<dl><dt>记录：</dt><dd>甲</dd><dt>术语</dt><dd>乙</dd></dl>";
    assert_eq!(texts(page), ["记录：甲", "术语", "乙"]);
}

#[test]
fn lines_of_preformatted_text_are_lines() {
    assert_eq!(texts("<pre>甲\n乙\n</pre>丙"), ["甲", "乙", "丙"]);
}

#[test]
fn looks_are_hints() {
    let looks = |source| read(source).lines.first().map(|l| l.look);
    assert_eq!(looks("<h2>甲</h2>"), Some(Look::Heading(Some(2))));
    assert_eq!(
        looks("<p><strong>甲</strong></p>"),
        Some(Look::Heading(None))
    );
    assert_eq!(
        looks("<span style='font-weight: bold'>甲</span>"),
        Some(Look::Heading(None))
    );
    assert_eq!(looks("<p><b>甲</b>乙</p>"), Some(Look::Plain));
}

#[test]
fn an_article_that_a_script_shows_was_taken_for_hidden() {
    let page = r#"<div id="js_content" style="visibility: hidden; opacity: 0">甲</div>"#;
    assert_eq!(texts(page), ["甲"]);
    let hidden = r#"<p style="visibility: hidden">甲</p>乙"#;
    assert_eq!(texts(hidden), ["乙"]);
}

#[test]
fn links_in_a_row_are_a_bar_and_a_link_among_words_is_text() {
    let page =
        "<p><a>首页</a> | <a>政务</a> | <a>服务</a></p><p>见<a>甲</a><a>乙</a><a>丙</a>。</p>";
    assert_eq!(texts(page), ["见甲乙丙。"]);
    // Spaces inside the links hid what stood outside of them.
    let spaced = "<p>见<a>甲 乙</a><a>丙 丁</a><a>戊 己</a></p>";
    assert_eq!(texts(spaced), ["见甲 乙丙 丁戊 己"]);
    let attached = "<p><a>2024年度计划表</a> <a>2024年度项目名单</a> <a>报名登记表样式</a></p>";
    assert_eq!(texts(attached).len(), 1);
}
