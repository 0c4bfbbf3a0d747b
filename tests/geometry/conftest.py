"""Files that the tests of the judge share: each sample is written once."""

from pathlib import Path

import pytest

from .judge import Row, measure
from .samples import Sample, samples, write


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("geometry")


@pytest.fixture(scope="session")
def pdf(folder: Path):
    """Writes a sample, or gives the file that stands already."""
    done: dict[str, Path] = {}

    def made(sample: Sample) -> Path:
        if sample.label not in done:
            done[sample.label] = write(sample, folder)
        return done[sample.label]

    return made


@pytest.fixture(scope="session")
def rows(pdf) -> dict[str, list[Row]]:
    """What the judge says of each sample."""
    return {s.label: measure(pdf(s), s.document, s.options) for s in samples()}
