"""The JSON of a document as ``TypedDict``s: what ``to_dict()`` gives and ``from_dict()`` takes.

``tests/python/test_model.py`` holds them against the JSON Schema and the dataclasses.
"""

from typing import Literal, NotRequired, Required, TypedDict

from ._model import Kind, Layout


class ClassificationDict(TypedDict):
    """密级和保密期限."""

    level: str
    term: NotRequired[str | None]


class IssuerMarkDict(TypedDict):
    """发文机关标志."""

    issuers: NotRequired[list[str]]
    suffix: NotRequired[Literal["文件", "命令", "令"] | None]
    text: str


class NumberDict(TypedDict):
    """发文字号."""

    agency: NotRequired[str | None]
    year: NotRequired[int | None]
    serial: NotRequired[int | None]
    text: str


class HeaderDict(TypedDict, total=False):
    """版头."""

    copy_number: str | None
    classification: ClassificationDict | None
    urgency: str | None
    issuer_mark: IssuerMarkDict | None
    number: NumberDict | None
    issue_number: str | None
    approvers: list[str]


class ChairDict(TypedDict):
    """主持人."""

    name: str
    title: NotRequired[str | None]


class MeetingDict(TypedDict, total=False):
    """会议."""

    name: str | None
    session_number: int | None
    term: str | None
    date: str | None
    time_of_day: Literal["上午", "下午", "晚上"] | None
    place: str | None
    chair: ChairDict | None


class HeadingDict(TypedDict):
    """标题行."""

    type: Literal["heading"]
    level: int
    number: NotRequired[str | None]
    text: str
    run_in: NotRequired[bool]


class ParagraphDict(TypedDict):
    """段落."""

    type: Literal["paragraph"]
    number: NotRequired[str | None]
    text: str
    continues: NotRequired[bool]


class CellDict(TypedDict):
    """A cell of a table."""

    text: str
    col_span: NotRequired[int]
    row_span: NotRequired[int]


class TableDict(TypedDict):
    """表格."""

    type: Literal["table"]
    head_rows: NotRequired[int]
    rows: list[list[CellDict]]
    landscape: NotRequired[bool]


BlockDict = HeadingDict | ParagraphDict | TableDict
"""A block of a body."""


class AttachmentNoteDict(TypedDict):
    """附件说明."""

    number: NotRequired[str | None]
    title: str


class PersonDict(TypedDict):
    """A person of an attendance list."""

    unit: NotRequired[str | None]
    title: NotRequired[str | None]
    name: str
    group: NotRequired[str | None]
    reason: NotRequired[str | None]
    in_prose: NotRequired[bool]


class AttendanceDict(TypedDict, total=False):
    """出席、列席、请假、缺席、记录人员."""

    present: list[PersonDict]
    observers: list[PersonDict]
    on_leave: list[PersonDict]
    absent: list[PersonDict]
    recorders: list[PersonDict]


class SignatoryDict(TypedDict):
    """签署人."""

    title: NotRequired[str | None]
    name: str


class SignatureDict(TypedDict, total=False):
    """发文机关署名."""

    issuers: list[str]
    signatory: SignatoryDict | None
    seal: Literal["sealed", "unsealed", "name_stamp"] | None


class AttachmentDict(TypedDict, total=False):
    """附件."""

    number: str | None
    title: str | None
    body: list[BlockDict]


class DistributionDict(TypedDict):
    """抄送机关."""

    kind: str
    to: list[str]
    text: str


class ImprintDict(TypedDict, total=False):
    """版记."""

    addressees: list[str]
    distribution: list[DistributionDict]
    issued_by: str | None
    issued_on: str | None
    issued_on_text: str | None
    copies: int | None


class ExtraDict(TypedDict):
    """Something outside the document proper."""

    kind: Literal["metadata", "page_mark", "site"]
    text: str


class DocumentDict(TypedDict, total=False):
    """公文. Dates are ``YYYY-MM-DD``."""

    schema: Required[Literal["gongwen/1"]]
    kind: Kind | None
    layout: Layout
    header: HeaderDict
    title: str | None
    title_lines: list[str]
    adoption: str | None
    addressees: list[str]
    addressees_text: str | None
    meeting: MeetingDict | None
    body: list[BlockDict]
    attachment_notes: list[AttachmentNoteDict]
    attendance: AttendanceDict
    compiled_by: str | None
    signature: SignatureDict
    document_date: str | None
    document_date_text: str | None
    note: str | None
    attachments: list[AttachmentDict]
    forwarded: list["DocumentDict"]
    imprint: ImprintDict
    extras: list[ExtraDict]
