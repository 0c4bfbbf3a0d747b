//! Words by which a sentence tells who was at a meeting.
//!
//! Source: minutes of city and county offices that name people in the opening paragraphs and have
//! no list.

use super::labels::List;

/// What closes a list of names and says what they did. Of two at one place the longer counts.
pub(crate) const CAME: &[(&str, List)] = &[
    ("应邀参加", List::Observers),
    ("应邀出席", List::Observers),
    ("应邀列席", List::Observers),
    ("列席", List::Observers),
    ("因事请假", List::OnLeave),
    ("因病请假", List::OnLeave),
    ("因公请假", List::OnLeave),
    ("请假", List::OnLeave),
    ("缺席", List::Absent),
    ("出席", List::Present),
    ("参加", List::Present),
];

/// What opens a list of names that runs to the end of the sentence.
pub(crate) const THERE_WERE: &[(&str, List)] = &[
    ("出席会议的有", List::Present),
    ("出席会议的领导有", List::Present),
    ("参加会议的有", List::Present),
    ("参会的有", List::Present),
    ("列席会议的有", List::Observers),
    ("请假的有", List::OnLeave),
    ("缺席的有", List::Absent),
];

/// What all of [`THERE_WERE`] close with.
pub(crate) const HAD: char = '有';

/// Where those who were led somewhere end: 率甲、乙到…
pub(crate) const WENT: &[char] = &['到', '赴', '在'];

/// What closes a list of names and adds none.
pub(crate) const AND_OTHERS: &[&str] = &["等同志", "等人", "等", "同志", "分别"];
