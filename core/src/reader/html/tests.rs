//! What a page shows, line by line.

use super::read;

fn texts(source: &str) -> Vec<String> {
    let lines = read(source).lines;
    lines.iter().map(|l| l.text.as_str().to_owned()).collect()
}

#[test]
fn blocks_and_breaks_make_lines_and_what_is_inline_does_not() {
    let page = "<p>关于<span>甲</span><b>事</b><br>的通知</p>丙<div>丁<div>戊</div>己</div>";
    assert_eq!(texts(page), ["关于甲事", "的通知", "丙", "丁", "戊", "己"]);
}
