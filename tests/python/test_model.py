"""The dataclasses are the model: they can be edited, compared and pickled, and cannot drift."""

import copy
import json
import pickle
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, cast, get_type_hints

import gongwen
import pytest
from gongwen import _model, _types

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schema" / "gongwen-1.schema.json").read_text("utf-8")
)


def classes() -> dict[str, dict[str, Any]]:
    """Each class of the model with its properties in the JSON Schema."""
    found = {
        name: part["properties"] for name, part in SCHEMA["$defs"].items() if "properties" in part
    }
    for block in SCHEMA["$defs"]["Block"]["oneOf"]:
        found[block["properties"]["type"]["const"].capitalize()] = block["properties"]
    return found | {"Document": SCHEMA["properties"]}


@pytest.mark.parametrize("name", classes())
def test_no_class_drifts_from_the_schema(name: str) -> None:
    properties = classes()[name]
    ours = {f.name for f in fields(getattr(gongwen, name)) if f.metadata.get("model", True)}
    assert ours == set(properties)
    typed = getattr(_types, f"{name}Dict")
    assert set(typed.__annotations__) == set(properties)
    hints = get_type_hints(getattr(gongwen, name))
    for key, wanted in properties.items():
        types = wanted.get("type", [])
        types = types if isinstance(types, list) else [types]
        optional = "null" in types or {"type": "null"} in wanted.get("anyOf", [])
        assert (type(None) in getattr(hints[key], "__args__", ())) == optional, key


def test_the_words_of_the_schema_are_those_of_the_types() -> None:
    kinds = [k["const"] for k in SCHEMA["$defs"]["Kind"]["oneOf"]]
    assert list(_model.Kind.__args__) == kinds  # type: ignore[attr-defined]
    layouts = [k["const"] for k in SCHEMA["$defs"]["Layout"]["oneOf"]]
    assert set(_model.Layout.__args__) == set(layouts)  # type: ignore[attr-defined]


def every_element() -> gongwen.Document:
    return gongwen.read(Path(__file__).parents[1] / "data" / "every-element.json")


def test_every_element_comes_as_an_object_and_goes_back() -> None:
    document = every_element()
    assert isinstance(document.attendance.observers[0], gongwen.Person)
    assert document.meeting is not None and isinstance(document.meeting.date, date)
    assert isinstance(document.forwarded[0], gongwen.Document)
    assert gongwen.loads(document.to_json()) == document
    assert gongwen.Document.from_dict(document.to_dict()) == document
    for twin in (pickle.loads(pickle.dumps(document)), copy.deepcopy(document)):
        assert twin == document and twin is not document


def test_a_document_of_nothing_can_be_built_and_edited() -> None:
    document = gongwen.Document(kind="notice", title="关于防汛的通知")
    document.number = gongwen.Number("云政办发〔2024〕7号")
    document.body += [
        gongwen.Heading("总体要求", number="一、"),
        gongwen.Table([[gongwen.Cell("县区"), gongwen.Cell("雨量")]], head_rows=1),
    ]
    document.document_date = date(2024, 5, 6)
    data = document.to_dict()
    assert data["document_date"] == "2024-05-06" and data["header"]["number"] is not None
    assert gongwen.Document.from_dict(data) == document


@pytest.mark.parametrize(
    ("edit", "path"),
    [
        (lambda d: setattr(d, "title", object()), "title"),
        (lambda d: d.body.append(gongwen.Heading("深", level=9)), r"body\[0\].level"),
        (lambda d: setattr(d, "kind", "poem"), "kind"),
        (
            lambda d: d.attendance.present.append(gongwen.Person(cast(str, 7))),
            r"attendance.present\[0\].name",
        ),
    ],
)
def test_what_the_model_cannot_hold_is_refused_by_its_path(edit: Any, path: str) -> None:
    document = gongwen.Document()
    edit(document)
    with pytest.raises(gongwen.SchemaError, match=path):
        document.to_bytes("docx")


