"""Documents become files."""

import concurrent.futures
import datetime
from pathlib import Path

import pytest

import gongwen

HEADS = {"json": b"{", "xml": b"<?xml", "docx": b"PK\x03\x04"}


@pytest.mark.parametrize("format", HEADS)
def test_bytes_and_files_are_the_same(draft: Path, tmp_path: Path, format: str) -> None:
    content = gongwen.convert(draft, to=format)
    assert content.startswith(HEADS[format])
    target = tmp_path / "新" / f"通知.{format}"
    found = gongwen.convert(draft, target)
    assert target.read_bytes() == content
    assert all(isinstance(d, gongwen.Diagnostic) for d in found)
    assert list(target.parent.iterdir()) == [target]


def test_a_document_saves_what_convert_gives(draft: Path, tmp_path: Path) -> None:
    document = gongwen.read(draft)
    document.save(tmp_path / "通知.docx")
    assert (tmp_path / "通知.docx").read_bytes() == gongwen.convert(draft, to="docx")
    document.save(tmp_path / "通知", "xml")
    assert (tmp_path / "通知").read_bytes() == document.to_bytes("xml")


def test_to_overrules_the_extension(draft: Path, tmp_path: Path) -> None:
    gongwen.convert(draft, tmp_path / "通知.bin", to="json")
    assert (tmp_path / "通知.bin").read_bytes() == gongwen.convert(draft, to="json")


def test_pdf_comes_or_says_what_is_missing(draft: Path) -> None:
    try:
        content = gongwen.convert(draft, to="pdf")
    except gongwen.FontError as error:
        pytest.skip(f"SKIPPED: no PDF: {error}")
    assert content.startswith(b"%PDF-")


def test_threads_give_equal_bytes(draft: Path) -> None:
    expected = gongwen.convert(draft, to="docx")
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        made = pool.map(lambda path: gongwen.convert(path, to="docx"), [draft] * 40)
        assert set(made) == {expected}


def test_how_pages_look_is_checked_even_where_no_page_is_made(draft: Path) -> None:
    plain = gongwen.convert(draft, to="docx", profile="box", mirror=True, even_imprint=True)
    assert plain.startswith(b"PK")
    for wrong in ({"profile": "round"}, {"pdf": "a-1b"}, {"date": "2024-02-30"}):
        with pytest.raises(gongwen.ArgumentError):
            gongwen.convert(draft, to="docx", **wrong)


def test_a_date_may_be_a_date_or_its_text(draft: Path) -> None:
    day = datetime.date(2024, 3, 1)
    dated = gongwen.read(draft).to_bytes("docx", date=day)
    assert dated == gongwen.convert(draft, to="docx", date="2024-03-01")
    assert dated != gongwen.convert(draft, to="docx", date="2024-03-02")


def test_a_pdf_of_ours_is_of_the_kind_that_was_asked_for(draft: Path) -> None:
    try:
        content = gongwen.convert(draft, to="pdf", pdf="a-3a")
    except gongwen.FontError as error:
        pytest.skip(f"SKIPPED: no PDF: {error}")
    assert b"<pdfaid:part>3</pdfaid:part>" in content


def test_pictures_have_a_file_a_page(draft: Path, tmp_path: Path) -> None:
    try:
        gongwen.convert(draft, tmp_path / "图.png", dpi=40)
    except gongwen.FontError as error:
        pytest.skip(f"SKIPPED: no pictures: {error}")
    assert [p.name for p in tmp_path.glob("*.png")] == ["图-1.png"]
    content = gongwen.convert(draft, to="png", dpi=40)
    assert (tmp_path / "图-1.png").read_bytes() == content
    with pytest.raises(IndexError):
        gongwen.convert(draft, to="png", page=2, dpi=40)
    with pytest.raises(gongwen.ArgumentError):
        gongwen.convert(draft, to="png", dpi=0)
