"""10: letters, orders, minutes."""

from collections.abc import Iterator

from ..judge import EM3, Measure, View, rule
from ..seen import LISTS, Run
from ..sheet import Bar, is_ideograph
from .common import centred, faced, faces, flush, worst

SEVEN_EIGHTHS = EM3 * 7 / 8


def letter(view: View) -> bool:
    return view.seen.layout == "letter"


def _pairs(view: View) -> tuple[list[Bar], list[Bar]]:
    """The two double rules of page 1, each from top to bottom."""
    bars = sorted((b for b in view.seen.red_bars if b.page == 0), key=lambda b: b.top)
    return [b for b in bars if b.top < 150], [b for b in bars if b.top > 150]


@rule("LET-01")
def letter_mark(view: View) -> Iterator[Measure]:
    mark = view.seen.mark
    if letter(view) and mark:
        yield Measure("mark: ink top mm", 30.0, mark.ink[1])
        yield Measure("mark: middle x mm", view.middle(0), (mark.ink[0] + mark.ink[2]) / 2, 0.5)
        yield Measure("mark: word", "no 文件", "文件" if mark.text.endswith("文件") else "no 文件")


def _thickness(bars: list[Bar]) -> str:
    if len(bars) != 2:
        return f"{len(bars)} rules"
    return "thick above thin" if bars[0].thickness > bars[1].thickness else "thin above thick"


@rule("LET-02")
def first_double_rule(view: View) -> Iterator[Measure]:
    mark, (upper, _) = view.seen.mark, _pairs(view)
    if letter(view) and mark:
        yield Measure("first double rule", "thick above thin", _thickness(upper))
        if upper:
            yield Measure("first double rule: below the mark mm", 4.0, upper[0].top - mark.ink[3])


@rule("LET-03")
def second_double_rule(view: View) -> Iterator[Measure]:
    if letter(view):
        lower = _pairs(view)[1]
        yield Measure("second double rule", "thin above thick", _thickness(lower))
        if lower:
            yield Measure("second double rule: lower edge mm", 277.0, lower[-1].bottom, 1.0)


@rule("LET-04")
def double_rules_are_170_mm(view: View) -> Iterator[Measure]:
    if letter(view):
        bars = [b for pair in _pairs(view) for b in pair]
        yield from worst([Measure("double rules: length mm", 170.0, b.width) for b in bars])
        yield from worst(
            [Measure("double rules: middle x mm", 105.5, (b.x0 + b.x1) / 2, 0.6) for b in bars]
        )


@rule("LET-05")
def letter_corner(view: View) -> Iterator[Measure]:
    rows = [r for r in (view.seen.copy_number, view.seen.classification, view.seen.urgency) if r]
    upper = _pairs(view)[0]
    if letter(view) and rows and upper:
        yield Measure(
            "first of 份号, 密级, 紧急: below the rule mm",
            SEVEN_EIGHTHS,
            view.sheet.top(rows[0][0]) - upper[-1].bottom,
        )
        for run in rows:
            yield from flush(view, run.text[:6], run)
        ys = [r[0].y for r in rows]
        yield Measure("份号, 密级, 紧急", "in order", "in order" if ys == sorted(ys) else "mixed")


@rule("LET-06")
def letter_number(view: View) -> Iterator[Measure]:
    number, upper = view.seen.number, _pairs(view)[0]
    if letter(view) and number and upper:
        yield Measure("发文字号: right indent mm", 0.0, view.right_indent(number[-1]))
        yield Measure(
            "发文字号: below the rule mm",
            SEVEN_EIGHTHS,
            view.sheet.top(number[0]) - upper[-1].bottom,
        )


@rule("LET-07")
def letter_title(view: View) -> Iterator[Measure]:
    seen = view.seen
    above = [r for r in (seen.number, seen.copy_number, seen.classification, seen.urgency) if r]
    if letter(view) and seen.title and above:
        lowest = max(above, key=lambda r: r[0].y)
        yield Measure(
            "标题: below the last element mm", view.blank(2), view.gap(lowest, seen.title) or 0.0
        )
        yield from centred(view, "标题", seen.title)


@rule("LET-08")
def no_number_on_page_one(view: View) -> Iterator[Measure]:
    if letter(view):
        folio = view.seen.folios.get(0)
        yield Measure("页码 of page 1", "none", folio.text if folio else "none")


@rule("LET-09")
def letter_imprint(view: View) -> Iterator[Measure]:
    runs = view.seen.imprint_runs
    if letter(view) and runs:
        yield Measure("rules of the imprint", 0, len(view.seen.imprint_bars))
        last = runs[-1][-1]
        yield Measure("last line of the imprint: lower edge mm", 262.0, view.sheet.bottom(last))
        yield Measure("page of the imprint", str(len(view.sheet.pages)), str(last.page + 1))
        told = "printed" if view.seen.printer or view.seen.printed_on else "none"
        yield Measure("印发机关, 印发日期", "none", told)


