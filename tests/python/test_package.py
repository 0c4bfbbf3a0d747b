"""The package as it is installed: its examples, its types, its command."""

import doctest
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import gongwen
import pytest

ROOT = Path(__file__).parents[2]
MODULES = [
    "gongwen",
    "gongwen._batch",
    "gongwen._convert",
    "gongwen._document",
    "gongwen._errors",
    "gongwen._folder",
    "gongwen._frames",
    "gongwen._model",
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docs_run(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0 and result.failed == 0


def test_everything_public_is_documented() -> None:
    for name in gongwen.__all__:
        thing = getattr(gongwen, name)
        assert name == "__version__" or thing.__doc__, name


def test_every_public_function_shows_an_example() -> None:
    functions = inspect.getmembers(gongwen, inspect.isfunction)
    methods = inspect.getmembers(gongwen.Document, inspect.isroutine)
    public = [(name, thing) for name, thing in functions + methods if not name.startswith("_")]
    assert len(public) > 10
    assert [name for name, thing in public if ">>>" not in (thing.__doc__ or "")] == []


def test_the_stubs_fit_the_native_module() -> None:
    command = [sys.executable, "-m", "mypy.stubtest", "gongwen._gongwen"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "judge", [["mypy", "bindings-python/python", "tests/python"], ["ruff", "check", "."]]
)
def test_types_and_style_hold(judge: list[str]) -> None:
    command = [sys.executable, "-m", *judge]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def command(*args: str | Path) -> subprocess.CompletedProcess[bytes]:
    whole = [sys.executable, "-m", "gongwen", *map(str, args)]
    return subprocess.run(whole, capture_output=True, check=False)


def test_the_command_converts(draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "通知.json"
    done = command("convert", draft, "--to", "json", "-o", target)
    assert done.returncode == 0, done.stderr.decode()
    assert target.read_bytes() == gongwen.convert(draft, to="json")


def test_the_command_tells_wrong_usage_and_failed_files_apart(tmp_path: Path) -> None:
    assert command("--no-such-option").returncode == 2
    missing = command("convert", tmp_path / "没有.md", "--to", "json", "-o", tmp_path / "out.json")
    assert missing.returncode == 1
