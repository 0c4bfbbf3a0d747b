"""Measures one file: every rule that has a measure is asked, every answer becomes a row.

Rows of `rules.json` without a measure say why a file cannot show them.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median

from .seen import Run, Seen, look
from .sheet import MM, Glyph, Line, Sheet

HERE = Path(__file__).parent
EM3 = 16 * MM
"""A character of 三号."""
ADJUSTED = range(19, 25)
"""Lines a page that 7.3.5.5 may lead to; the standard states no bounds."""


@dataclass(frozen=True)
class Options:
    """How the file was asked to look, and how closely it is judged."""

    profile: str = "edge"
    mirrored: bool = False
    even_imprint: bool = False
    slack: str = "pdf"
    """`pdf` holds our own pages to the table's slack, `standard` a word processor's to 1 mm."""


@dataclass(frozen=True)
class Measure:
    """One answer of a rule; `slack` where it is not that of the rule's row."""

    where: str
    wanted: float | str
    measured: float | str
    slack: float | None = None


@dataclass(frozen=True)
class Row:
    """A measure beside its rule. `state` is held or deviates."""

    rule: str
    where: str
    wanted: float | str
    measured: float | str
    slack: float
    state: str

    @property
    def off(self) -> float:
        """How far off, in slacks; words are either right or far off."""
        if isinstance(self.wanted, str):
            return 0.0 if self.state == "held" else 999.0
        return abs(self.measured - self.wanted) / max(self.slack, 1e-9)


class View:
    """What rules look at: a sheet, what was found on it, and the figures that are wanted."""

    def __init__(self, sheet: Sheet, seen: Seen, options: Options):
        self.sheet, self.seen, self.options = sheet, seen, options
        self.cell = 156 / 28
        edge = options.profile == "edge"
        self.pitch = (225 - EM3) / 21 if edge else 225 / 22
        self.first_top = 37.0 if edge else 37 + (self.pitch - EM3) / 2
        self.last_bottom = 299 - self.first_top

    def left(self, page: int) -> float:
        """Left edge of the type area; pages count from 0."""
        return 26.0 if self.options.mirrored and page % 2 else 28.0

    def right(self, page: int) -> float:
        return self.left(page) + 156

    def middle(self, page: int) -> float:
        return self.left(page) + 78

    def blank(self, lines: int, page: int = 0) -> float:
        """From ink to ink over so many blank lines of a page."""
        return (lines + 1) * self.pitch_on(page) - EM3

    def pitch_on(self, page: int) -> float:
        """22 lines a page, but where spacing was adjusted so that the signature stands with text
        (7.3.5.5): there so many as the page shows."""
        return self.adjusted.get(page, self.pitch)

    @cached_property
    def adjusted(self) -> dict[int, float]:
        """Pages with another pitch: only the signature's, or the one before, and only evenly."""
        date = self.seen.date
        pages = [date.page - 1, date.page] if date else []
        found = {p: median(steps) for p in pages if (steps := self.steps(p))}
        return {p: s for p, s in found.items() if abs(s - self.pitch) > 0.1 and self._is_even(s)}

    def steps(self, page: int) -> list[float]:
        """From line to line within the paragraphs of a page."""
        runs = [b.run for b in self.seen.paragraphs]
        pairs = [p for r in runs for p in zip(r.lines, r.lines[1:], strict=False)]
        return [b.y - a.y for a, b in pairs if a.page == b.page == page]

    def _is_even(self, step: float) -> bool:
        edge = self.options.profile == "edge"
        wanted = [(225 - EM3) / (n - 1) if edge else 225 / n for n in ADJUSTED]
        return any(abs(step - w) < 0.05 for w in wanted)

    def indent(self, glyph: Glyph) -> float:
        """From the type area's left edge, in millimetres."""
        return self.sheet.left(glyph) - self.left(glyph.page)

    def right_indent(self, glyph: Glyph) -> float:
        return self.right(glyph.page) - self.sheet.right(glyph)

    def gap(self, above: Run | Line, below: Run | Line) -> float | None:
        """From the lower edge of one element to the upper edge of the next, on one page."""
        upper, lower = glyphs(above)[-1], glyphs(below)[0]
        if upper.page != lower.page:
            return None
        return self.sheet.top(lower) - self.sheet.bottom(upper)

    def centre(self, run: Run | Line) -> float:
        row = glyphs(run)
        return (self.sheet.left(row[0]) + self.sheet.right(row[-1])) / 2

    @cached_property
    def full_lines(self) -> list[Line]:
        """Lines of paragraphs that another line of the same paragraph follows on their page."""
        runs = [b.run for b in self.seen.paragraphs]
        pairs = [p for r in runs for p in zip(r.lines, r.lines[1:], strict=False)]
        return [self.whole(a) for a, b in pairs]

    def whole(self, line: Line) -> Line:
        """All of the line on which a part of it stands."""
        rows = self.sheet.pages[line.page].lines
        return next((row for row in rows if abs(row.y - line.y) < 0.35), line)

    @cached_property
    def full_pages(self) -> list[list[Line]]:
        """Pages that hold nothing but lines of text, as many as fit."""
        pages = []
        for page in self.sheet.pages:
            lines = [line for line in page.lines if self.seen.folios.get(page.number) is not line]
            text = {id(g) for b in self.seen.paragraphs for g in b.run}
            plain = all(id(g) in text for line in lines for g in line.glyphs)
            if plain and not page.bars and not page.turned and len(lines) > 18:
                last_here = self.seen.paragraphs[-1].run[-1].page == page.number
                pages += [] if last_here else [lines]
        return pages


def glyphs(run: Run | Line) -> list[Glyph]:
    return run.glyphs if isinstance(run, Line) else run


Check = Callable[[View], Iterator[Measure]]
CHECKS: dict[str, Check] = {}


def rule(name: str) -> Callable[[Check], Check]:
    """Makes a function the measure of a rule."""

    def keep(check: Check) -> Check:
        assert name not in CHECKS, f"{name} is measured twice"
        CHECKS[name] = check
        return check

    return keep


def table() -> list[dict]:
    """The rules: id, clause, evidence, strength, wanted, and slack or the reason none is seen."""
    return json.loads((HERE / "rules.json").read_text(encoding="utf-8"))


def measure(pdf: Path | str, document: dict, options: Options = Options()) -> list[Row]:
    """Asks every rule about a file that is said to show `document`."""
    from . import rules  # noqa: F401  the rules register themselves

    sheet = Sheet(pdf)
    seen = look(sheet, document)
    view = View(sheet, seen, options)
    rows = [Row("TEXT", what, "on the pages", "not found", 0, "deviates") for what in seen.missing]
    for entry in table():
        check = CHECKS.get(entry["id"])
        rows += [_row(entry, m, options) for m in check(view)] if check else []
    return rows


def _row(entry: dict, found: Measure, options: Options) -> Row:
    slack = found.slack if found.slack is not None else entry.get("slack", 0.0)
    if options.slack == "standard" and not isinstance(found.wanted, str):
        slack = max(slack, 1.0) if slack > 0.05 else max(slack, 0.1)
    if isinstance(found.wanted, str):
        held = found.wanted == found.measured
    else:
        held = abs(found.measured - found.wanted) <= slack + 1e-6
    return Row(
        entry["id"],
        found.where,
        found.wanted,
        found.measured,
        slack,
        "held" if held else "deviates",
    )
