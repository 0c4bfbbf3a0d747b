"""What goes wrong is an exception that a script can catch."""

import os
import pickle
from pathlib import Path

import gongwen
import pytest
from gongwen import _errors, _gongwen


def test_a_missing_file_is_pythons_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        gongwen.read(tmp_path / "没有.md")
    assert os.fspath(caught.value.filename) == str(tmp_path / "没有.md")


def test_a_target_that_cannot_be_written_is_pythons_own_error(draft: Path, tmp_path: Path) -> None:
    folder = tmp_path / "占用.json"
    (folder / "里").mkdir(parents=True)
    with pytest.raises(OSError) as caught:
        gongwen.convert(draft, folder)
    assert caught.value.errno is not None and os.fspath(caught.value.filename) == str(folder)


def test_each_kind_has_its_class() -> None:
    with pytest.raises(gongwen.JsonError) as caught:
        gongwen.read(b'{"schema": ', format="json")
    assert caught.value.span is not None and caught.value.span.line == 1
    with pytest.raises(gongwen.SchemaError):
        gongwen.read(b'{"schema": "gongwen/9"}', format="json")
    with pytest.raises(gongwen.XmlError):
        gongwen.read(b"<?xml version='1.0'?><", format="xml")
    with pytest.raises(gongwen.UnsupportedError):
        gongwen.read(b"PK", format="ofd")
    for wrong in ({"format": "wordstar"}, {"encoding": "ebcdic"}, {"lang": "fr"}):
        with pytest.raises(gongwen.ArgumentError):
            gongwen.read(b"", **wrong)  # type: ignore[arg-type]
    with pytest.raises(gongwen.ArgumentError, match="wordstar"):
        gongwen.convert(b"", "out.wordstar")
    with pytest.raises(TypeError):
        gongwen.convert(b"")  # type: ignore[call-overload]


def test_a_defect_is_an_exception_that_except_exception_catches(
    capfd: pytest.CaptureFixture[str],
) -> None:
    try:
        _gongwen._panic()
    except Exception as error:
        assert isinstance(error, gongwen.InternalError)
        assert "lib.rs" in str(error) and "purpose" not in str(error)
    else:
        pytest.fail("no exception")
    assert capfd.readouterr() == ("", "")


def test_errors_keep_their_fields_when_pickled() -> None:
    error = gongwen.JsonError("坏", "E401", gongwen.Span(1, 2, 3, 4))
    twin = pickle.loads(pickle.dumps(error))
    assert (type(twin), str(twin), twin.code, twin.span) == (
        gongwen.JsonError,
        "坏",
        "E401",
        gongwen.Span(1, 2, 3, 4),
    )


def test_every_class_is_public_and_a_value_error() -> None:
    for kind in _errors._KINDS.values():
        assert kind.__name__ in gongwen.__all__
        assert issubclass(kind, gongwen.Error) and issubclass(kind, ValueError)
        assert str(kind("words")) == "words"


def test_strict_refuses_a_warning_and_tells_all_that_was_found() -> None:
    draft = "关于防汛的通知\n\n请做好\x01准备。\n".encode()
    with pytest.raises(gongwen.SchemaError) as caught:
        gongwen.read(draft, format="text", strict=True)
    assert "R102" in [d.code for d in caught.value.diagnostics]
    assert pickle.loads(pickle.dumps(caught.value)).diagnostics == caught.value.diagnostics


def test_a_limit_and_an_option_nobody_knows_are_refused_by_name() -> None:
    with pytest.raises(gongwen.LimitError):
        gongwen.read(b"1234567890", max_bytes=9)
    with pytest.raises(TypeError, match="flavor"):
        gongwen.Document().to_bytes("pdf", flavor="a-3a")  # type: ignore[call-arg]
    with pytest.raises(gongwen.ArgumentError, match="a-1b"):
        gongwen.Document().to_bytes("pdf", flavour="a-1b")  # type: ignore[arg-type]
