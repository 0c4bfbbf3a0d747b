"""The judge sees: a file that is altered by a little is told from one that is right."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy
import pikepdf
import pypdfium2 as pdfium
import pytest

from .judge import Options, Row, measure
from .samples import Sample
from .seen import Run, Seen, look
from .sheet import MM, Sheet

Code = list  # of operands and operator, as pikepdf parses a page
FULL = Sample("full-page")


@dataclass(frozen=True)
class Mutant:
    """What is done to which page of a sample, and a rule that must see it."""

    name: str
    rule: str
    page: int
    edit: Callable[[Code], Code]
    sample: Sample = FULL


def operator(name: str) -> pikepdf.Operator:
    return pikepdf.Operator(name)


def moved(right: float, down: float) -> Callable[[Code], Code]:
    """The whole page, by millimetres."""
    matrix = [1, 0, 0, 1, Decimal(str(right / MM)), Decimal(str(-down / MM))]
    return lambda code: [(matrix, operator("cm")), *code]


def is_at(top: float, bottom: float) -> Callable[[list], bool]:
    """Whether a text matrix stands between two heights, in millimetres from the top."""
    return lambda m: top < float(m[5]) * MM < bottom


def text(
    where: Callable[[list], bool], right: float = 0.0, down: float = 0.0
) -> Callable[[Code], Code]:
    """Moves the texts that stand there, by millimetres."""

    def edit(code: Code) -> Code:
        return [
            (_moved(o, right, down), n) if str(n) == "Tm" and where(o) else (o, n) for o, n in code
        ]

    return edit


def _moved(matrix: list, right: float, down: float) -> list:
    x, y = float(matrix[4]) + right / MM, float(matrix[5]) + down / MM
    return [*list(matrix)[:4], Decimal(f"{x:.4f}"), Decimal(f"{y:.4f}")]


def without(where: Callable[[list], bool]) -> Callable[[Code], Code]:
    """Drops the texts that stand there."""

    def edit(code: Code) -> Code:
        kept, dropping = [], False
        for operands, name in code:
            dropping = where(operands) if str(name) == "Tm" else dropping and str(name) != "ET"
            if not (dropping and str(name) in ("Tj", "TJ")):
                kept.append((operands, name))
        return kept

    return edit


def recoloured(old: tuple, new: tuple) -> Callable[[Code], Code]:
    def edit(code: Code) -> Code:
        def fits(o, n):
            return str(n) == "scn" and [round(float(v), 2) for v in o] == list(old)

        return [([Decimal(str(v)) for v in new], n) if fits(o, n) else (o, n) for o, n in code]

    return edit


def resized(old: float, new: float) -> Callable[[Code], Code]:
    def edit(code: Code) -> Code:
        def fits(o, n):
            return str(n) == "Tf" and float(o[1]) == old

        return [([o[0], Decimal(str(new))], n) if fits(o, n) else (o, n) for o, n in code]

    return edit


def bars(
    which: int, thicker: float = 0.0, wider: float = 0.0, down: float = 0.0
) -> Callable[[Code], Code]:
    """The n-th rule of the page, by millimetres."""

    def edit(code: Code) -> Code:
        starts = [i for i, (_, n) in enumerate(code) if str(n) == "m"]
        at, out = starts[which], list(code)
        for corner in range(4):
            (x, y), name = code[at + corner]
            x = float(x) + (wider / MM if corner in (1, 2) else 0)
            y = float(y) + (down + (thicker if corner > 1 else 0)) / MM
            out[at + corner] = ([Decimal(f"{x:.4f}"), Decimal(f"{y:.4f}")], name)
        return out

    return edit


def pushed_down(code: Code) -> Code:
    """The mark that ends a line, to the beginning of the next."""
    at = next(i for i, (o, n) in enumerate(code) if str(n) == "Tm" and is_at(*MARK_ENDS)(o))
    shown = next(i for i in range(at, len(code)) if str(code[i][1]) == "TJ")
    parts = list(code[shown][0][0])
    last = next(i for i in reversed(range(len(parts))) if isinstance(parts[i], pikepdf.String))
    whole = bytes(parts[last])
    parts[last] = pikepdf.String(whole[:-2])
    below = _moved(code[at][0], 28 - 5.6 - float(code[at][0][4]) * MM, (225 - 16 * MM) / 21)
    mark = [([pikepdf.Array([pikepdf.String(whole[-2:])])], operator("TJ"))]
    kept = [*code[:shown], ([pikepdf.Array(parts)], operator("TJ"))]
    return [*kept, (below, operator("Tm")), *mark, *code[shown + 1 :]]


BODY, LAST_LINE, FOLIO, MARK_ENDS = is_at(40, 262), is_at(257, 262), is_at(265, 275), (0.0, 0.0)
RED = (0.9, 0.0, 0.07)

MUTANTS = [
    Mutant("the page a millimetre down", "PAGE-02", 1, moved(0, 1)),
    Mutant("the page a millimetre up", "PAGE-11", 1, moved(0, -1)),
    Mutant("the page a millimetre right", "PAGE-03", 1, moved(1, 0)),
    Mutant("the first page half a millimetre down", "HEAD-10", 0, moved(0, 0.5)),
    Mutant("one line fewer", "PAGE-09", 1, without(LAST_LINE)),
    Mutant("the last line half a millimetre down", "PAGE-11", 1, text(LAST_LINE, down=0.5)),
    Mutant("a line half a millimetre right", "BODY-03", 1, text(is_at(100, 110), right=0.5)),
    Mutant("the page number on the other side", "PNUM-04", 0, text(FOLIO, right=-130)),
    Mutant("the page number half a millimetre down", "PNUM-03", 0, text(FOLIO, down=0.5)),
    Mutant("no page number", "PNUM-02", 1, without(FOLIO)),
    Mutant("a smaller body", "BODY-02", 1, resized(16, 15)),
    Mutant("a smaller title", "TITLE-01", 0, resized(22, 20)),
    Mutant("a grey body", "PAGE-12", 1, recoloured((0, 0, 0), (0.2, 0.2, 0.2))),
    Mutant("a mark of another red", "HEAD-12", 0, recoloured(RED, (1, 0.2, 0))),
    Mutant("a red rule half a millimetre down", "RULE-01", 0, bars(0, down=0.5)),
    Mutant("a red rule a millimetre longer", "RULE-01", 0, bars(0, wider=1)),
    Mutant("a first rule a tenth thicker", "IMP-02", -1, bars(0, thicker=0.1)),
    Mutant("an inner rule a tenth thicker", "IMP-03", -1, bars(1, thicker=0.1)),
    Mutant("a last rule half a millimetre up", "IMP-04", -1, bars(-1, down=-0.5)),
    Mutant(
        "a letter's rule half a millimetre down", "LET-02", 0, bars(0, down=0.5), Sample("letter")
    ),
    Mutant("a letter's last rule up", "LET-03", 0, bars(-1, down=-1.5), Sample("letter")),
    Mutant("a letter's rule a millimetre longer", "LET-04", 0, bars(0, wider=1), Sample("letter")),
    Mutant("a title half a millimetre left", "TITLE-02", 0, text(is_at(140, 165), right=-0.5)),
]


@dataclass(frozen=True)
class Shift:
    """An element of a sample, moved by half a millimetre, and the rule that must see it."""

    rule: str
    sample: str
    element: Callable[[Seen], Run]
    right: float = 0.0
    down: float = 0.0


def second(run: Run) -> Run:
    """An element's second line."""
    return Run(run.lines[1].glyphs)


