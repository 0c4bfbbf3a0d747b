"""The documents that are judged, and how their files are made: by the command, as a user would."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .judge import Options, Row, measure

ROOT = Path(__file__).parents[2]
LAYOUTS = ROOT / "tests/data/layouts"


@dataclass(frozen=True)
class Sample:
    """An invented document and the options it is written with."""

    name: str
    options: Options = field(default_factory=Options)

    @property
    def label(self) -> str:
        return " ".join([self.name, *self.words])

    @property
    def words(self) -> list[str]:
        """The options as words of the command."""
        asked = self.options
        return [
            *(["--profile", asked.profile] if asked.profile != "edge" else []),
            *(["--mirror"] if asked.mirrored else []),
            *(["--even-imprint"] if asked.even_imprint else []),
        ]

    @property
    def document(self) -> dict:
        return json.loads((LAYOUTS / f"{self.name}.json").read_text(encoding="utf-8"))


VARIANTS = [
    Sample("full-page", Options(profile="box")),
    Sample("full-page", Options(mirrored=True)),
    Sample("unsealed-short", Options(even_imprint=True)),
    Sample("full-last-page", Options(even_imprint=True)),
]
"""Documents that are written a second time, with an option."""


@cache
def samples() -> list[Sample]:
    """All samples that the command can write."""
    plain = [Sample(p.stem) for p in sorted(LAYOUTS.glob("*.json"))]
    return [*plain, *VARIANTS]


def command() -> str:
    """The command: `GONGWEN`, else the installed one, else that of the last build."""
    built = ROOT / "target/debug/gongwen"
    return os.environ.get("GONGWEN") or shutil.which("gongwen") or str(built)


def write(sample: Sample, folder: Path) -> Path:
    """Writes the sample as PDF and gives its path."""
    path = folder / (sample.label.replace(" ", "") + ".pdf")
    source = LAYOUTS / f"{sample.name}.json"
    words = [command(), "convert", str(source), "--to", "pdf", "-o", str(path), *sample.words]
    subprocess.run(words, check=True, capture_output=True, text=True)
    return path


def judged(folder: Path) -> Iterator[tuple[Sample, list[Row]]]:
    """Every sample with its rows."""
    for sample in samples():
        yield sample, measure(write(sample, folder), sample.document, sample.options)
