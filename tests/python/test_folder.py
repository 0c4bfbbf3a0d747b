"""Folders become folders, whatever happens on the way."""

import json
import os
import random
import signal
import subprocess
import sys
import time
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gongwen
import pytest

from conftest import DRAFT

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("GONGWEN_CORPUS", ROOT.parent / "shared/corpus")) / "dev"
MANIFEST = "gongwen-manifest.jsonl"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """Three drafts, one of them in a folder of its own, and one that is none."""
    folder = tmp_path / "稿"
    (folder / "下级").mkdir(parents=True)
    for name in ("甲.txt", "乙.txt", "下级/丙.txt"):
        (folder / name).write_text(DRAFT, "utf-8")
    (folder / "坏.json").write_text("{")
    return folder


def lines(target: Path) -> list[dict[str, Any]]:
    """The whole lines of a manifest, also of one that a kill has torn."""
    if not (target / MANIFEST).is_file():
        return []
    *whole, _torn = (target / MANIFEST).read_bytes().split(b"\n")
    return [json.loads(line) for line in whole]


def test_a_folder_becomes_a_folder_and_what_is_done_stays_done(
    drafts: Path, tmp_path: Path
) -> None:
    target = tmp_path / "成文"
    first = gongwen.convert_folder(drafts, target, to=["docx", "json"], diagnostics=True)
    assert (first.converted, first.earlier, first.total) == (3, 0, 4)
    assert [(f.input, f.code) for f in first.failures] == [(drafts / "坏.json", "E401")]
    assert isinstance(first.failures[0].errors[0], gongwen.JsonError)
    assert first.failures[0].message == str(first.failures[0].errors[0])
    docx = (target / "下级/丙.docx").read_bytes()
    assert docx == gongwen.convert(drafts / "下级/丙.txt", to="docx")
    assert (target / "甲.diagnostics.json").is_file()
    assert first.manifest == target / MANIFEST
    assert [entry["status"] for entry in lines(target)] == ["done", "done", "failed", "done"]
    again = gongwen.convert_folder(str(drafts), target, to=["docx", "json"], diagnostics=True)
    assert (again.converted, again.earlier, len(again.failures)) == (0, 3, 1)
    other = gongwen.convert_folder(drafts, target, to=["docx", "json"], date="2024-05-06")
    assert other.converted == 3


def test_failures_are_kept_until_they_are_asked_for(drafts: Path, tmp_path: Path) -> None:
    rounds: list[tuple[dict[str, Any], bool]] = [
        ({}, False),
        ({}, True),
        ({"retry_failed": True}, False),
        ({}, True),
        ({"resume": False}, False),
    ]
    for options, earlier in rounds:
        result = gongwen.convert_folder(drafts, tmp_path / "a", to="xml", lang="zh", **options)
        assert [failure.earlier for failure in result.failures] == [earlier]
        assert "JSON 有误" in result.failures[0].message
    (drafts / "坏.json").write_text('{"schema": "gongwen/1"}')
    mended = gongwen.convert_folder(drafts, tmp_path / "a", to="xml", lang="zh")
    assert (mended.converted, mended.earlier, mended.failures) == (1, 3, ())


