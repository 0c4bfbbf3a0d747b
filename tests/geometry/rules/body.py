"""7.3.3 正文, 7.3.4 附件说明, 7.3.6 附注, 7.3.7 附件."""

from collections.abc import Iterator

from ..judge import Measure, View, rule
from ..seen import Block, Run
from ..sheet import is_ideograph
from .common import centred, faced, flush, worst


@rule("BODY-01")
def page_one_shows_body(view: View) -> Iterator[Measure]:
    if view.seen.body:
        page = view.seen.body[0].run.page
        yield Measure("正文", "on page 1", f"on page {page + 1}")


@rule("BODY-02")
def body_face(view: View) -> Iterator[Measure]:
    for block in view.seen.paragraphs:
        if block.kind == "paragraph":
            yield from faced(block.run.text[:8], block.run, "fangsong 16")


def _begins(view: View, block: Block) -> bool:
    return not block.continues and is_ideograph(block.run[0].ch)


@rule("BODY-03")
def paragraphs_are_indented(view: View) -> Iterator[Measure]:
    starts = [b.run for b in view.seen.paragraphs if _begins(view, b)]
    yield from worst([m for r in starts for m in flush(view, "first line", r, 2)])
    rest = [li for b in view.seen.paragraphs for li in b.run.lines[1:] if is_ideograph(li.first.ch)]
    yield from worst([m for li in rest for m in flush(view, "other lines", Run(li.glyphs))])


def _level(view: View, level: int, wanted: str) -> Iterator[Measure]:
    for block in view.seen.paragraphs:
        if block.kind == "heading" and block.level == level:
            yield from faced(block.run.text[:8], block.run, wanted)


@rule("LEVEL-02")
def level_one(view: View) -> Iterator[Measure]:
    yield from _level(view, 1, "hei 16")


@rule("LEVEL-03")
def level_two(view: View) -> Iterator[Measure]:
    yield from _level(view, 2, "kai 16")


@rule("LEVEL-04")
def levels_three_and_four(view: View) -> Iterator[Measure]:
    yield from _level(view, 3, "fangsong 16")
    yield from _level(view, 4, "fangsong 16")


@rule("ATTN-01")
def notes_one_line_below_the_body(view: View) -> Iterator[Measure]:
    label = view.seen.notes_label
    if label and view.seen.body:
        yield from flush(view, "附件说明", label, 2)
        gap = view.gap(view.seen.body[-1].run, label)
        if gap:
            yield Measure("附件说明: below the body mm", view.blank(1, label.page), gap)


@rule("ATTN-02")
def notes_are_numbered(view: View) -> Iterator[Measure]:
    notes = view.seen.notes
    if len(notes) > 1:
        told = " ".join(number.text for number, _ in notes)
        yield Measure("附件说明", " ".join(f"{i + 1}." for i in range(len(notes))), told)


@rule("ATTN-03")
def no_mark_after_a_note(view: View) -> Iterator[Measure]:
    ends = {id(name[-1]) for _, name in view.seen.notes}
    after = [
        b for a, b in zip(view.seen.stream, view.seen.stream[1:], strict=False) if id(a) in ends
    ]
    for glyph in after:
        mark = glyph.ch if glyph.ch in "，。；、" else "none"
        yield Measure("附件说明: mark at the end", "none", mark)


@rule("ATTN-04")
def a_wrapped_note_hangs(view: View) -> Iterator[Measure]:
    for _, name in view.seen.notes:
        for line in name.lines[1:]:
            yield Measure(
                "附件说明: second line mm", view.sheet.left(name[0]), view.sheet.left(line.first)
            )


@rule("NOTE-01")
def note_below_the_date(view: View) -> Iterator[Measure]:
    note, date = view.seen.note, view.seen.date
    if not note:
        return
    half = view.sheet.left(note[0]) + (note[1].x - note[0].x < view.cell * 0.75) * view.cell / 2
    yield Measure("附注: left indent mm", 2 * view.cell, half - view.left(note.page))
    if date and note.page == date.page:
        yield Measure("附注: below the date mm", view.pitch_on(note.page), note[0].y - date[0].y)
    yield Measure("附注: brackets", "（）", note.text[0] + note.text[-1])


@rule("ATT-01")
def an_attachment_begins_a_page(view: View) -> Iterator[Measure]:
    for attached in view.seen.attachments:
        if attached.label:
            label = attached.label
            first = view.sheet.pages[label.page].lines[0]
            yield Measure(
                label.text,
                "first on its page",
                "first on its page" if first.first is label[0] else "below other text",
            )


@rule("ATT-02")
def attachment_label(view: View) -> Iterator[Measure]:
    for attached in view.seen.attachments:
        label = attached.label
        yield from flush(view, "附件", label)
        yield from faced("附件: face", label, "hei 16")
        if label:
            yield Measure("附件: top mm", view.first_top, view.sheet.top(label[0]))


@rule("ATT-03")
def attachment_title_on_line_three(view: View) -> Iterator[Measure]:
    for attached in view.seen.attachments:
        title = attached.title
        yield from centred(view, "title of 附件", title)
        if title:
            top = view.sheet.top(title[0])
            yield Measure("title of 附件: top mm", view.first_top + 2 * view.pitch, top)
