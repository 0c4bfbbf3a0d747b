"""5: page, type area, grid, colour; 3: the units 字 and 行."""

import itertools
from collections import Counter
from collections.abc import Iterator
from statistics import median

from ..judge import EM3, Measure, View, rule
from ..seen import is_red
from ..sheet import MM, Line, is_ideograph
from .common import faces, worst


@rule("PAGE-01")
def paper_is_a4(view: View) -> Iterator[Measure]:
    yield from worst([Measure("width mm", 210.0, p.width) for p in view.sheet.pages])
    yield from worst([Measure("height mm", 297.0, p.height) for p in view.sheet.pages])


def _first_lines(view: View) -> list[Line]:
    """Lines at the head of pages where nothing but text of the body begins."""
    text = {id(g) for b in view.seen.body for g in b.run}
    heads = [p.lines[0] for p in view.sheet.pages[1:] if p.lines and not p.turned]
    return [line for line in heads if id(line.first) in text]


@rule("PAGE-02")
def text_begins_at_the_upper_edge(view: View) -> Iterator[Measure]:
    tops = [(line.page, view.sheet.top(line.first)) for line in _first_lines(view)]
    yield from worst([Measure(f"page {p + 1}: top mm", view.first_top, y) for p, y in tops])


def _edges(view: View) -> list[Line]:
    """Full lines that begin and end with an ideograph."""
    return [li for li in view.full_lines if is_ideograph(li.last.ch)]


@rule("PAGE-03")
def text_begins_at_the_binding_edge(view: View) -> Iterator[Measure]:
    flush = [li for li in _edges(view) if is_ideograph(li.first.ch) and view.indent(li.first) < 3]
    found = [
        Measure(f"page {li.page + 1}: left mm", view.left(li.page), view.sheet.left(li.first))
        for li in flush
    ]
    for side in (0, 1):
        yield from worst([m for m, li in zip(found, flush, strict=True) if li.page % 2 == side])


@rule("PAGE-04")
def lines_fill_the_width(view: View) -> Iterator[Measure]:
    ends = [view.sheet.right(li.last) - view.left(li.page) for li in _edges(view)]
    yield from worst([Measure("width of full lines mm", 156.0, x) for x in ends])


@rule("PAGE-05")
def lines_fill_the_height(view: View) -> Iterator[Measure]:
    wanted = view.last_bottom - view.first_top
    yield from worst([Measure("height of a full page mm", wanted, b - t) for t, b in _spans(view)])


def _spans(view: View) -> list[tuple[float, float]]:
    pages = view.full_pages
    return [(view.sheet.top(p[0].first), view.sheet.bottom(p[-1].first)) for p in pages]


@rule("PAGE-06")
def white_below(view: View) -> Iterator[Measure]:
    wanted = 297 - view.last_bottom
    yield from worst([Measure("below a full page mm", wanted, 297 - b) for _, b in _spans(view)])


@rule("PAGE-07")
def white_at_the_outer_edge(view: View) -> Iterator[Measure]:
    odd = [li for li in _edges(view) if li.page % 2 == 0]
    yield from worst(
        [Measure("right of odd pages mm", 26.0, 210 - view.sheet.right(li.last)) for li in odd]
    )


@rule("PAGE-08")
def the_face_where_none_is_named(view: View) -> Iterator[Measure]:
    seen = view.seen
    named = [seen.copy_number, seen.number, seen.addressees, seen.date, seen.note, *seen.issuers]
    for run in filter(None, [*named, *(name for _, name in seen.notes)]):
        yield Measure(run.text[:8], "fangsong 16", faces(run))


@rule("PAGE-09")
def lines_a_page(view: View) -> Iterator[Measure]:
    for lines in view.full_pages:
        wanted = round(225 / view.pitch_on(lines[0].page)) if view.options.profile == "box" else 0
        wanted = wanted or round((225 - EM3) / view.pitch_on(lines[0].page)) + 1
        yield Measure(f"lines on page {lines[0].page + 1}", wanted, len(lines))


def _plain(view: View) -> list[Line]:
    """Flush full lines of nothing but ideographs."""
    full = [li for li in view.full_lines if all(is_ideograph(g.ch) for g in li.glyphs)]
    return [li for li in full if view.indent(li.first) < 3]


