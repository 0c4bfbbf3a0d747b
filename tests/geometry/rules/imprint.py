"""7.4 版记, 7.5 页码, 8 landscape tables."""

import re
from collections.abc import Iterator

from ..judge import Measure, View, rule
from ..seen import Run
from ..sheet import MM, is_ideograph
from .common import faced, worst

EM4 = 14 * MM


def ruled(view: View) -> bool:
    """Whether the layout has an imprint with rules."""
    return view.seen.layout in ("document", "minutes") and bool(view.seen.imprint_runs)


@rule("IMP-01")
def rules_as_wide_as_the_type_area(view: View) -> Iterator[Measure]:
    if ruled(view):
        bars = view.seen.imprint_bars
        if len(bars) < 2:
            yield Measure("rules of the imprint", "two or more", str(len(bars)))
        yield from worst([Measure("rules of the imprint: width mm", 156.0, b.width) for b in bars])
        yield from worst(
            [Measure("rules of the imprint: left mm", view.left(b.page), b.x0) for b in bars]
        )


@rule("IMP-02")
def outer_rules(view: View) -> Iterator[Measure]:
    bars = view.seen.imprint_bars
    if ruled(view) and bars:
        yield Measure("first rule: thickness mm", 0.35, bars[0].thickness)
        yield Measure("last rule: thickness mm", 0.35, bars[-1].thickness)


@rule("IMP-03")
def inner_rules(view: View) -> Iterator[Measure]:
    if ruled(view):
        for bar in view.seen.imprint_bars[1:-1]:
            yield Measure("inner rule: thickness mm", 0.25, bar.thickness)


@rule("IMP-04")
def last_rule_at_the_lower_edge(view: View) -> Iterator[Measure]:
    bars = view.seen.imprint_bars
    if ruled(view) and bars:
        yield Measure("last rule: lower edge mm", 262.0, bars[-1].bottom)
        last = len(view.sheet.pages)
        yield Measure("imprint on page", str(last), str(bars[-1].page + 1))
        if view.options.even_imprint:
            yield Measure("page of the imprint", "even", "even" if last % 2 == 0 else "odd")


@rule("IMP-05")
def copies_are_indented(view: View) -> Iterator[Measure]:
    for label, text in view.seen.copies_to:
        run = Run([*label, *text])
        yield from faced(label.text, run, "fangsong 14")
        yield Measure(f"{label.text} left indent mm", EM4, view.indent(label[0]))
        ends = [li.last for li in run.lines[:-1] if is_ideograph(li.last.ch)]
        yield from worst(
            [Measure(f"{label.text} right indent mm", EM4, view.right_indent(g)) for g in ends]
        )


@rule("IMP-06")
def copies_end_with_a_full_stop(view: View) -> Iterator[Measure]:
    stream = view.seen.stream
    place = {id(g): i for i, g in enumerate(stream)}
    for label, text in view.seen.copies_to:
        at = place[id(text[-1])] + 1
        after = stream[at].ch if at < len(stream) else ""
        told = "。" if "。" in (text[-1].ch, after) else text[-1].ch
        yield Measure(f"{label.text} last mark", "。", told)


@rule("IMP-07")
def wrapped_copies_hang(view: View) -> Iterator[Measure]:
    for label, text in view.seen.copies_to:
        for line in text.lines[1:]:
            if line.page == label.page:
                yield Measure(f"{label.text} second line mm", label[-1].x + EM4, line.first.x)


@rule("IMP-08")
def moved_addressees(view: View) -> Iterator[Measure]:
    moved, copies = view.seen.moved, view.seen.copies_to
    if moved:
        yield from faced("主送", moved, "fangsong 14")
        yield Measure("主送: left indent mm", EM4, view.indent(moved[0]))
    if moved and copies:
        above = "above" if moved.ink[3] < copies[0][0].ink[1] + 0.5 else "below"
        yield Measure("主送 and 抄送", "above", above)


@rule("IMP-09")
def no_rule_between_moved_addressees_and_copies(view: View) -> Iterator[Measure]:
    moved, copies = view.seen.moved, view.seen.copies_to
    if moved and copies:
        yield Measure("rules between 主送 and 抄送", 0, _between(view, moved, copies[0][0]))


def _between(view: View, above: Run, below: Run) -> int:
    return sum(above[-1].y < b.top < below[0].y for b in view.seen.imprint_bars)


@rule("IMP-10")
def printing_line(view: View) -> Iterator[Measure]:
    office, date = view.seen.printer, view.seen.printed_on
    if office:
        yield Measure("印发机关: left indent mm", EM4, view.indent(office[0]))
        yield from faced("印发机关", office, "fangsong 14")
    if date:
        yield Measure("印发日期: right indent mm", EM4, view.right_indent(date[-1]))
        yield from faced("印发日期", date, "fangsong 14")
    bars = view.seen.imprint_bars
    if office and bars:
        yield Measure(
            "印发机关",
            "above the last rule",
            "above the last rule" if office.ink[3] < bars[-1].top else "below",
        )


