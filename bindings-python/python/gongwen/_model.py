"""The parts of a document, as plain dataclasses: editable, comparable, picklable, typed.

Names are those of the JSON; ``tests/python/test_model.py`` holds them against the JSON Schema. What
the source does not say is ``None`` or an empty list. Nothing here reads or writes.
"""

from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from typing import ClassVar, Literal

from ._worded import Beside, Worded

Kind = Literal[
    "resolution",
    "decision",
    "order",
    "communique",
    "announcement",
    "proclamation",
    "opinion",
    "notice",
    "circular",
    "report",
    "request",
    "reply",
    "motion",
    "letter",
    "minutes",
]
"""文种: the fifteen genres, 决议 to 纪要."""

Layout = Literal["document", "letter", "order", "minutes"]
"""公文格式: 文件, 信函, 命令, 纪要."""


class Part:
    """What all parts of a document share: a ``repr`` that leaves out what is not there.

    >>> Person("沈明远", title="市长")
    Person('沈明远', title='市长')
    """

    __slots__ = ()

    def __repr__(self) -> str:
        told: list[str] = []
        for f in fields(self):  # type: ignore[arg-type]
            value = getattr(self, f.name)
            if not f.repr or value == _default(f):
                continue
            told.append(f"{f.name}={value!r}" if told or f.kw_only else f"{value!r}")
        return f"{type(self).__name__}({', '.join(told)})"


def _default(f: object) -> object:
    factory = getattr(f, "default_factory", MISSING)
    return getattr(f, "default", MISSING) if factory is MISSING else factory()


@dataclass(slots=True, repr=False)
class Classification(Part):
    """密级和保密期限 (7.2.2), such as 机密★1年."""

    level: str
    """密级: 绝密, 机密 or 秘密."""
    term: str | None = None
    """保密期限, such as 1年."""


@dataclass(slots=True, repr=False)
class IssuerMark(Worded, Part):
    """发文机关标志 (7.2.4): the masthead."""

    _beside: ClassVar[tuple[Beside, ...]] = (
        Beside("issuer_mark", ("issuers", "suffix"), "text", ("header", "issuer_mark")),
    )
    _last: ClassVar[str] = "suffix"

    text: str
    """The mark as printed, in one line; it follows issuers and suffix, and they follow it."""
    issuers: list[str] = field(default_factory=list)
    """The organs that it names, the host organ first."""
    suffix: Literal["文件", "命令", "令"] | None = None
    """The word behind the organs; none where the mark is the name alone."""


@dataclass(slots=True, repr=False)
class Number(Worded, Part):
    """发文字号 (7.2.5): the document number. ``str()`` gives it as printed.

    >>> str(Number("云政办发〔2024〕7号", agency="云政办发", year=2024, serial=7))
    '云政办发〔2024〕7号'
    """

    _beside: ClassVar[tuple[Beside, ...]] = (
        Beside("number", ("agency", "year", "serial"), "text", ("header", "number")),
    )
    _last: ClassVar[str] = "serial"

    text: str
    """The number as printed; it follows its parts, and they follow it."""
    agency: str | None = None
    """机关代字; minutes often have none."""
    year: int | None = None
    """年份; an order's number has none."""
    serial: int | None = None
    """发文顺序号."""

    def __str__(self) -> str:
        return self.text


@dataclass(slots=True, repr=False, kw_only=True)
class Header(Part):
    """版头 (7.2): what stands above the red rule."""

    copy_number: str | None = None
    """份号 (7.2.1), as printed."""
    classification: Classification | None = None
    """密级和保密期限 (7.2.2)."""
    urgency: str | None = None
    """紧急程度 (7.2.3)."""
    issuer_mark: IssuerMark | None = None
    """发文机关标志 (7.2.4)."""
    number: Number | None = None
    """发文字号 (7.2.5)."""
    issue_number: str | None = None
    """The issue line of minutes and bulletins, as printed: 第47次, 第20号, 2026年第1次."""
    approvers: list[str] = field(default_factory=list)
    """签发人 (7.2.6), in order."""


@dataclass(slots=True, repr=False)
class Chair(Part):
    """主持人."""

    name: str
    """姓名."""
    title: str | None = None
    """职务, such as 代市长."""


@dataclass(slots=True, repr=False, kw_only=True)
class Meeting(Part):
    """会议: derived from the opening sentence of minutes, which stays in the body as it is."""

    name: str | None = None
    """会议名称."""
    session_number: int | None = None
    """第N次: the ordinal of the meeting, not the number of the document."""
    term: str | None = None
    """届, such as 十九届."""
    date: "date | None" = None
    """会议日期."""
    time_of_day: Literal["上午", "下午", "晚上"] | None = None
    """上午, 下午 or 晚上."""
    place: str | None = None
    """会议地点."""
    chair: Chair | None = None
    """主持人."""


@dataclass(slots=True, repr=False)
class Heading(Part):
    """标题行: a heading of level 1 to 4: 一、 （一） 1. （1）."""

    text: str
    """The heading without its number; empty where the number stands alone."""
    level: int = 1
    """层次, 1 to 4."""
    number: str | None = None
    """序号 as printed, such as 一、."""
    run_in: bool = False
    """Whether it is the first sentence of a paragraph, whose rest follows."""
    type: Literal["heading"] = field(default="heading", init=False, repr=False)
    """Tells blocks apart in JSON."""