def test_what_makes_no_sense_is_refused_before_anything_is_written(
    drafts: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a"
    with pytest.raises(FileNotFoundError):
        gongwen.convert_folder(tmp_path / "没有", target, to="docx")
    with pytest.raises(gongwen.ArgumentError):
        gongwen.convert_folder(drafts, drafts, to="docx")
    with pytest.raises(gongwen.ArgumentError, match="odt"):
        gongwen.convert_folder(drafts, target, to="odt")
    with pytest.raises(gongwen.ArgumentError):
        gongwen.convert_folder(drafts, target, to=[])
    with pytest.raises(ValueError, match="jobs"):
        gongwen.convert_folder(drafts, target, to="docx", jobs=0)
    with pytest.raises(TypeError, match="flavor"):
        gongwen.convert_folder(drafts, target, to="docx", flavor="a-3a")  # type: ignore[call-arg]
    assert not target.exists()


def test_progress_is_told_and_its_exception_or_ctrl_c_stops_the_run(
    drafts: Path, tmp_path: Path
) -> None:
    steps: list[tuple[int, int]] = []
    gongwen.convert_folder(drafts, tmp_path / "a", to="json", progress=lambda *n: steps.append(n))
    assert steps[-1] == (4, 4)

    def fall(done: int, total: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        gongwen.convert_folder(drafts, tmp_path / "b", to="json", progress=fall)
    with pytest.raises(KeyboardInterrupt):
        gongwen.convert_folder(
            drafts,
            tmp_path / "c",
            to="json",
            progress=lambda done, total: os.kill(os.getpid(), signal.SIGINT),
        )
    for target in ("b", "c"):
        assert gongwen.convert_folder(drafts, tmp_path / target, to="json").total == 4


def test_tqdm_shows_a_bar_where_it_is_installed(
    drafts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bars: list[Any] = []

    class Bar:
        """What tqdm is used for."""

        def __init__(self, disable: bool | None) -> None:
            self.disable, self.n, self.total = disable, 0, 0
            bars.append(self)

        def update(self, more: int) -> None:
            self.n += more

        def __enter__(self) -> "Bar":
            return self

        def __exit__(self, *_: object) -> None:
            pass

    module = types.ModuleType("tqdm")
    module.tqdm = Bar  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tqdm", module)
    for progress in (None, True, False):
        gongwen.convert_folder(drafts, tmp_path / "a", to="json", progress=progress)
    assert [(bar.n, bar.total, bar.disable) for bar in bars] == [(4, 4, None), (4, 4, False)]
    monkeypatch.setitem(sys.modules, "tqdm", None)
    gongwen.convert_folder(drafts, tmp_path / "a", to="json")
    with pytest.raises(ImportError):
        gongwen.convert_folder(drafts, tmp_path / "a", to="json", progress=True)


def test_a_second_run_on_one_target_is_refused(drafts: Path, tmp_path: Path) -> None:
    """What a first run holds is held here, for a run of four drafts may be over before its first
    progress is heard."""
    fcntl = pytest.importorskip("fcntl")
    gongwen.convert_folder(drafts, tmp_path / "a", to="json")
    with open(tmp_path / "a" / ".gongwen-manifest.lock", "w") as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        with pytest.raises(gongwen.IoError) as error:
            gongwen.convert_folder(drafts, tmp_path / "a", to="json")
    assert error.value.code == "E911"
    gongwen.convert_folder(drafts, tmp_path / "a", to="json")


# ── As a script writer lives it ────────────────────────────────────────────────────────────────

BROKEN = {
    "断.docx": "E201",
    "残.json": "E401",
    "外.xml": "E302",
    "乱.txt": "E101",
    "伪.pdf": "E211",
}


def samples() -> list[Path]:
    """Our samples, and the corpus where there is one."""
    folders = [ROOT / "examples", ROOT / "tests/data/recognise", ROOT / "tests/data/word", CORPUS]
    kinds = (".txt", ".md", ".html", ".docx", ".doc", ".rtf")
    found = (path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()))
    return [path for path in found if path.suffix in kinds]


def shuffled(chance: random.Random, text: str) -> str:
    rows = text.split("\n")
    at = chance.randrange(len(rows))
    return "\n".join(rows[at:] + rows[:at])


MUTANTS: list[Callable[[random.Random, str], bytes]] = [
    lambda chance, text: text.encode(),
    lambda chance, text: text.encode("gb18030"),
    lambda chance, text: text.encode("utf-16"),
    lambda chance, text: text.replace("\n", "\r\n").encode(),
    lambda chance, text: text[: chance.randrange(len(text) // 2, len(text))].encode(),
    lambda chance, text: (text + "\n" + text).encode(),
    lambda chance, text: shuffled(chance, text).encode(),
    lambda chance, text: text.replace("：", ":").replace("（", "(").encode("gb18030"),
    lambda chance, text: text.replace("\n", "\n\n\u3000").encode(),
]


def mixed(folder: Path, count: int) -> None:
    """So many drafts as a records office has them, five of which are broken."""
    chance, sources = random.Random(9704), samples()
    for i in range(count - len(BROKEN)):
        path = sources[i % len(sources)]
        content = path.read_bytes()
        if path.suffix in (".txt", ".md", ".html"):
            mutant = MUTANTS[0] if i < len(sources) else chance.choice(MUTANTS)
            content = mutant(chance, content.decode("utf-8-sig"))
        draft = folder / f"{i % 7}处" / f"{i:03}-{path.name}"
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
    word = (ROOT / "tests/data/word/case.docx").read_bytes()
    contents = [
        word[: len(word) // 2],
        b'{"schema": "gongwen/1", "title": ',
        b'<!DOCTYPE d [<!ENTITY a "a">]><document xmlns="urn:gongwen:document:1"/>',
        "关于".encode() + b"\xff\xfe\x80\x80\n" * 9,
        b"%PDF-1.7\nnothing",
    ]
    for name, content in zip(BROKEN, contents, strict=True):
        (folder / name).write_bytes(content)


def test_of_two_hundred_mixed_files_exactly_the_five_broken_ones_fail(tmp_path: Path) -> None:
    mixed(tmp_path / "收文", 200)
    result = gongwen.convert_folder(tmp_path / "收文", tmp_path / "word", to="docx")
    assert {f.input.name: f.code for f in result.failures} == BROKEN
    assert (result.converted, result.total) == (195, 200)
    made = [path for path in (tmp_path / "word").rglob("*.docx")]
    assert len(made) == 195 and all(path.read_bytes()[:2] == b"PK" for path in made)
    assert sum(entry["status"] == "done" for entry in lines(tmp_path / "word")) == 195


# ── Kills ──────────────────────────────────────────────────────────────────────────────────────

RUN = """
import sys, gongwen
gongwen.convert_folder(sys.argv[1], sys.argv[2], to=["docx", "json"], jobs=2)
"""


def kill_at(drafts: Path, target: Path, line: int, pause: float) -> bool:
    """Begins a run and kills it when the manifest has so many lines; whether it was still at
    work."""
    process = subprocess.Popen([sys.executable, "-c", RUN, drafts, target])
    while process.poll() is None and len(lines(target)) < line:
        time.sleep(0.001)
    time.sleep(pause)
    process.kill()
    return process.wait() != 0


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder but the manifest, which tells times."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def timeless(target: Path) -> list[dict[str, Any]]:
    return [entry | {"ms": 0} for entry in lines(target)]


def outputs(target: Path) -> Iterator[Path]:
    return (target / output["path"] for entry in lines(target) for output in entry["outputs"])


def test_a_run_killed_at_any_moment_is_taken_up_to_equal_bytes(tmp_path: Path) -> None:
    drafts, whole, count = tmp_path / "收文", tmp_path / "whole", 40
    mixed(drafts, count)
    gongwen.convert_folder(drafts, whole, to=["docx", "json"])
    chance, killed = random.Random(2012), 0
    for moment in range(10):
        target = tmp_path / str(moment)
        killed += kill_at(drafts, target, chance.randrange(count - 4), chance.random() / 50)
        done = lines(target)
        before = {path: path.stat() for path in outputs(target)}
        result = gongwen.convert_folder(drafts, target, to=["docx", "json"])
        known = sum(entry["status"] == "done" for entry in done)
        assert (result.earlier, result.converted) == (known, count - len(BROKEN) - known)
        assert tree(target) == tree(whole), moment
        assert timeless(target) == timeless(whole), moment
        for path, stat in before.items():
            assert (path.stat().st_ino, path.stat().st_mtime_ns) == (stat.st_ino, stat.st_mtime_ns)
    assert killed >= 5, "the runs ended before they could be killed"