@rule("IMP-11")
def printing_date(view: View) -> Iterator[Measure]:
    if view.seen.printed_on:
        form = re.fullmatch(r"\d{4}年[1-9]\d?月[1-9]\d?日印发", view.seen.printed_on.text)
        yield Measure("印发日期", "plain", "plain" if form else view.seen.printed_on.text)


@rule("IMP-12")
def a_thin_rule_above_the_printing_line(view: View) -> Iterator[Measure]:
    office, copies = view.seen.printer, view.seen.copies_to
    if ruled(view) and office and copies:
        yield Measure("rules above 印发机关", 1, _between(view, copies[-1][1], office))


@rule("PNUM-01")
def number_face(view: View) -> Iterator[Measure]:
    for folio in view.seen.folios.values():
        digits = Run(g for g in folio.glyphs if g.ch.isdigit())
        yield from faced(f"页码 {folio.text}", digits, "song 14")


@rule("PNUM-02")
def dashes(view: View) -> Iterator[Measure]:
    blank = _blank_pages(view)
    quiet = [*blank, len(view.sheet.pages) - 1] if blank else []
    quiet += [0] if view.seen.layout == "letter" else []
    for page in (p.number for p in view.sheet.pages if p.number not in quiet):
        folio = view.seen.folios.get(page)
        yield Measure(f"页码 of page {page + 1}", f"—{page + 1}—", folio.text if folio else "none")


@rule("PNUM-03")
def dashes_seven_mm_below(view: View) -> Iterator[Measure]:
    dashes = [f.first for f in view.seen.folios.values() if not f.first.ch.isdigit()]
    yield from worst(
        [Measure("一字线: middle y mm", 269.0, (g.top + g.bottom) / 2) for g in dashes]
    )


@rule("PNUM-04")
def side_of_the_number(view: View) -> Iterator[Measure]:
    for page, folio in view.seen.folios.items():
        if page % 2 == 0:
            yield Measure("页码 odd: right indent mm", EM4, view.right_indent(folio.last))
        else:
            yield Measure("页码 even: left indent mm", EM4, view.indent(folio.first))


def _blank_pages(view: View) -> list[int]:
    bare = [p for p in view.sheet.pages if not p.turned]
    return [p.number for p in bare if all(li is view.seen.folios.get(p.number) for li in p.lines)]


@rule("PNUM-05")
def no_number_on_blank_pages(view: View) -> Iterator[Measure]:
    blank = _blank_pages(view)
    if blank:
        quiet = [*blank, len(view.sheet.pages) - 1]
        told = [str(p + 1) for p in quiet if p in view.seen.folios]
        yield Measure("numbered blank and imprint pages", "none", ", ".join(told) or "none")


@rule("PNUM-06")
def attachments_go_on_counting(view: View) -> Iterator[Measure]:
    for attached in view.seen.attachments:
        page = (attached.label or attached.title or [None])[0]
        if page:
            folio = view.seen.folios.get(page.page)
            yield Measure(
                "页码 of an attachment", f"—{page.page + 1}—", folio.text if folio else "none"
            )


def _turned(view: View) -> list[int]:
    return [p.number for p in view.sheet.pages if len(p.turned) > 3]


@rule("TAB-01")
def number_of_a_turned_page_keeps_its_place(view: View) -> Iterator[Measure]:
    if _heads(view):
        yield Measure("landscape table", "turned", "turned" if _turned(view) else "upright")
    for page in _turned(view):
        folio = view.seen.folios.get(page)
        yield Measure(f"页码 of page {page + 1}", f"—{page + 1}—", folio.text if folio else "none")
        paper = view.sheet.pages[page]
        yield Measure(
            f"page {page + 1}",
            "portrait",
            "portrait" if paper.width < paper.height else "landscape",
        )


@rule("TAB-02")
def head_of_a_turned_table_at_the_left(view: View) -> Iterator[Measure]:
    """The binding edge of an odd page and the trim edge of an even one are both at the left."""
    if _heads(view):
        yield Measure("landscape table", "turned", "turned" if _turned(view) else "upright")
    for page in _turned(view):
        glyphs = view.sheet.pages[page].turned
        heads = [t for t in _heads(view) if t]
        first = [g for g in glyphs if any(g.ch in t for t in heads)]
        left = min(g.x0 for g in glyphs)
        near = min((g.x0 for g in first), default=999.0)
        yield Measure(
            f"head of the table on page {page + 1}: from its left edge mm", 0.0, near - left, 6.0
        )


def _heads(view: View) -> list[str]:
    blocks = [*view.seen.document.get("body", [])]
    for attachment in view.seen.document.get("attachments", []):
        blocks += attachment.get("body", [])
    tables = [b for b in blocks if b["type"] == "table" and b.get("landscape")]
    return [c["text"] for t in tables for row in t["rows"][: t.get("head_rows", 1)] for c in row]
