"""7.2: copy number to red rule, of documents with the general header."""

import itertools
from collections.abc import Iterator

from ..judge import Measure, View, rule
from ..seen import Run
from .common import centred, faced, flush, role


def general(view: View) -> bool:
    return view.seen.layout in ("document", "minutes")


def _on_line(view: View, name: str, run: Run | None, line: int) -> Iterator[Measure]:
    if run:
        wanted = view.first_top + (line - 1) * view.pitch_on(0)
        yield Measure(f"{name}: top mm", wanted, view.sheet.top(run[0]))


@rule("HEAD-02")
def copy_number(view: View) -> Iterator[Measure]:
    run = view.seen.copy_number
    if general(view) and run:
        yield from flush(view, "份号", run)
        yield from _on_line(view, "份号", run, 1)
        yield from faced("份号: face", run, "fangsong 16")
        yield Measure("份号: digits", "6", str(sum(c.isdigit() for c in run.text)))


@rule("HEAD-04")
def classification(view: View) -> Iterator[Measure]:
    run = view.seen.classification
    if general(view) and run:
        yield from flush(view, "密级", run)
        yield from _on_line(view, "密级", run, 2)
        yield from faced("密级: face", run, "hei 16")


@rule("HEAD-06")
def urgency(view: View) -> Iterator[Measure]:
    if general(view):
        yield from flush(view, "紧急程度", view.seen.urgency)
        yield from faced("紧急程度: face", view.seen.urgency, "hei 16")


@rule("HEAD-08")
def one_below_the_other(view: View) -> Iterator[Measure]:
    rows = [view.seen.copy_number, view.seen.classification, view.seen.urgency]
    rows = [r for r in rows if r]
    for a, b in itertools.pairwise(rows):
        yield Measure(f"{a.text[:4]} to {b.text[:4]} mm", view.pitch_on(0), b[0].y - a[0].y)


@rule("HEAD-10")
def mark_is_35_mm_down(view: View) -> Iterator[Measure]:
    mark = view.seen.mark
    if view.seen.layout == "document" and mark:
        yield Measure("发文机关标志: ink top mm", 37.0 + 35, mark.ink[1])
        yield Measure("发文机关标志: middle x mm", view.middle(mark.page), _middle(mark), 0.5)


def _middle(run: Run) -> float:
    return (run.ink[0] + run.ink[2]) / 2


@rule("HEAD-11")
def mark_face(view: View) -> Iterator[Measure]:
    if view.seen.mark:
        yield Measure(
            "发文机关标志", "title", ", ".join(sorted({role(g.face) for g in view.seen.mark}))
        )


@rule("HEAD-12")
def mark_is_red(view: View) -> Iterator[Measure]:
    if view.seen.mark:
        yield Measure(
            "发文机关标志", "#E60012", ", ".join(sorted({g.colour for g in view.seen.mark}))
        )


@rule("HEAD-13")
def host_first(view: View) -> Iterator[Measure]:
    tops = [r.ink[1] for r in view.seen.mark_names]
    if len(tops) > 1:
        yield Measure(
            "organs of the mark", "in order", "in order" if tops == sorted(tops) else "mixed"
        )


@rule("HEAD-14")
def suffix_beside_the_names(view: View) -> Iterator[Measure]:
    names, suffix = view.seen.mark_names, view.seen.mark_suffix
    if names and suffix:
        middle = (names[0].ink[1] + names[-1].ink[3]) / 2
        yield Measure("文件: middle y mm", middle, (suffix.ink[1] + suffix.ink[3]) / 2)
        right = suffix.ink[0] > max(n.ink[2] for n in names)
        yield Measure("文件: side", "right", "right" if right else "left")


@rule("NUM-05")
def number_two_lines_below_the_mark(view: View) -> Iterator[Measure]:
    number, mark = view.seen.number, view.seen.mark
    if general(view) and number and mark and not view.seen.approvers:
        yield Measure("发文字号: below the mark mm", view.blank(2, 0), number.ink[1] - mark.ink[3])
        yield from centred(view, "发文字号", number)


@rule("NUM-06")
def number_left_beside_the_approver(view: View) -> Iterator[Measure]:
    number, names = view.seen.number, view.seen.approvers
    if number and names:
        yield from flush(view, "发文字号", number, 1)
        yield Measure("发文字号: on the last approver's line", 0.0, number[0].y - names[-1][0].y)


@rule("SIGNER-02")
def approver_right(view: View) -> Iterator[Measure]:
    names, mark = view.seen.approvers, view.seen.mark
    if not (names and mark and view.seen.approver_label):
        return
    top = view.sheet.top(view.seen.approver_label[0])
    yield Measure("签发人: below the mark mm", view.blank(2, 0), top - mark.ink[3])
    right = min(view.right_indent(n[-1]) for n in names)
    yield Measure("签发人: right indent mm", view.cell, right)


@rule("SIGNER-03")
def approver_faces(view: View) -> Iterator[Measure]:
    yield from faced("签发人", view.seen.approver_label, "fangsong 16")
    for name in view.seen.approvers:
        yield from faced("签发人: name", name, "kai 16")


@rule("SIGNER-04")
def two_approvers_a_line(view: View) -> Iterator[Measure]:
    names = view.seen.approvers
    if len(names) < 3:
        return
    for i, name in enumerate(names):
        wanted = names[0][0].y + i // 2 * view.pitch_on(0)
        yield Measure(f"签发人 {i + 1}: line mm", wanted, name[0].y)
        if i % 2 == 0:
            yield Measure(f"签发人 {i + 1}: aligned mm", names[0][0].x, name[0].x)


@rule("RULE-01")
def red_rule_below_the_number(view: View) -> Iterator[Measure]:
    bars, number = view.seen.red_bars, view.seen.number
    if not (view.seen.layout == "document" and number):
        return
    if not bars:
        yield Measure("red rule", "below the number", "none")
        return
    bar = bars[0]
    yield Measure("red rule: below the number mm", 4.0, bar.top - number.ink[3])
    yield Measure("red rule: left mm", view.left(0), bar.x0)
    yield Measure("red rule: width mm", 156.0, bar.width)


@rule("RULE-02")
def red_rule_thickness(view: View) -> Iterator[Measure]:
    if general(view) and view.seen.red_bars:
        yield Measure("red rule: thickness mm", 0.425, view.seen.red_bars[0].thickness)
