"""The ledger beside the figures says of each clause what the table says."""

import re

from .judge import CHECKS, table
from .samples import ROOT

LEDGER = ROOT / "core/src/style/GBT9704.md"
CLAUSE = re.compile(r"^\d+(\.\d+)*")


def ledger() -> dict[str, str]:
    """The state of each clause: the first word of its column, and open where a part is."""
    rows = [line.split("|") for line in LEDGER.read_text(encoding="utf-8").splitlines()]
    states = {}
    for cells in (r for r in rows if len(r) > 5):
        for clause in cells[1].split(","):
            if found := CLAUSE.match(clause.strip()):
                whole = " ".join(cells[3:5])
                states[found.group()] = "open" if "open" in whole else cells[3].split()[0]
    return states


def test_what_deviates_is_open_and_what_is_measured_is_tested(rows):
    states = ledger()
    off = {r.rule for sample in rows.values() for r in sample if r.state == "deviates"}
    for entry in table():
        found = CLAUSE.match(entry["clause"])
        if entry["id"] not in CHECKS or not found:
            continue
        state = states[found.group()]
        wanted = {"open"} if entry["id"] in off else {"tested", "open", "caller"}
        assert state in wanted, f"{entry['id']} ({entry['clause']}): the ledger says {state}"
