"""The elements of a document, found on the pages of a file by their text.

Knows the JSON of a document and the words that the standard prints around its fields; measures
nothing.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from .sheet import Bar, Glyph, Line, Sheet, squeezed

FOLIO = re.compile(r"^[—–-]*\d+[—–-]*$")
LISTS = (
    ("present", "出席："),
    ("on_leave", "请假："),
    ("observers", "列席："),
    ("absent", "缺席："),
)
TYPE_BOTTOM, NEVER_TEXT = 262.5, 276.0


class Run(list[Glyph]):
    """Glyphs of one element, in reading order."""

    @property
    def text(self) -> str:
        return "".join(g.ch for g in self)

    @cached_property
    def lines(self) -> list[Line]:
        rows = groupby(self, key=lambda g: (g.page, round(g.y, 1)))
        whole = [list(row) for _, row in rows]
        return [Line(row[0].page, row[0].y, row) for row in whole]

    @property
    def page(self) -> int:
        return self[0].page

    @property
    def ink(self) -> tuple[float, float, float, float]:
        """Left, upper, right and lower edge of the ink."""
        return (
            min(g.x0 for g in self), min(g.top for g in self),
            max(g.x1 for g in self), max(g.bottom for g in self),
        )  # fmt: skip


@dataclass
class Block:
    """A block of the body with its glyphs; `kind` is heading or paragraph."""

    kind: str
    level: int
    continues: bool
    run: Run


@dataclass
class Attached:
    label: Run | None
    title: Run | None
    body: list[Block]


@dataclass
class Seen:
    """What of a document was found on a sheet."""

    sheet: Sheet
    document: dict
    missing: list[str] = field(default_factory=list)
    copy_number: Run | None = None
    classification: Run | None = None
    urgency: Run | None = None
    mark: Run | None = None
    mark_names: list[Run] = field(default_factory=list)
    mark_suffix: Run | None = None
    number: Run | None = None
    approver_label: Run | None = None
    approvers: list[Run] = field(default_factory=list)
    title: Run | None = None
    adoption: Run | None = None
    addressees: Run | None = None
    body: list[Block] = field(default_factory=list)
    notes_label: Run | None = None
    notes: list[tuple[Run, Run]] = field(default_factory=list)
    attendance: list[tuple[str, Run, Run]] = field(default_factory=list)
    issuers: list[Run] = field(default_factory=list)
    signatory_title: Run | None = None
    signatory: Run | None = None
    date: Run | None = None
    note: Run | None = None
    attachments: list[Attached] = field(default_factory=list)
    moved: Run | None = None
    copies_to: list[tuple[Run, Run]] = field(default_factory=list)
    printer: Run | None = None
    printed_on: Run | None = None

    @property
    def layout(self) -> str:
        return self.document.get("layout", "document")

    @property
    def header(self) -> dict:
        return self.document.get("header", {})

    @property
    def signed(self) -> dict:
        return self.document.get("signature", {})

    @cached_property
    def folios(self) -> dict[int, Line]:
        """Page numbers, by page."""
        rows = [line for p in self.sheet.pages for line in p.lines if is_folio(line)]
        return {line.page: line for line in rows}

    @cached_property
    def stream(self) -> Run:
        lines = [line for p in self.sheet.pages for line in p.lines if not is_folio(line)]
        return Run(g for line in lines for g in line.glyphs)

    @cached_property
    def red_bars(self) -> list[Bar]:
        return [b for b in self.sheet.bars if b.level and is_red(b.colour)]

    @cached_property
    def imprint_bars(self) -> list[Bar]:
        """Black bars as wide as the type area around the imprint, from top to bottom."""
        runs = [r for r in self.imprint_runs if r]
        if not runs:
            return []
        last = max(r.page for r in runs)
        top = min(r.ink[1] for r in runs if r.page == last)
        bars = [b for b in self.sheet.pages[last].bars if b.level and b.width > 150]
        near = [b for b in bars if b.bottom > top - 6 and not is_red(b.colour)]
        return sorted(near, key=lambda b: b.top)

    @property
    def imprint_runs(self) -> list[Run]:
        lists = [Run([*label, *text]) for label, text in self.copies_to]
        return [r for r in (self.moved, *lists, self.printer, self.printed_on) if r]

    @property
    def paragraphs(self) -> list[Block]:
        return [*self.body, *(b for a in self.attachments for b in a.body)]

    @cached_property
    def before_signature(self) -> Run | None:
        """The last line above the signature."""
        first = (self.issuers or [self.signatory_title or self.signatory or self.date])[0]
        if not first:
            return None
        at = next(i for i, g in enumerate(self.stream) if g is first[0])
        return Run(self.stream[at - 1 : at]) or None


def is_folio(line: Line) -> bool:
    return TYPE_BOTTOM < line.y < NEVER_TEXT and bool(FOLIO.match(line.text))


def is_red(colour: str) -> bool:
    r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return r > 150 and g < 80 and b < 80


class Finder:
    """Searches the stream of glyphs, each text after the one before."""

    def __init__(self, seen: Seen):
        self.seen, self.run = seen, seen.stream
        self.text, self.at = self.run.text, 0

    def find(self, what: str, text: str | None, start: int | None = None) -> Run | None:
        wanted = squeezed(text or "")
        if not wanted:
            return None
        at = self.text.find(wanted, self.at if start is None else start)
        if at < 0:
            self.seen.missing.append(f"{what} {wanted[:12]}")
            return None
        self.at = max(self.at, at + len(wanted))
        return Run(self.run[at : at + len(wanted)])

    def has(self, text: str) -> bool:
        return self.text.find(squeezed(text), self.at) >= 0


def look(sheet: Sheet, document: dict) -> Seen:
    """Finds every element of `document` on `sheet`."""
    seen = Seen(sheet, document)
    finder = Finder(seen)
    _header(seen, finder)
    _opening(seen, finder)
    seen.body = _blocks(finder, document.get("body", []))
    _notes(seen, finder)
    _attendance(seen, finder)
    _signature(seen, finder)
    seen.note = finder.find("note", _note(document))
    seen.attachments = [_attached(finder, a) for a in document.get("attachments", [])]
    _imprint(seen, finder)
    return seen


def _header(seen: Seen, finder: Finder) -> None:
    header = seen.header
    seen.copy_number = finder.find("copy number", header.get("copy_number"), 0)
    secret = header.get("classification")
    secret = secret and "★".join(filter(None, (secret["level"], secret.get("term"))))
    seen.classification = finder.find("classification", secret, 0)
    seen.urgency = finder.find("urgency", header.get("urgency"), 0)
    _mark(seen, finder, header.get("issuer_mark"))
    number = header.get("number")
    seen.number = finder.find("number", number and number["text"], 0)
    names = header.get("approvers", [])
    if names:
        seen.approver_label = finder.find("label of approvers", "签发人：", 0)
    seen.approvers = [r for n in names if (r := finder.find("approver", n, 0))]


def _mark(seen: Seen, finder: Finder, mark: dict | None) -> None:
    if not mark:
        return
    names, suffix = mark.get("issuers", []), mark.get("suffix")
    if len(names) > 1 and seen.layout != "letter":
        seen.mark_names = [r for n in names if (r := finder.find("organ of mark", n, 0))]
        seen.mark_suffix = finder.find("suffix of mark", suffix, 0)
        parts = [*seen.mark_names, seen.mark_suffix or []]
        seen.mark = Run(g for r in parts for g in r) or None
    else:
        seen.mark = finder.find("mark", mark["text"], 0)


def _opening(seen: Seen, finder: Finder) -> None:
    document = seen.document
    seen.title = finder.find("title", document.get("title"))
    seen.adoption = finder.find("adoption", document.get("adoption"))
    if document.get("addressees"):
        text = document.get("addressees_text") or "，".join(document["addressees"])
        if finder.has(text + "："):
            seen.addressees = finder.find("addressees", text + "：")


def _blocks(finder: Finder, blocks: list[dict]) -> list[Block]:
    found = []
    for block in blocks:
        if block["type"] == "table":
            continue
        text = (block.get("number") or "") + block["text"]
        run = finder.find(block["type"], text)
        if run:
            kind, level = block["type"], block.get("level", 0)
            found.append(Block(kind, level, block.get("continues", False), run))
    return found


def _notes(seen: Seen, finder: Finder) -> None:
    entries = seen.document.get("attachment_notes", [])
    if entries:
        seen.notes_label = finder.find("label of attachment notes", "附件：")
    for entry in entries:
        number = f"{entry['number']}." if entry.get("number") else ""
        whole = finder.find("attachment note", number + entry["title"])
        if whole:
            cut = len(squeezed(number))
            seen.notes.append((Run(whole[:cut]), Run(whole[cut:])))


def _attendance(seen: Seen, finder: Finder) -> None:
    lists = seen.document.get("attendance", {})
    shown = [(k, w) for k, w in LISTS if any(not p.get("in_prose") for p in lists.get(k, []))]
    places = []
    for kind, word in shown:
        at = finder.text.find(word, finder.at)
        places += [(at, kind, word)] if at >= 0 else []
    ends = [finder.text.find(w, finder.at) for w in ("记录：", *_after(seen))]
    ends = sorted([e for e in ends if e >= 0] + [p[0] for p in places] + [len(finder.text)])
    for at, kind, word in sorted(places):
        stop = next(e for e in ends if e > at)
        label, names = finder.run[at : at + len(word)], finder.run[at + len(word) : stop]
        seen.attendance.append((kind, Run(label), Run(names)))
        finder.at = stop


def _after(seen: Seen) -> list[str]:
    """What may follow the attendance."""
    compiler = seen.document.get("compiled_by")
    texts = [compiler and compiler + "整理", *seen.signed.get("issuers", []), _date(seen.document)]
    return [squeezed(t) for t in texts if t] + ["分送：", "抄送："]


def _signature(seen: Seen, finder: Finder) -> None:
    document = seen.document
    compiler = document.get("compiled_by")
    issuers = [compiler + "整理" if compiler else None, *seen.signed.get("issuers", [])]
    start = finder.at
    seen.issuers = [r for i in issuers if (r := finder.find("signing organ", i, start))]
    person = seen.signed.get("signatory")
    if person:
        seen.signatory_title = finder.find("title of signatory", person.get("title"), start)
        seen.signatory = finder.find("signatory", person["name"], start)
    seen.date = finder.find("date", _date(document), start)


def _date(document: dict) -> str | None:
    return document.get("document_date_text") or chinese_date(document.get("document_date"))


def chinese_date(date: str | None) -> str | None:
    if not date:
        return None
    year, month, day = date.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def _note(document: dict) -> str | None:
    note = document.get("note")
    return f"（{note}）" if note else None


def _attached(finder: Finder, attachment: dict) -> Attached:
    label = finder.find("label of attachment", "附件" + (attachment.get("number") or ""))
    title = finder.find("title of attachment", attachment.get("title"))
    return Attached(label, title, _blocks(finder, attachment.get("body", [])))


def _imprint(seen: Seen, finder: Finder) -> None:
    imprint = seen.document.get("imprint", {})
    moved = imprint.get("addressees") or (
        seen.document.get("addressees") if not seen.addressees else None
    )
    if moved:
        seen.moved = finder.find("addressees in the imprint", "主送：" + "，".join(moved))
    for entry in imprint.get("distribution", []):
        text = entry.get("text") or "，".join(entry["to"])
        whole = finder.find("distribution", f"{entry['kind']}：{text}")
        if whole:
            cut = len(squeezed(entry["kind"])) + 1
            seen.copies_to.append((Run(whole[:cut]), Run(whole[cut:])))
    seen.printer = finder.find("printing office", imprint.get("issued_by"))
    date = imprint.get("issued_on_text") or chinese_date(imprint.get("issued_on"))
    seen.printed_on = finder.find("date of printing", date and date.removesuffix("印发") + "印发")