@rule("PAGE-10")
def characters_a_line(view: View) -> Iterator[Measure]:
    for count, _ in Counter(len(li.glyphs) for li in _plain(view)).items():
        yield Measure("characters of a full line", 28, count)


@rule("PAGE-11")
def ink_reaches_both_edges(view: View) -> Iterator[Measure]:
    spans = _spans(view)
    yield from worst([Measure("ink of the first line mm", view.first_top, t) for t, _ in spans])
    yield from worst([Measure("ink of the last line mm", view.last_bottom, b) for _, b in spans])


@rule("PAGE-12")
def black(view: View) -> Iterator[Measure]:
    mark = {id(g) for g in view.seen.mark or []}
    stamp = {id(g) for g in view.seen.signatory or [] if is_red(g.colour)}
    rest = Counter(g.colour for g in view.sheet.glyphs if id(g) not in mark | stamp)
    yield Measure("text", "#000000", ", ".join(sorted(rest)))
    bars = {b.colour for b in view.sheet.bars if not is_red(b.colour)}
    if bars:
        yield Measure("rules", "#000000", ", ".join(sorted(bars)))


@rule("PAGE-13")
def a_character_is_a_cell(view: View) -> Iterator[Measure]:
    steps = [
        b.x - a.x for li in _plain(view) for a, b in zip(li.glyphs, li.glyphs[1:], strict=False)
    ]
    if steps:
        yield Measure("cell of 三号 mm", view.cell, median(steps), 0.05)
    for _, text in view.seen.copies_to:
        line = text.lines[0].glyphs
        pairs = itertools.pairwise(line)
        steps = [b.x - a.x for a, b in pairs if is_ideograph(a.ch) and is_ideograph(b.ch)]
        if len(text.lines) > 1 and len(steps) > 4:
            yield Measure("cell of 四号 mm", 14 * MM, median(steps), 0.15)


@rule("PAGE-14")
def a_line_is_a_character_and_a_gap(view: View) -> Iterator[Measure]:
    for page in view.sheet.pages:
        wanted = view.pitch_on(page.number)
        steps = [Measure("pitch of the body mm", wanted, s) for s in view.steps(page.number)]
        yield from worst(steps)
    title = [view.seen.title] if view.seen.title else []
    yield from _pitch("pitch of the title mm", (22 + 14) * MM, title)
    yield from _pitch(
        "pitch of the imprint mm", (14 + 14) * MM, [t for _, t in view.seen.copies_to]
    )


def _pitch(name: str, wanted: float, runs) -> Iterator[Measure]:
    pairs = [p for r in runs for p in zip(r.lines, r.lines[1:], strict=False)]
    steps = [Measure(name, wanted, b.y - a.y) for a, b in pairs if a.page == b.page]
    yield from worst(steps)


@rule("PRINT-03")
def one_red_and_one_black(view: View) -> Iterator[Measure]:
    inks = {g.colour for g in view.sheet.glyphs} | {b.colour for b in view.sheet.bars}
    reds = sorted(c for c in inks if c != "#000000")
    if reds:
        yield Measure("ink beside black", "#E60012", ", ".join(reds))


@rule("HEAD-01")
def three_parts_in_order(view: View) -> Iterator[Measure]:
    seen = view.seen
    if seen.layout != "document" or not (seen.red_bars and seen.mark and seen.body):
        return
    rule_y = seen.red_bars[0].top
    head = [r for r in (seen.copy_number, seen.mark, seen.number) if r]
    order = [all(r.ink[3] < rule_y for r in head)]
    order += [g.page > 0 or g.top > rule_y for g in (seen.title or seen.body[0].run)[:1]]
    if seen.imprint_bars:
        first = seen.imprint_bars[0]
        text = [g for b in seen.paragraphs for g in b.run]
        order.append(all((g.page, g.bottom) < (first.page, first.top) for g in text))
        order.append(first.page == len(view.sheet.pages) - 1)
    yield Measure("版头, 主体, 版记", "in order", "in order" if all(order) else "mixed")
