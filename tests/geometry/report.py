"""The table for a person: a line a rule, the farthest measure of all samples, and the counts."""

import json
from collections import Counter
from collections.abc import Iterable

from .judge import CHECKS, Row, table

Judged = list[tuple[str, Row]]
"""Rows with the name of the file they were measured on."""


def lines(judged: Judged) -> list[str]:
    """The whole table."""
    told = [_line(entry, _rows(judged, entry["id"])) for entry in table()]
    return [HEAD, *told, "", *counts(judged)]


HEAD = "rule | clause | evidence | strength | 术语 | wanted | measured | state"


def _rows(judged: Judged, name: str) -> Judged:
    return [(sample, row) for sample, row in judged if row.rule == name]


def _line(entry: dict, rows: Judged) -> str:
    head = [entry[k] for k in ("id", "clause", "evidence", "strength", "term")]
    return " | ".join([*head, *_verdict(entry, rows)])


def _verdict(entry: dict, rows: Judged) -> list[str]:
    if "unseen" in entry:
        return ["", "", f"cannot be seen: {entry['unseen']}"]
    if not rows:
        return ["", "", "no sample shows it"]
    sample, row = max(rows, key=lambda r: (r[1].state == "deviates", r[1].off))
    off = sum(r.state == "deviates" for _, r in rows)
    state = f"deviates in {off} of {len(rows)}" if off else f"held, {len(rows)} measures"
    where = f"{row.where} ({sample})"
    return [f"{where}: {figure(row.wanted)}", figure(row.measured), state]


def figure(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def deviations(judged: Judged) -> list[str]:
    """What deviates, as `deviations.json` lists it."""
    told = [as_listed(sample, row) for sample, row in judged if row.state == "deviates"]
    return ["[", ",\n".join(told), "]"] if told else ["[]"]


def as_listed(sample: str, row: Row) -> str:
    told = {"rule": row.rule, "sample": sample, "where": row.where}
    told |= {"wanted": figure(row.wanted), "measured": figure(row.measured)}
    return json.dumps(told, ensure_ascii=False)


def state(entry: dict, rows: Iterable[tuple[str, Row]]) -> str:
    """held, deviates, unmeasured or unseen."""
    if "unseen" in entry:
        return "unseen"
    states = {row.state for _, row in rows}
    return "deviates" if "deviates" in states else "held" if states else "unmeasured"


def counts(judged: Judged) -> list[str]:
    """How many rules are in which state."""
    entries = table()
    states = [(e, state(e, _rows(judged, e["id"]))) for e in entries]
    total = Counter(s for _, s in states)
    must = Counter(s for e, s in states if firm(e))
    why = Counter(e["unseen"] for e, s in states if s == "unseen")
    out = [f"{len(entries)} rules, {len(CHECKS)} with a measure: {_told(total)}"]
    out.append(f"MUST with evidence A, of the page: {_told(must)}")
    out += [f"cannot be seen, {n}: {reason}" for reason, n in why.most_common()]
    missing = [f"{sample}: {row.where}" for sample, row in judged if row.rule == "TEXT"]
    return out + [f"not found on the pages: {m}" for m in missing]


def firm(entry: dict) -> bool:
    """Whether a rule of the page is a demand that independent sources agree on."""
    return (entry["evidence"], entry["strength"], entry["shown"]) == ("A", "MUST", "layout")


def _told(count: Counter) -> str:
    return ", ".join(f"{n} {name}" for name, n in sorted(count.items()))
