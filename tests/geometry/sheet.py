"""A PDF as ink: glyphs with their face, size, colour and ink box, and bars.

Lengths are millimetres from the page's top left corner, sizes points. PDFium reads the file and
draws its pages; boxes of glyphs are those of the dark pixels, because outlines have control points
outside their ink. This module knows no document and no standard.
"""

import ctypes
import math
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy
import pypdfium2 as pdfium
import pypdfium2.raw as raw

MM = 25.4 / 72
"""A point in millimetres."""
SAME_LINE = 0.35
"""Baselines that differ by less belong to one line."""
DPI = 400
"""Of the pictures in which ink is measured: a pixel is 0.06 mm."""
DARK = 150
"""Grey values below this are ink: half covered by black or by red."""
BAR = 2.0
"""A filled shape thinner than this is a bar."""


@dataclass(frozen=True, eq=False, slots=True)
class Glyph:
    """A character and where its ink stands."""

    ch: str
    page: int
    x: float
    y: float
    x0: float
    top: float
    x1: float
    bottom: float
    face: str
    size: float
    colour: str
    turned: bool

    @property
    def em(self) -> float:
        return self.size * MM


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle or stroke thin enough to be a rule."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    colour: str

    @property
    def level(self) -> bool:
        return self.x1 - self.x0 > self.bottom - self.top

    @property
    def thickness(self) -> float:
        return min(self.bottom - self.top, self.x1 - self.x0)

    @property
    def width(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True, eq=False)
class Line:
    """Glyphs on one baseline, from left to right."""

    page: int
    y: float
    glyphs: list[Glyph]

    @property
    def text(self) -> str:
        return "".join(g.ch for g in self.glyphs)

    @property
    def first(self) -> Glyph:
        return self.glyphs[0]

    @property
    def last(self) -> Glyph:
        return self.glyphs[-1]


@dataclass
class Page:
    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    turned: list[Glyph] = field(default_factory=list)


@dataclass(frozen=True)
class Body:
    """Where the ink of a face's characters lies about their origin, in em: a square of one em
    around the middle of all their ink. No metric of the font file is believed."""

    x: float
    y: float


class Sheet:
    """All pages of a file."""

    def __init__(self, path: Path | str):
        document = pdfium.PdfDocument(path)
        self.pages = [_page(document[i], i) for i in range(len(document))]
        document.close()
        self.bodies = _bodies(g for p in self.pages for g in p.glyphs)

    @property
    def glyphs(self) -> list[Glyph]:
        return [g for p in self.pages for g in p.glyphs]

    @property
    def bars(self) -> list[Bar]:
        return [b for p in self.pages for b in p.bars]

    def top(self, glyph: Glyph) -> float:
        """Upper edge of the body of the glyph's face on its line."""
        return glyph.y - (self.bodies[glyph.face].y + 0.5) * glyph.em

    def bottom(self, glyph: Glyph) -> float:
        return self.top(glyph) + glyph.em

    def left(self, glyph: Glyph) -> float:
        """Left edge of a glyph's body; of a half-width one, that of its advance."""
        wide = is_wide(glyph.ch)
        shift = self.bodies[glyph.face].x - 0.5 if wide else 0.0
        return glyph.x + shift * glyph.em

    def right(self, glyph: Glyph) -> float:
        if is_wide(glyph.ch):
            return self.left(glyph) + glyph.em
        return glyph.x1 + (glyph.x0 - glyph.x)


def is_wide(ch: str) -> bool:
    """Whether a character takes a whole cell."""
    return ch >= "\u2014" and ch not in "·"


def is_ideograph(ch: str) -> bool:
    return "\u4e00" <= ch <= "\u9fff"


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _bodies(glyphs) -> dict[str, Body]:
    boxes = defaultdict(list)
    spare = defaultdict(list)
    for g in glyphs:
        box = (
            (g.x0 - g.x) / g.em,
            (g.x1 - g.x) / g.em,
            (g.y - g.top) / g.em,
            (g.y - g.bottom) / g.em,
        )
        (boxes if is_ideograph(g.ch) and not g.turned else spare)[g.face].append(box)
    return {f: _body(boxes[f]) if boxes[f] else Body(0.5, 0.36) for f in {*boxes, *spare}}


def _body(boxes) -> Body:
    lefts, rights, tops, bottoms = zip(*boxes, strict=True)
    return Body((min(lefts) + max(rights)) / 2, (max(tops) + min(bottoms)) / 2)


