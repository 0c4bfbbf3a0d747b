"""Folders of drafts: converted in threads, with a manifest by which a run can be taken up again."""

import importlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Unpack

from . import _gongwen
from ._convert import Converting
from ._errors import Error
from ._options import reading, split, writing

Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Failure:
    """A draft that failed, wholly or in one of the formats."""

    input: Path
    """The draft."""
    errors: tuple[Error, ...]
    """One error where the draft could not be read, else one a format."""
    earlier: bool
    """Whether it failed in an earlier run and was not tried in this one."""

    @property
    def code(self) -> str:
        """The stable code of the first error, such as ``E101``."""
        return self.errors[0].code

    @property
    def message(self) -> str:
        """The sentence of the first error."""
        return str(self.errors[0])


@dataclass(frozen=True, slots=True)
class FolderResult:
    """What came of a folder."""

    converted: int
    """How many drafts this run converted."""
    earlier: int
    """How many an earlier run had converted, and nothing has changed since."""
    failures: tuple[Failure, ...]
    """The drafts that failed, in this run or in one before, in the order of their paths."""
    manifest: Path
    """The file that tells of each draft what was made of it, a JSON object a line."""

    @property
    def total(self) -> int:
        """How many drafts there are."""
        return self.converted + self.earlier + len(self.failures)


def convert_folder(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    to: str | Iterable[str],
    jobs: int | None = None,
    resume: bool = True,
    retry_failed: bool = False,
    diagnostics: bool = False,
    progress: Progress | bool | None = None,
    lang: Literal["en", "zh"] = "en",
    **options: Unpack[Converting],
) -> FolderResult:
    """Converts all drafts of a folder, and of the folders in it, into another folder.

    ``to`` is a format or several; ``jobs`` the number of threads, as many as the computer has
    without it; ``options`` are those of :func:`convert`. One bad draft does not stop the others:
    it is in ``failures`` of the result.

    ``target`` also holds ``gongwen-manifest.jsonl``. A run that was stopped or killed at any moment
    is taken up by calling it again: drafts whose content, options and outputs are as the manifest
    says are left alone. What failed is reported again; ``retry_failed`` tries it again.
    ``resume=False`` does all anew. Two runs on one target at once: the second raises ``IoError``.

    ``diagnostics`` writes NAME.diagnostics.json beside the outputs; they quote the draft.
    ``progress`` is called with how many drafts are done and how many there are; without it tqdm
    shows a bar on a terminal, where it is installed; ``False`` shows none. Ctrl-C, or an exception
    of ``progress``, stops the threads first.

    >>> import gongwen, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as office:
    ...     drafts = pathlib.Path(office, "drafts")
    ...     drafts.mkdir()
    ...     _ = (drafts / "a.md").write_text("# 关于防汛的通知", encoding="utf-8")
    ...     _ = (drafts / "b.json").write_text("{")
    ...     result = gongwen.convert_folder(drafts, pathlib.Path(office, "word"), to="docx")
    >>> result.converted, [(failure.input.name, failure.code) for failure in result.failures]
    (1, [('b.json', 'E401')])
    """
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs is {jobs}, and must be 1 or more")
    os.scandir(source).close()  # a folder that is not there is Python's own error
    how_read, how_written = split(dict(options))
    asked = {
        "source": source,
        "target": target,
        "to": [to] if isinstance(to, str) else list(to),
        "jobs": jobs,
        "resume": resume,
        "retry_failed": retry_failed,
        "diagnostics": diagnostics,
    }
    with _shown(progress) as step:
        now, earlier, failed, manifest = _gongwen.convert_folder(
            asked, reading(lang, how_read), writing("", lang, how_written), step
        )
    failures = tuple(Failure(path, tuple(errors), before) for path, before, errors in failed)
    return FolderResult(now, earlier, failures, manifest)


@contextmanager
def _shown(progress: Progress | bool | None) -> Iterator[Progress]:
    """What is called while a folder is converted."""
    if progress is not None and not isinstance(progress, bool):
        yield progress
        return
    try:
        tqdm = importlib.import_module("tqdm").tqdm if progress is not False else None
    except ImportError:
        if progress:
            raise
        tqdm = None
    if tqdm is None:
        yield lambda done, total: None
        return
    # Without being asked for, a bar is for terminals only: `None` is tqdm's word for that.
    with tqdm(disable=False if progress else None) as bar:

        def step(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield step
