"""GB/T 15834, GB/T 15835, CLREQ: what may begin and end a line, and how marks close up."""

import re
from collections.abc import Iterator
from statistics import median

from ..judge import Measure, View, rule
from ..sheet import Glyph, Line, is_ideograph, is_wide
from .common import worst

PAUSES = "。，、；：？！"
CLOSERS = "”’）〕】》〉］」』"
OPENERS = "“‘（〔【《〈［「『"
CONNECTORS = "-–—～·"
NO_START = re.escape(PAUSES + CLOSERS + CONNECTORS + "/%")
UNIT = re.compile(rf"[\u4e00-\u9fff][{re.escape(PAUSES + CLOSERS)}](?![{NO_START}])")
"""A character and the mark that draws it to the next line."""


def _turns(view: View) -> list[tuple[Glyph, Glyph]]:
    """What ends a line and what begins the next, within one element."""
    seen = view.seen
    runs = [b.run for b in seen.paragraphs] + [n for _, n in seen.notes]
    runs += [t for _, t in seen.copies_to] + [r for r in (seen.addressees, seen.moved) if r]
    # A run-in heading and the paragraph that continues it break lines together.
    pairs = [p for r in runs for p in zip(r.lines, r.lines[1:], strict=False)]
    joined = zip(seen.paragraphs, seen.paragraphs[1:], strict=False)
    across = [(a.run[-1], b.run[0]) for a, b in joined if b.continues and a.run[-1].y != b.run[0].y]
    return [(a.last, b.first) for a, b in pairs] + across


def _starts(view: View, marks: str) -> Iterator[Measure]:
    turns = _turns(view)
    if turns:
        bad = sorted({b.ch for _, b in turns if b.ch in marks})
        yield Measure("lines that begin so", "none", "".join(bad) or "none")


@rule("PUNC-01")
def pauses_begin_no_line(view: View) -> Iterator[Measure]:
    yield from _starts(view, PAUSES)


@rule("PUNC-02")
def closers_begin_no_line(view: View) -> Iterator[Measure]:
    yield from _starts(view, CLOSERS)


@rule("PUNC-03")
def openers_end_no_line(view: View) -> Iterator[Measure]:
    turns = _turns(view)
    if turns:
        bad = sorted({a.ch for a, _ in turns if a.ch in OPENERS})
        yield Measure("lines that end so", "none", "".join(bad) or "none")


@rule("PUNC-04")
def long_marks_are_whole(view: View) -> Iterator[Measure]:
    turns = _turns(view)
    if "……" in view.seen.stream.text or "——" in view.seen.stream.text:
        torn = {a.ch * 2 for a, b in turns if a.ch == b.ch and a.ch in "—…"}
        yield Measure("torn marks", "none", "".join(sorted(torn)) or "none")
        yield from _two_em(view)


def _two_em(view: View) -> Iterator[Measure]:
    pairs = zip(view.seen.stream, view.seen.stream[1:], strict=False)
    steps = [b.x - a.x for a, b in pairs if a.ch == b.ch and a.ch in "—…" and a.y == b.y]
    yield from worst([Measure("half of a double mark mm", view.cell, s, 0.5) for s in steps])


@rule("PUNC-05")
def connectors_begin_no_line(view: View) -> Iterator[Measure]:
    yield from _starts(view, CONNECTORS)


@rule("PUNC-06")
def a_solidus_stands_inside_a_line(view: View) -> Iterator[Measure]:
    turns = _turns(view)
    if "/" in view.seen.stream.text and turns:
        bad = any("/" in (a.ch, b.ch) for a, b in turns)
        yield Measure("/ at the edge of a line", "none", "/" if bad else "none")


@rule("PUNC-07")
def a_mark_at_the_end_takes_half(view: View) -> Iterator[Measure]:
    ends = [li.last for li in view.full_lines if li.last.ch in "。，、；：" + CLOSERS]
    found = [
        Measure("mark at a line's end: right edge mm", view.right(g.page), g.x + g.em / 2)
        for g in ends
    ]
    yield from worst(found)


@rule("PUNC-08")
def marks_in_a_row_close_up(view: View) -> Iterator[Measure]:
    whole = [view.whole(li) for b in view.seen.paragraphs for li in b.run.lines]
    yield from worst([m for line in whole for m in _closed_up(view, line)])


def _closed_up(view: View, line: Line) -> Iterator[Measure]:
    """A line that is stretched may part its marks by as much as its characters."""
    pairs = list(zip(line.glyphs, line.glyphs[1:], strict=False))
    plain = [b.x - a.x for a, b in pairs if is_ideograph(a.ch) and is_ideograph(b.ch)]
    extra = max(0.0, median(plain) - view.cell) if plain else 0.0
    for a, b in pairs:
        after = a.ch in PAUSES + CLOSERS and b.ch in PAUSES + CLOSERS + OPENERS
        if after or (a.ch in OPENERS and b.ch in OPENERS):
            wanted = min(max(b.x - a.x, view.cell / 2), view.cell / 2 + extra)
            yield Measure(f"step of {a.ch}{b.ch} mm", wanted, b.x - a.x)


@rule("PUNC-09")
def squeezed_before_stretched(view: View) -> Iterator[Measure]:
    told = []
    pairs = [
        p for b in view.seen.paragraphs for p in zip(b.run.lines, b.run.lines[1:], strict=False)
    ]
    for line, after in pairs:
        if line.page == after.page and _could_take(view, view.whole(line), after):
            told.append(line.text[-3:] + "|" + after.text[:3])
    if pairs:
        yield Measure(
            "stretched lines with room for the next", "none", " ".join(told[:3]) or "none"
        )


def _could_take(view: View, line: Line, after: Line) -> bool:
    """Whether a character and the mark that drew it to the next line would fit here, had the marks
    of this line closed up."""
    unit = UNIT.match(after.text)
    if not unit or not is_wide(line.last.ch):
        return False
    shrink = sum(g.ch in PAUSES[:5] + CLOSERS + OPENERS for g in line.glyphs[:-1]) / 2
    end = sum(ch in PAUSES[:5] + CLOSERS for ch in unit.group()[-1:]) / 2
    natural = sum(1.0 if is_wide(g.ch) else 0.5 for g in line.glyphs)
    room = 28 - round(view.indent(line.first) / view.cell)
    return natural + len(unit.group()) - end - shrink <= room and natural < room


@rule("PUNC-10")
def no_lone_character_on_a_last_line(view: View) -> Iterator[Measure]:
    short = []
    for run in (b.run for b in view.seen.paragraphs):
        last = view.whole(run.lines[-1]).text
        plain = [ch for ch in last if ch not in PAUSES + CLOSERS + OPENERS]
        short += [last] if len(run.lines) > 1 and len(plain) < 2 else []
    yield Measure("last lines with one character", "none", " ".join(short[:4]) or "none")


@rule("NUMR-05")
def numbers_are_whole(view: View) -> Iterator[Measure]:
    turns = _turns(view)
    if turns:
        torn = [a.ch + "|" + b.ch for a, b in turns if a.ch in DIGITS and b.ch in DIGITS + "%℃"]
        yield Measure("torn numbers", "none", " ".join(torn) or "none")


DIGITS = "0123456789"