@dataclass(slots=True, repr=False)
class Paragraph(Part):
    """段落, rejoined where lines or pages had cut it."""

    text: str
    """The text without its number."""
    number: str | None = None
    """序号 as printed, such as （一）."""
    continues: bool = False
    """Whether it is the rest of the paragraph that a run-in heading opened."""
    type: Literal["paragraph"] = field(default="paragraph", init=False, repr=False)
    """Tells blocks apart in JSON."""


@dataclass(slots=True, repr=False)
class Cell(Part):
    """A cell of a table."""

    text: str
    """The text; a line end parts paragraphs."""
    col_span: int = 1
    """Columns it covers, from 1."""
    row_span: int = 1
    """Rows it covers, from 1."""


@dataclass(slots=True, repr=False)
class Table(Part):
    """表格."""

    rows: list[list[Cell]]
    """The rows, each with the cells that begin in it."""
    head_rows: int = 0
    """How many rows are repeated at the head of each page."""
    landscape: bool = False
    """Whether it is set across the page (clause 8)."""
    type: Literal["table"] = field(default="table", init=False, repr=False)
    """Tells blocks apart in JSON."""


Block = Heading | Paragraph | Table
"""A block of a body: heading, paragraph or table."""


@dataclass(slots=True, repr=False)
class AttachmentNote(Part):
    """附件说明 (7.3.4)."""

    title: str
    """The attachment's title."""
    number: str | None = None
    """Its number, where there are several."""


@dataclass(slots=True, repr=False)
class Person(Part):
    """A person of an attendance list. A unit that several share is repeated for each."""

    name: str
    """姓名, without the spaces that pad it; of an office or a crowd that a list has among its
    names (各乡镇负责人, R305), the words as printed."""
    unit: str | None = None
    """单位, such as 市民政局."""
    title: str | None = None
    """职务."""
    group: str | None = None
    """The group within the list, such as 固定列席 or 第一至五议题."""
    reason: str | None = None
    """请假事由."""
    in_prose: bool = False
    """Whether the person is named in a sentence of the body, not in a list."""


@dataclass(slots=True, repr=False, kw_only=True)
class Attendance(Part):
    """出席、列席、请假、缺席、记录人员 (10.3)."""

    present: list[Person] = field(default_factory=list)
    """出席."""
    observers: list[Person] = field(default_factory=list)
    """列席."""
    on_leave: list[Person] = field(default_factory=list)
    """请假."""
    absent: list[Person] = field(default_factory=list)
    """缺席."""
    recorders: list[Person] = field(default_factory=list)
    """记录."""


@dataclass(slots=True, repr=False)
class Signatory(Part):
    """签署人: who signs in person, such as 总理 or 市长."""

    name: str
    """姓名."""
    title: str | None = None
    """职务."""


@dataclass(slots=True, repr=False, kw_only=True)
class Signature(Part):
    """发文机关署名 (7.3.5)."""

    issuers: list[str] = field(default_factory=list)
    """The organs that sign, the host organ first."""
    signatory: Signatory | None = None
    """签署人."""
    seal: Literal["sealed", "unsealed", "name_stamp"] | None = None
    """加盖印章, 不加盖印章 or 签名章; none where nothing tells."""


@dataclass(slots=True, repr=False, kw_only=True)
class Attachment(Part):
    """附件 (7.3.7)."""

    number: str | None = None
    """Its number, where there are several."""
    title: str | None = None
    """附件标题."""
    body: list[Block] = field(default_factory=list)
    """Its text."""


@dataclass(slots=True, repr=False)
class Distribution(Worded, Part):
    """抄送机关 (7.4.2): a list of recipients."""

    _beside: ClassVar[tuple[Beside, ...]] = (
        Beside("distribution", ("kind", "to"), "text", ("imprint", "distribution", 0)),
    )
    _last: ClassVar[str] = "text"

    kind: str
    """The word that is printed: 抄送, 分送, 发, 送 …"""
    to: list[str] = field(default_factory=list)
    """The recipients."""
    text: str = ""
    """The list as printed, without word and colon; what names others than ``to`` is not printed."""


@dataclass(slots=True, repr=False, kw_only=True)
class Imprint(Worded, Part):
    """版记 (7.4)."""

    _beside: ClassVar[tuple[Beside, ...]] = (
        Beside("issued_on", ("issued_on",), "issued_on_text", ("imprint",)),
    )
    _last: ClassVar[str] = "copies"

    addressees: list[str] = field(default_factory=list)
    """主送机关 that were moved here."""
    distribution: list[Distribution] = field(default_factory=list)
    """抄送机关."""
    issued_by: str | None = None
    """印发机关 (7.4.3)."""
    issued_on: date | None = None
    """印发日期 (7.4.3)."""
    issued_on_text: str | None = None
    """印发日期 as printed, where that is another form; it goes when another day is set."""
    copies: int | None = None
    """印数."""


@dataclass(slots=True, repr=False)
class Extra(Part):
    """Something outside the document proper, verbatim."""

    kind: Literal["metadata", "page_mark", "site"]
    """What it is: 索引号 and the like, a page number, what a site put around the text."""
    text: str
    """The text."""
