"""Lists of plain dicts, one a row: pandas and polars take them as they are."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from ._document import Document
from ._model import Heading


class AttendanceRow(TypedDict):
    """A person of a list of one document."""

    document: int
    """The document's place among those given, from 0."""
    number: str | None
    meeting: str | None
    date: date | None
    role: str
    """``present``, ``observers``, ``on_leave``, ``absent`` or ``recorders``."""
    unit: str | None
    title: str | None
    name: str
    group: str | None
    reason: str | None


class HeadingRow(TypedDict):
    """A heading of one document."""

    document: int
    """The document's place among those given, from 0."""
    number: str | None
    """发文字号."""
    level: int
    label: str | None
    """序号, such as 一、."""
    text: str


_ROLES = ("present", "observers", "on_leave", "absent", "recorders")


def attendance_rows(documents: Iterable[Document]) -> list[AttendanceRow]:
    """Who was there: a row a person, for ``pandas.DataFrame`` or ``polars.DataFrame``.

    >>> import gongwen
    >>> minutes = gongwen.Document(kind="minutes")
    >>> minutes.attendance.present.append(gongwen.Person("沈明远", title="市长"))
    >>> [(row["role"], row["name"]) for row in gongwen.attendance_rows([minutes])]
    [('present', '沈明远')]
    """
    return [
        AttendanceRow(
            document=place,
            number=document.number.text if document.number else None,
            meeting=document.meeting.name if document.meeting else None,
            date=document.meeting.date if document.meeting else None,
            role=role,
            unit=person.unit,
            title=person.title,
            name=person.name,
            group=person.group,
            reason=person.reason,
        )
        for place, document in enumerate(documents)
        for role in _ROLES
        for person in getattr(document.attendance, role)
    ]


def heading_rows(documents: Iterable[Document]) -> list[HeadingRow]:
    """The headings of bodies: a row a heading.

    >>> import gongwen
    >>> notice = gongwen.Document(body=[gongwen.Heading("工作要求", number="一、")])
    >>> gongwen.heading_rows([notice])[0]["text"]
    '工作要求'
    """
    return [
        HeadingRow(
            document=place,
            number=document.number.text if document.number else None,
            level=block.level,
            label=block.number,
            text=block.text,
        )
        for place, document in enumerate(documents)
        for block in document.body
        if isinstance(block, Heading)
    ]