def _page(page, number: int) -> Page:
    width, height = page.get_size()
    out = Page(number, width * MM, height * MM)
    text = page.get_textpage()
    picture = page.render(scale=DPI / 72, grayscale=True).to_numpy() < DARK
    for i in range(text.count_chars()):
        glyph = _glyph(text.raw, i, number, height)
        if glyph:
            glyph = _tight(glyph, picture)
            (out.turned if glyph.turned else out.glyphs).append(glyph)
    _collect_bars(page, out, height)
    if width > height:
        out = _bound(out)
    out.lines = _lines(out.glyphs, number)
    return out


def _bound(page: Page) -> Page:
    """A broad page as it lies among upright ones: its head at their left edge."""
    width = page.width

    def box(thing):
        return {
            "x0": thing.top,
            "x1": thing.bottom,
            "top": width - thing.x1,
            "bottom": width - thing.x0,
        }

    out = Page(page.number, page.height, width)
    for g in page.glyphs + page.turned:
        turned = replace(g, x=g.y, y=width - g.x, turned=not g.turned, **box(g))
        (out.turned if turned.turned else out.glyphs).append(turned)
    out.bars = [replace(bar, **box(bar)) for bar in page.bars]
    return out


def _glyph(text, i: int, page: int, height: float) -> Glyph | None:
    ch = chr(raw.FPDFText_GetUnicode(text, i))
    if raw.FPDFText_IsGenerated(text, i) == 1 or ch.isspace() or ch in "\0\ufffe":
        return None
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(text, i, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(text, i, x, y)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, i, matrix)
    size = raw.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d)

    def down(v):
        return (height - v.value) * MM

    return Glyph(
        ch, page, x.value * MM, down(y), left.value * MM, down(top), right.value * MM,
        down(bottom), _face(text, i), size, _fill(text, i), abs(matrix.b) > abs(matrix.a),
    )  # fmt: skip


def _tight(glyph: Glyph, picture: numpy.ndarray) -> Glyph:
    """The glyph with the box of its dark pixels; as it was, where there are none."""
    box = (glyph.top, glyph.bottom, glyph.x0, glyph.x1)
    top, bottom, left, right = (max(0, round(v / 25.4 * DPI)) for v in box)
    part = picture[top : bottom + 1, left : right + 1]
    rows, columns = numpy.flatnonzero(part.any(axis=1)), numpy.flatnonzero(part.any(axis=0))
    if not len(rows):
        return glyph

    def mm(start, pixel):
        return float(start + pixel) / DPI * 25.4

    return replace(
        glyph, top=mm(top, rows[0]), bottom=mm(top, rows[-1] + 1),
        x0=mm(left, columns[0]), x1=mm(left, columns[-1] + 1),
    )  # fmt: skip


def _face(text, i: int) -> str:
    name = ctypes.create_string_buffer(256)
    raw.FPDFText_GetFontInfo(text, i, name, len(name), ctypes.c_int())
    return re.sub(r"^[A-Z]{6}\+", "", name.value.decode("utf-8", "replace"))


def _fill(text, i: int) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, i, *parts)
    return "#" + "".join(f"{p.value:02X}" for p in parts[:3])


def _collect_bars(page, out: Page, height: float) -> None:
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=8):
        left, bottom, right, top = (v * MM for v in thing.get_bounds())
        if width := _stroke(thing):
            # PDFium's bounds of a stroke leave room for joints.
            level = right - left > top - bottom
            spare = ((top - bottom if level else right - left) - width) / 2
            bottom, top = (bottom + spare, top - spare) if level else (bottom, top)
            left, right = (left, right) if level else (left + spare, right - spare)
        bar = Bar(out.number, left, height * MM - top, right, height * MM - bottom, _paint(thing))
        if bar.thickness < BAR and (bar.width > 1 or bar.bottom - bar.top > 1):
            out.bars.append(bar)


def _stroke(thing) -> float:
    """Width of a path that is stroked and not filled."""
    mode, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(thing.raw, mode, stroke)
    raw.FPDFPageObj_GetStrokeWidth(thing.raw, width)
    matrix = thing.get_matrix()
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    return width.value * scale * MM if stroke.value and not mode.value else 0.0


def _paint(thing) -> str:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing.raw, mode, stroke)
    read = raw.FPDFPageObj_GetStrokeColor if stroke.value else raw.FPDFPageObj_GetFillColor
    parts = [ctypes.c_uint() for _ in range(4)]
    read(thing.raw, *parts)
    return "#" + "".join(f"{p.value:02X}" for p in parts[:3])


def _lines(glyphs: list[Glyph], page: int) -> list[Line]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.y):
        if rows and glyph.y - rows[-1][0].y < SAME_LINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [Line(page, r[0].y, sorted(r, key=lambda g: g.x)) for r in rows]
