"""`python -m geometry`: the table of all samples; with a PDF and its JSON, of that file."""

import argparse
import json
import tempfile
from pathlib import Path

from . import report
from .judge import Options, measure
from .samples import judged


def main() -> None:
    words = argparse.ArgumentParser(prog="geometry", description=__doc__)
    words.add_argument("pdf", nargs="?", help="a PDF")
    words.add_argument("document", nargs="?", help="the JSON of the document it shows")
    words.add_argument("--profile", choices=["edge", "box"], default="edge")
    words.add_argument("--mirror", action="store_true")
    words.add_argument("--standard", action="store_true", help="allow 1 mm, as for word processors")
    words.add_argument(
        "--deviations", action="store_true", help="only these, as `deviations.json` lists them"
    )
    asked = words.parse_args()
    judged_rows = _one(asked) if asked.pdf else _all()
    told = report.deviations if asked.deviations else report.lines
    print(*told(judged_rows), sep="\n")


def _one(asked: argparse.Namespace) -> report.Judged:
    document = json.loads(Path(asked.document).read_text(encoding="utf-8"))
    slack = "standard" if asked.standard else "pdf"
    options = Options(asked.profile, asked.mirror, slack=slack)
    return [(Path(asked.pdf).stem, row) for row in measure(asked.pdf, document, options)]


def _all() -> report.Judged:
    with tempfile.TemporaryDirectory() as folder:
        return [(s.label, row) for s, rows in judged(Path(folder)) for row in rows]


main()