@rule("LET-10")
def text_keeps_off_the_second_rule(view: View) -> Iterator[Measure]:
    lower = _pairs(view)[1]
    lines = [li for li in view.sheet.pages[0].lines if view.seen.folios.get(0) is not li]
    if not (letter(view) and lines and len(view.sheet.pages) > 1):
        return
    if not lower:
        yield Measure("second double rule", "on page 1", "none")
        return
    gap = lower[0].top - view.sheet.bottom(lines[-1].first)
    if gap > SEVEN_EIGHTHS + view.pitch:
        yield Measure("line above the second rule", "free", "free")
    else:
        yield Measure("last line: above the second rule mm", SEVEN_EIGHTHS, gap)


@rule("CMD-01")
def order_mark(view: View) -> Iterator[Measure]:
    mark = view.seen.mark
    if view.seen.layout == "order" and mark:
        yield Measure("mark: ink top mm", 57.0, mark.ink[1])
        yield Measure("mark: middle x mm", view.middle(0), (mark.ink[0] + mark.ink[2]) / 2, 0.5)


@rule("CMD-02")
def order_number(view: View) -> Iterator[Measure]:
    mark, number = view.seen.mark, view.seen.number
    if view.seen.layout != "order" or not (mark and number):
        return
    yield Measure("令号: below the mark mm", view.blank(2), number.ink[1] - mark.ink[3])
    yield from centred(view, "令号", number)
    body = view.seen.title or (view.seen.body and view.seen.body[0].run)
    if body and (gap := view.gap(number, body)):
        yield Measure("正文: below 令号 mm", view.blank(2), gap)


@rule("MIN-01")
def minutes_mark_ends_so(view: View) -> Iterator[Measure]:
    if view.seen.layout == "minutes" and view.seen.mark:
        yield Measure("mark: last word", "纪要", view.seen.mark.text[-2:])


@rule("MIN-02")
def minutes_mark(view: View) -> Iterator[Measure]:
    mark = view.seen.mark
    if view.seen.layout == "minutes" and mark:
        yield Measure("mark: ink top mm", 72.0, mark.ink[1])
        yield Measure("mark: middle x mm", view.middle(0), (mark.ink[0] + mark.ink[2]) / 2, 0.5)


@rule("MIN-03")
def attendance_labels(view: View) -> Iterator[Measure]:
    lists = view.seen.attendance
    for _, label, _ in lists:
        yield from flush(view, label.text, label, 2)
        yield from faced(f"{label.text} face", Run(label[:-1]), "hei 16")
    above = view.seen.notes[-1][1] if view.seen.notes else view.seen.body and view.seen.body[-1].run
    if lists and above and (gap := view.gap(above, lists[0][1])):
        yield Measure("出席: below the text mm", view.blank(1, lists[0][1].page), gap)


@rule("MIN-04")
def attendance_names_hang(view: View) -> Iterator[Measure]:
    for _, label, names in view.seen.attendance:
        yield Measure(f"{label.text} names", "fangsong 16", faces(names))
        start = label[-1].x + view.cell
        lines = [li for li in names.lines if is_ideograph(li.first.ch)]
        yield from worst(
            [Measure(f"{label.text} names: left mm", start, li.first.x) for li in lines]
        )


@rule("MIN-05")
def attendance_order(view: View) -> Iterator[Measure]:
    told = [kind for kind, _, _ in view.seen.attendance]
    if len(told) > 1:
        wanted = [kind for kind, _ in LISTS if kind in told]
        yield Measure("lists", " ".join(wanted), " ".join(told))
        ys = [label[0].y for _, label, _ in view.seen.attendance]
        lines = len({round(y) for y in ys})
        yield Measure("lists on lines of their own", len(told), lines)


@rule("MIN-13")
def short_names_are_padded(view: View) -> Iterator[Measure]:
    people = view.seen.document.get("attendance", {}).get("present", [])
    bare = [
        p["name"]
        for p in people
        if not p.get("unit") and not p.get("title") and not p.get("in_prose")
    ]
    if not any(len(n) == 3 for n in bare):
        return
    for _, _, names in view.seen.attendance[:1]:
        text = names.text
        for name in (n for n in bare if len(n) == 2 and "、" not in text):
            at = text.find(name)
            if at >= 0:
                yield Measure(
                    f"{name}: from the first to the second character mm",
                    2 * view.cell,
                    names[at + 1].x - names[at].x,
                )
