"""Drafts become documents."""

import copy
import io
import json
import pickle
from pathlib import Path

import gongwen
import pytest

from conftest import DRAFT, TITLE


def test_a_draft_has_its_title_and_number(draft: Path) -> None:
    document = gongwen.read(draft)
    assert document.title == TITLE
    assert document.number == gongwen.Number("云政办发〔2024〕7号", "云政办发", 2024, 7)
    assert str(document.number) == "云政办发〔2024〕7号"


def test_path_bytes_file_and_text_give_one_document(draft: Path) -> None:
    content = draft.read_bytes()
    expected = gongwen.read(draft, encoding="gb18030")
    with draft.open("rb") as binary, draft.open(encoding="gb18030") as text:
        others = [
            gongwen.read(str(draft)),
            gongwen.read(content),
            gongwen.read(bytearray(content)),
            gongwen.read(memoryview(content)),
            gongwen.read(binary),
            gongwen.read(text),
            gongwen.read(io.BytesIO(content)),
            gongwen.loads(DRAFT),
        ]
    for other in others:
        assert other == expected


def test_json_is_the_model(draft: Path) -> None:
    document = gongwen.read(draft)
    data = document.to_dict()
    assert json.loads(document.to_json()) == data
    assert data["schema"] == "gongwen/1" and data.get("title") == TITLE
    data["title"] = "改"
    assert document.title == TITLE


def test_a_document_reads_back_equal_from_xml_and_json(draft: Path) -> None:
    document = gongwen.read(draft)
    for format in ("xml", "json"):
        assert gongwen.read(document.to_bytes(format)) == document, format


def test_documents_can_be_copied_and_pickled(draft: Path) -> None:
    document = gongwen.read(draft)
    for twin in (pickle.loads(pickle.dumps(document)), copy.deepcopy(document)):
        assert twin == document
        assert twin.diagnostics == document.diagnostics
    assert TITLE in repr(document)


def test_a_bad_byte_is_an_error_or_a_diagnostic_never_silent() -> None:
    bad = "关于".encode() + b"\xff\n"
    with pytest.raises(gongwen.EncodingError, match="byte 6") as caught:
        gongwen.read(bad, format="text", encoding="utf-8")
    assert (caught.value.code, caught.value.span) == ("E101", None)
    with pytest.raises(gongwen.EncodingError, match="字节"):
        gongwen.read(bad, format="text", encoding="utf-8", lang="zh")
    document = gongwen.read(bad, format="text", encoding="utf-8", lossy=True)
    found = next(d for d in document.diagnostics if d.code == "R101")
    assert found.severity == "error" and found.was == "FF"
    assert found.span == gongwen.Span(start=6, end=9, line=1, column=3)