RIGHT, DOWN = {"right": 0.5}, {"down": 0.5}
SHIFTS = [
    Shift("HEAD-02", "document", lambda s: s.copy_number, **RIGHT),
    Shift("HEAD-04", "document", lambda s: s.classification, **DOWN),
    Shift("HEAD-06", "document", lambda s: s.urgency, **RIGHT),
    Shift("HEAD-08", "document", lambda s: s.urgency, **DOWN),
    Shift("HEAD-14", "joint", lambda s: s.mark_suffix, **DOWN),
    Shift("NUM-05", "document", lambda s: s.number, **DOWN),
    Shift("NUM-06", "upward", lambda s: s.number, **RIGHT),
    Shift("SIGNER-02", "upward", lambda s: s.approver_label, **DOWN),
    Shift("SIGNER-04", "upward", lambda s: s.approvers[2], **RIGHT),
    Shift("ADDR-01", "document", lambda s: s.addressees, **RIGHT),
    Shift("ATTN-01", "document", lambda s: s.notes_label, **RIGHT),
    Shift("SIGN-01", "document", lambda s: s.date, **RIGHT),
    Shift("SIGN-02", "document", lambda s: s.issuers[0], **RIGHT),
    Shift("SIGN-07", "full-page", lambda s: s.issuers[0], **DOWN),
    Shift("SIGN-08", "full-page", lambda s: s.date, **RIGHT),
    Shift("SIGN-09", "unsealed-short", lambda s: s.issuers[0], **RIGHT),
    Shift("SIGN-11", "name-stamp", lambda s: s.signatory, **RIGHT),
    Shift("NOTE-01", "document", lambda s: s.note, **RIGHT),
    Shift("ATT-02", "document", lambda s: s.attachments[0].label, **RIGHT),
    Shift("ATT-03", "document", lambda s: s.attachments[0].title, **DOWN),
    Shift("IMP-05", "document", lambda s: s.copies_to[0][0], **RIGHT),
    Shift("IMP-07", "document", lambda s: second(s.copies_to[0][1]), **RIGHT),
    Shift("IMP-10", "document", lambda s: s.printed_on, **RIGHT),
    Shift("LET-01", "letter", lambda s: s.mark, **DOWN),
    Shift("LET-06", "letter", lambda s: s.number, **RIGHT),
    Shift("CMD-01", "order", lambda s: s.mark, **DOWN),
    Shift("CMD-02", "order", lambda s: s.number, **DOWN),
    Shift("CMD-03", "order", lambda s: s.date, **RIGHT),
    Shift("MIN-02", "minutes", lambda s: s.mark, **DOWN),
    Shift("MIN-03", "minutes", lambda s: s.attendance[0][1], **RIGHT),
    Shift("MIN-04", "minutes", lambda s: second(s.attendance[0][2]), **RIGHT),
]


