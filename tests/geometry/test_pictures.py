"""Pages look as they did when somebody last looked: small pictures, compared with tolerance.

`cargo xtask bless` rewrites them; look at what changed.
"""

import os
from pathlib import Path

import numpy
import pypdfium2 as pdfium
import pytest
from PIL import Image

from .samples import ROOT, Sample

PICTURES = ROOT / "tests/pictures"
DPI = 60
PAGES = [
    ("document", 0), ("document", -1), ("joint", 0), ("upward", 0), ("letter", 0),
    ("order", 0), ("minutes", 0), ("minutes", -1), ("attachments", 1), ("tables", -1),
]  # fmt: skip
"""Sample and page; no more than ten, so that a person looks at all of them."""
LIGHT, FEW = 48, 0.001
"""A pixel may differ by so much, and so many of a page by more: edges of glyphs, no place."""


def drawn(path: Path, page: int) -> numpy.ndarray:
    file = pdfium.PdfDocument(path)
    picture = file[page % len(file)].render(scale=DPI / 72, grayscale=True)
    return picture.to_numpy().copy()


def name(sample: str, page: int) -> Path:
    return PICTURES / f"{sample}-{'last' if page < 0 else page + 1}.png"


@pytest.mark.parametrize(("sample", "page"), PAGES, ids=lambda v: str(v))
def test_a_page_looks_as_before(sample, page, pdf):
    seen, kept = drawn(pdf(Sample(sample)), page), name(sample, page)
    if os.environ.get("GONGWEN_BLESS") == "1":
        Image.fromarray(seen).save(kept, optimize=True)
        return
    before = numpy.asarray(Image.open(kept).convert("L"))
    assert before.shape == seen.shape
    assert differing(before, seen) <= FEW, f"look at {kept.name}: cargo xtask bless"


def differing(before: numpy.ndarray, seen: numpy.ndarray) -> float:
    """The share of pixels that are clearly lighter or darker."""
    return float((abs(before.astype("int16") - seen) > LIGHT).mean())


def test_a_page_that_moved_by_a_millimetre_looks_different(pdf):
    before = drawn(pdf(Sample("full-page")), 1)
    assert differing(before, numpy.roll(before, 2, axis=0)) > FEW


def test_a_missing_line_looks_different(pdf):
    before = drawn(pdf(Sample("full-page")), 1)
    seen = before.copy()
    seen[400:415] = 255
    assert differing(before, seen) > FEW
