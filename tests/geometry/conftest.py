"""Files that the tests of the judge share: each sample is written once."""

from pathlib import Path

import pytest

from .samples import Sample, write


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