@pytest.mark.parametrize("shift", SHIFTS, ids=lambda s: s.rule)
def test_half_a_millimetre_is_seen(shift, pdf, tmp_path):
    sample = Sample(shift.sample)
    source = pdf(sample)
    run = shift.element(look(Sheet(source), sample.document))
    here = is_at(run[0].y - 0.3, run[0].y + 0.3)
    mutant = Mutant("shift", shift.rule, run.page, text(here, shift.right, shift.down), sample)
    before = told(source, sample, shift.rule)
    after = told(altered(source, mutant, tmp_path), sample, shift.rule)
    assert after and after != before


def altered(source: Path, mutant: Mutant, folder: Path) -> Path:
    path = folder / (mutant.name.replace(" ", "-") + ".pdf")
    with pikepdf.open(source) as file:
        page = file.pages[mutant.page]
        code = [(list(i.operands), i.operator) for i in pikepdf.parse_content_stream(page)]
        page.Contents = file.make_stream(pikepdf.unparse_content_stream(mutant.edit(code)))
        file.save(path)
    return path


@cache
def judged(path: Path, sample: Sample) -> list[Row]:
    return measure(path, sample.document, sample.options)


def told(path: Path, sample: Sample, name: str) -> list[tuple[str, object]]:
    """What the judge measures for a rule where it deviates."""
    rows = judged(path, sample)
    return [(r.where, r.measured) for r in rows if r.rule == name and r.state == "deviates"]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: m.name)
def test_a_mutant_is_seen(mutant, pdf, tmp_path):
    source = pdf(mutant.sample)
    before = told(source, mutant.sample, mutant.rule)
    after = told(altered(source, mutant, tmp_path), mutant.sample, mutant.rule)
    assert after and after != before


def test_a_page_of_another_size_is_seen(pdf, tmp_path):
    with pikepdf.open(pdf(FULL)) as file:
        file.pages[0].MediaBox = [0, 0, 612, 792]
        file.save(tmp_path / "letter.pdf")
    assert told(tmp_path / "letter.pdf", FULL, "PAGE-01")


def test_a_mark_at_the_beginning_of_a_line_is_seen(pdf, tmp_path, monkeypatch):
    sheet = Sheet(pdf(FULL))
    line = next(li for li in sheet.pages[1].lines if li.last.ch in "，。" and len(li.glyphs) > 26)
    monkeypatch.setitem(globals(), "MARK_ENDS", (line.y - 1, line.y + 1))
    mutant = Mutant("a mark pushed down", "PUNC-01", 1, pushed_down)
    assert told(altered(pdf(FULL), mutant, tmp_path), FULL, "PUNC-01")


def test_a_lost_line_of_text_is_seen(pdf, tmp_path):
    mutant = Mutant("no addressees", "TEXT", 0, without(is_at(185, 192)))
    path = altered(pdf(FULL), mutant, tmp_path)
    assert any(r.rule == "TEXT" for r in measure(path, FULL.document))


def test_the_same_file_is_judged_the_same_twice(pdf):
    assert measure(pdf(FULL), FULL.document) == measure(pdf(FULL), FULL.document)


def test_boxes_of_ink_are_where_a_picture_has_ink(pdf):
    """A larger picture has the mark's and the rule's red in the same rows."""
    path = pdf(FULL)
    document = pdfium.PdfDocument(path)
    picture = document[0].render(scale=300 / 72).to_numpy()
    _, green, red = (picture[..., i].astype("int16") for i in range(3))
    rows = numpy.flatnonzero((red - green > 100).any(axis=1)) / 300 * 25.4
    mark = [g for g in Sheet(path).pages[0].glyphs if g.size > 24]
    assert abs(min(g.top for g in mark) - rows[0]) < 0.1
    bar = Sheet(path).pages[0].bars[0]
    assert abs(bar.bottom - rows[-1]) < 0.1


def test_slack_for_word_processors_is_a_millimetre(pdf, tmp_path):
    mutant = Mutant("half a millimetre right", "PAGE-03", 1, moved(0.5, 0))
    path = altered(pdf(FULL), mutant, tmp_path)
    loose = measure(path, FULL.document, Options(slack="standard"))
    assert told(path, FULL, "PAGE-03")
    assert not any(r.rule == "PAGE-03" and r.state == "deviates" for r in loose)
