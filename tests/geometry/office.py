"""Our DOCX as LibreOffice prints it: the samples, written by the command, in the open faces under
the standard's names.

LibreOffice 7.4 does not read that no space is wanted beside digits; that is undone between its
import and its print, as in `tests/src/office.rs`.
"""

import json
import os
import subprocess
from pathlib import Path

from .samples import LAYOUTS, Sample, command

FACES = {
    "仿宋_GB2312": "FandolFang R",
    "方正小标宋简体": "FandolSong",
    "黑体": "FandolHei",
    "楷体_GB2312": "FandolKai",
    "宋体": "FandolSong",
}
UNDONE = {
    'style:text-autospace="ideograph-alpha"': 'style:text-autospace="none"',
    'fo:margin-bottom="0.0791in"': 'fo:margin-bottom="0in"',
}
"""And that its own files forget that a box has no white below it."""
WHOLE = {"IsSkipEmptyPages": {"type": "boolean", "value": "false"}}
"""LibreOffice leaves out blank pages that a section brings about, unless it is told not to."""


def faces() -> Path | None:
    """The folder of the open faces: `GONGWEN_FONTS`, else the cache of `cargo xtask fonts`."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = Path(os.environ.get("GONGWEN_FONTS") or cache / "gongwen/fonts")
    return folder if (folder / "FandolFang-Regular.otf").is_file() else None


def printed(samples: list[Sample], faces: Path, folder: Path) -> dict[str, Path]:
    """The PDF that LibreOffice makes of each sample, by the sample's label."""
    named = {sample.label: sample.label.replace(" ", "") for sample in samples}
    config = folder / "fonts.conf"
    config.write_text(_fonts_conf(faces, folder), encoding="utf-8")
    written = [_write(sample, folder / f"{named[sample.label]}.docx") for sample in samples]
    _convert("fodt", written, folder, config)
    drafts = [path.with_suffix(".fodt") for path in written]
    for draft in drafts:
        text = draft.read_text(encoding="utf-8")
        for seen, meant in UNDONE.items():
            text = text.replace(seen, meant)
        draft.write_text(text, encoding="utf-8")
    _convert(f"pdf:writer_pdf_Export:{json.dumps(WHOLE)}", drafts, folder, config)
    return {label: folder / f"{name}.pdf" for label, name in named.items()}


def _write(sample: Sample, path: Path) -> Path:
    source = LAYOUTS / f"{sample.name}.json"
    words = [command(), "convert", str(source), "--to", "docx", "-o", str(path), *sample.words]
    subprocess.run(words, check=True, capture_output=True, text=True)
    return path


def _convert(what: str, files: list[Path], folder: Path, config: Path) -> None:
    home = f"-env:UserInstallation=file://{folder / 'home'}"
    words = ["soffice", home, "--headless", "--convert-to", what, "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    subprocess.run([*words, *map(str, files)], check=True, capture_output=True, env=environment)


def _fonts_conf(faces: Path, cache: Path) -> str:
    """A configuration that knows the open faces only, under the names of the standard's."""
    matches = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        '<edit name="family" mode="assign" binding="strong">'
        f"<string>{family}</string></edit></match>"
        for name, family in FACES.items()
    )
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    folders = f"<dir>{faces}</dir><cachedir>{cache}/cache</cachedir>"
    return f"{head}<fontconfig>{folders}{matches}</fontconfig>"
