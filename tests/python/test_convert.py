"""Documents become files."""

import concurrent.futures
import datetime
from pathlib import Path

import gongwen
import pytest

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
    with pytest.raises(gongwen.ArgumentError):
        gongwen.convert(draft, to="docx", profile="round")  # type: ignore[call-overload]
    with pytest.raises(gongwen.ArgumentError):
        gongwen.convert(draft, to="docx", flavour="a-1b")  # type: ignore[call-overload]
    with pytest.raises(gongwen.ArgumentError):
        gongwen.convert(draft, to="docx", date="2024-02-30")


def test_a_date_may_be_a_date_or_its_text(draft: Path) -> None:
    day = datetime.date(2024, 3, 1)
    dated = gongwen.read(draft).to_bytes("docx", date=day)
    assert dated == gongwen.convert(draft, to="docx", date="2024-03-01")
    assert dated != gongwen.convert(draft, to="docx", date="2024-03-02")


def test_a_pdf_with_our_xml_reads_back_to_the_equal_document(draft: Path) -> None:
    document = gongwen.read(draft)
    try:
        content = document.to_bytes("pdf", flavour="a-3a")
    except gongwen.FontError as error:
        pytest.skip(f"SKIPPED: no PDF: {error}")
    assert b"<pdfaid:part>3</pdfaid:part>" in content
    assert gongwen.read(content) == document


def test_a_picture_shows_the_page_that_is_asked_for(draft: Path) -> None:
    try:
        first = gongwen.convert(draft, to="png", dpi=40)
    except gongwen.FontError as error:
        pytest.skip(f"SKIPPED: no pictures: {error}")
    assert first.startswith(b"\x89PNG")
    assert first == gongwen.convert(draft, to="png", dpi=40, page=1)
    for page, dpi in ((2, 40), (0, 40), (1, 0)):
        with pytest.raises(gongwen.ArgumentError):
            gongwen.convert(draft, to="png", page=page, dpi=dpi)


def test_a_notebook_shows_the_document_and_its_pages(draft: Path) -> None:
    document = gongwen.read(draft)
    assert document._repr_html_() == document.to_bytes("html").decode()
    try:
        pages = document.pages(dpi=40)
    except gongwen.FontError as error:
        pytest.skip(f"SKIPPED: no pictures: {error}")
    assert [page._repr_png_() for page in pages] == [document.to_bytes("png", dpi=40)]
    document.body = document.body * 200
    assert len(document.pages(dpi=10)) > 2


def test_a_text_is_saved_in_the_encoding_of_an_old_program(draft: Path, tmp_path: Path) -> None:
    document = gongwen.read(draft)
    document.save(tmp_path / "旧.txt", text_encoding="gb18030")
    text = (tmp_path / "旧.txt").read_text("gb18030")
    assert text.encode() == document.to_bytes("text")
    assert gongwen.read(tmp_path / "旧.txt") == gongwen.loads(text, format="text")
    document.title = "关于😀的通知"
    with pytest.raises(gongwen.EncodingError) as caught:
        document.to_bytes("markdown", text_encoding="gbk")
    assert caught.value.code == "E106"
    document.to_bytes("json", text_encoding="gbk")


def test_a_source_is_never_written_over(draft: Path) -> None:
    before = draft.read_bytes()
    with pytest.raises(gongwen.Error) as caught:
        gongwen.convert(draft, str(draft))
    assert caught.value.code == "E909"
    assert draft.read_bytes() == before
