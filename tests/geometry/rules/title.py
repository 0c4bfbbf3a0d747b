"""7.3.1: the title; 7.3.2: addressees."""

import re
from collections.abc import Iterator

from ..judge import Measure, View, rule
from ..seen import Run
from .common import centred, faced, flush


@rule("TITLE-01")
def title_face(view: View) -> Iterator[Measure]:
    yield from faced("标题", view.seen.title, "title 22")


@rule("TITLE-02")
def title_two_lines_below_the_rule(view: View) -> Iterator[Measure]:
    title, bars = view.seen.title, view.seen.red_bars
    if view.seen.layout == "document" and title and bars:
        yield Measure(
            "标题: below the rule mm", view.blank(2), view.sheet.top(title[0]) - bars[0].bottom
        )
        yield from centred(view, "标题", title)


def _titles(view: View) -> list[Run]:
    return [t for t in (view.seen.title, *(a.title for a in view.seen.attachments)) if t]


WHOLE = (
    re.compile(r"《[^《》]{1,18}》"),
    re.compile(r"〔\d{4}〕第?\d+号"),
    re.compile(r"[0-9A-Za-z.%]+[年月日号]?"),
    re.compile(
        r"关于|通知|意见|办法|规定|报告|请示|工作|人民政府|委员会|办公室|实施|加强|印发|做好|开展"
    ),
)
"""What a title never breaks in; words are those of any office's titles."""


@rule("TITLE-03")
def words_stay_whole(view: View) -> Iterator[Measure]:
    for title in _titles(view):
        cuts, at = set(), 0
        for line in title.lines[:-1]:
            at += len(line.glyphs)
            cuts.add(at)
        text = title.text
        torn = [
            m.group()
            for p in WHOLE
            for m in p.finditer(text)
            if any(m.start() < c < m.end() for c in cuts)
        ]
        if cuts:
            yield Measure(text[:10], "whole", "、".join(torn) or "whole")


@rule("TITLE-04")
def trapezoid_or_diamond(view: View) -> Iterator[Measure]:
    for title in _titles(view):
        widths = [
            round(view.sheet.right(li.last) - view.sheet.left(li.first), 1) for li in title.lines
        ]
        if len(widths) > 1:
            yield Measure(f"{title.text[:10]} {widths}", "good", _shape(widths))


def _shape(widths: list[float]) -> str:
    peak = widths.index(max(widths))
    up, down = widths[: peak + 1], widths[peak:]
    single = up == sorted(up) and down == sorted(down, reverse=True)
    if not single:
        return "hourglass"
    return "rectangle" if len(widths) > 2 and max(widths) - min(widths) < 1 else "good"


@rule("ADDR-01")
def addressees_one_line_below(view: View) -> Iterator[Measure]:
    run, above = view.seen.addressees, view.seen.adoption or view.seen.title
    if not run:
        return
    gap = above and view.gap(above, run)
    if gap:
        yield Measure("主送机关: below the title mm", view.blank(1), gap, view.pitch / 2)
    for line in run.lines:
        yield from flush(view, "主送机关", Run(line.glyphs))


@rule("ADDR-02")
def a_colon_closes_the_addressees(view: View) -> Iterator[Measure]:
    if view.seen.addressees:
        yield Measure("主送机关", "：", view.seen.addressees.text[-1])


@rule("ADDR-03")
def many_addressees_move_to_the_imprint(view: View) -> Iterator[Measure]:
    if view.seen.document.get("addressees") and view.seen.body:
        where = "imprint" if view.seen.moved else "page 1"
        body = view.seen.body[0].run.page == 0
        yield Measure(
            f"主送机关 in {where}",
            "body on page 1",
            "body on page 1" if body else "no body on page 1",
        )