def test_a_repr_tells_what_is_there() -> None:
    person = gongwen.Person("齐伟", unit="常江区")
    assert repr(person) == "Person('齐伟', unit='常江区')"
    assert repr(gongwen.Attendance(present=[person])) == f"Attendance(present=[{person!r}])"


def test_sources_tell_where_an_element_stands(draft: Path) -> None:
    document = gongwen.read(draft)
    text = draft.read_bytes().decode("gb18030").encode()
    spans = [place.span for place in document.sources if place.path == "title"]
    assert [text[s.start : s.end].decode() for s in spans] == [document.title]


def test_a_notebook_shows_a_page(draft: Path) -> None:
    html = gongwen.read(draft)._repr_html_()
    assert "防汛" in html and "<script" not in html


def test_rows_for_data_frames(draft: Path) -> None:
    document = every_element()
    rows = gongwen.attendance_rows([gongwen.read(draft), document])
    assert {row["document"] for row in rows} == {1}
    assert rows[0]["name"] == document.attendance.present[0].name
    assert all(row["text"] for row in gongwen.heading_rows([document]) if row["label"] is None)


WORDED = """云岭市水务局文件

云水发〔2024〕7号

云岭市水务局关于做好
防汛工作的通知

各县水务局，市直各单位：

汛期将至，请做好准备。

云岭市水务局
二〇二四年五月六日

抄送：市委办公室。
云岭市水务局办公室　二〇二四年五月七日印发
"""


def edited() -> gongwen.Document:
    d = gongwen.read(WORDED.encode())
    assert d.title_lines and d.addressees_text and d.document_date_text
    assert d.number and d.imprint.issued_on_text and d.header.issuer_mark
    d.title = "云岭市水务局关于抗旱的通知"
    d.addressees = ["甲县"]
    d.document_date = date(2026, 1, 1)
    d.number.serial = 8
    d.imprint.issued_on = date(2026, 1, 2)
    d.imprint.distribution[0].to = ["乙县"]
    d.header.issuer_mark.issuers = ["青河县水务局"]
    return d


NEW = (
    "关于抗旱",
    "甲县：",
    "2026年1月1日",
    "〔2024〕8号",
    "1月2日印发",
    "乙县。",
    "青河县水务局文件",
)


def test_an_edit_is_what_is_printed() -> None:
    text = edited().to_bytes("text").decode()
    assert [new for new in NEW if new not in text] == []
    assert "二〇" not in text and "防汛工作" not in text and "7号" not in text


def test_an_edit_takes_the_old_words_along() -> None:
    d = edited()
    assert (d.title_lines, d.addressees_text, d.document_date_text) == ([], None, None)
    assert str(d.number) == "云水发〔2024〕8号"
    assert pickle.loads(pickle.dumps(d)) == d == copy.deepcopy(d)


def test_words_that_are_set_give_the_value() -> None:
    d = gongwen.read(WORDED.encode())
    assert d.number
    d.number.text = "云水函〔2026〕12号"
    d.document_date_text = "二〇二六年一月一日"
    d.addressees_text = "甲县，乙县"
    assert (d.number.agency, d.number.year, d.number.serial) == ("云水函", 2026, 12)
    assert (d.document_date, d.addressees) == (date(2026, 1, 1), ["甲县", "乙县"])
    assert "二〇二六年一月一日" in d.to_bytes("text").decode()


def test_a_list_that_is_changed_in_place_is_what_is_printed() -> None:
    d = gongwen.read(WORDED.encode())
    d.addressees.append("甲县")
    assert "各县水务局，市直各单位，甲县：" in d.to_bytes("text").decode()


def test_a_value_that_is_taken_away_is_not_printed() -> None:
    d = gongwen.read(WORDED.encode())
    d.document_date, d.addressees = None, []
    text = d.to_bytes("text").decode()
    assert "五月六日" not in text and "各县水务局" not in text


def test_a_document_within_itself_is_refused_by_an_error_of_ours() -> None:
    document = gongwen.Document(title="关于防汛的通知")
    document.forwarded = [document]
    with pytest.raises(gongwen.SchemaError, match="itself"):
        document.to_dict()
