"""What measures of several parts share: faces by role, and rows made of elements."""

import re
from collections import Counter
from collections.abc import Iterator

from ..judge import Measure, View
from ..seen import Run
from ..sheet import Glyph, is_ideograph

ROLES = (
    ("fangsong", re.compile(r"fang", re.I)),
    ("title", re.compile(r"xiaobiao|song-?bold|serifcjk.*bold", re.I)),
    ("kai", re.compile(r"kai", re.I)),
    ("hei", re.compile(r"hei", re.I)),
    ("song", re.compile(r"song|simsun|serif", re.I)),
)
"""Which role a font's name stands for; the first that fits."""
DIGITS = "0123456789"


def role(face: str) -> str:
    return next((name for name, words in ROLES if words.search(face)), face)


def faces(run: list[Glyph]) -> str:
    """Role and size of most of the run's ideographs and digits, and of any that differ."""
    told = Counter(
        (role(g.face), round(g.size, 1)) for g in run if is_ideograph(g.ch) or g.ch in DIGITS
    )
    return ", ".join(f"{name} {size:g}" for (name, size), _ in told.most_common())


def faced(name: str, run: Run | None, wanted: str) -> Iterator[Measure]:
    if run:
        yield Measure(name, wanted, faces(run))


def flush(view: View, name: str, run: Run | None, cells: float = 0.0) -> Iterator[Measure]:
    """Whether an element begins so many cells of 三号 from the type area's left edge."""
    if run:
        yield Measure(f"{name}: left indent mm", cells * view.cell, view.indent(run[0]))


def centred(view: View, name: str, run: Run | None) -> Iterator[Measure]:
    for line in run.lines if run else []:
        yield Measure(f"{name}: middle x mm", view.middle(line.page), view.centre(line))


def worst(measures: list[Measure]) -> Iterator[Measure]:
    """The one that is farthest off, for rules that hold for many lines alike."""
    if measures:
        yield max(measures, key=lambda m: abs(m.measured - m.wanted))
