"""7.3.5: signature and date. Stamps are pressed by hand and not seen."""

from collections.abc import Iterator

from ..judge import Measure, View, rule
from ..seen import Run
from .common import faced


def _seal(view: View) -> str:
    signed = view.seen.signed
    return signed.get("seal") or ("name_stamp" if signed.get("signatory") else "unsealed")


def _both(view: View, seal: str) -> tuple[Run, Run] | None:
    """The last organ and the date, where the signature is of this kind."""
    organs, date = view.seen.issuers, view.seen.date
    if _seal(view) == seal and organs and date and view.seen.layout in ("document", "minutes"):
        return organs[-1], date
    return None


def _width(view: View, run: Run) -> float:
    return view.sheet.right(run[-1]) - view.sheet.left(run[0])


def _longer(view: View, both: tuple[Run, Run]) -> bool:
    """Whether the date is longer than the organ; a third of a millimetre is none."""
    return _width(view, both[1]) > _width(view, both[0]) + 0.33


@rule("SIGN-01")
def sealed_date_four_in(view: View) -> Iterator[Measure]:
    if both := _both(view, "sealed"):
        yield Measure("成文日期: right indent mm", 4 * view.cell, view.right_indent(both[1][-1]))


@rule("SIGN-02")
def sealed_organ_over_the_date(view: View) -> Iterator[Measure]:
    both = _both(view, "sealed")
    if both and len(view.seen.issuers) == 1:
        organ, date = both
        wide = view.centre(date) + _width(view, organ) / 2 > view.right(date.page)
        wanted = view.right(date.page) - _width(view, organ) / 2 if wide else view.centre(date)
        yield Measure("发文机关署名: middle x mm", wanted, view.centre(organ))
        yield Measure(
            "发文机关署名: above the date mm", view.pitch_on(date.page), date[0].y - organ[0].y
        )


@rule("SIGN-07")
def unsealed_organ(view: View) -> Iterator[Measure]:
    both, above = _both(view, "unsealed"), view.seen.before_signature
    if not both or not above:
        return
    organ, date = both
    if gap := view.gap(above, view.seen.issuers[0]):
        yield Measure("发文机关署名: below the text mm", view.blank(1, date.page), gap)
    if not _longer(view, both) and len(view.seen.issuers) == 1:
        yield Measure("发文机关署名: right indent mm", 2 * view.cell, view.right_indent(organ[-1]))


@rule("SIGN-08")
def unsealed_date_two_right_of_the_organ(view: View) -> Iterator[Measure]:
    both = _both(view, "unsealed")
    if both and not _longer(view, both) and len(view.seen.issuers) == 1:
        organ, date = both
        yield Measure("成文日期: right of the organ mm", 2 * view.cell, date[0].x - organ[0].x)
        yield Measure("成文日期: next line mm", view.pitch_on(date.page), date[0].y - organ[0].y)


@rule("SIGN-09")
def unsealed_date_longer_than_the_organ(view: View) -> Iterator[Measure]:
    both = _both(view, "unsealed")
    if both and len(view.seen.issuers) == 1 and _longer(view, both):
        organ, date = both
        yield Measure("成文日期: right indent mm", 2 * view.cell, view.right_indent(date[-1]))
        wanted = 4 * view.cell + _width(view, date) - _width(view, organ)
        yield Measure("发文机关署名: right indent mm", wanted, view.right_indent(organ[-1]))


@rule("SIGN-10")
def host_signs_first(view: View) -> Iterator[Measure]:
    organs = [(o.page, o[0].y, o[0].x) for o in view.seen.issuers]
    if len(organs) > 1:
        yield Measure("署名机关", "in order", "in order" if organs == sorted(organs) else "mixed")


def name_stamp(view: View) -> Iterator[Measure]:
    """7.3.5.3 for one who signs; the name stands where the stamp goes."""
    person, title, date = view.seen.signatory, view.seen.signatory_title, view.seen.date
    above = view.seen.before_signature
    if not (person and title and date):
        return
    if above and (gap := view.gap(above, title)):
        yield Measure("签发人签名章: below the text mm", view.blank(2, date.page), gap)
    yield Measure("签发人签名章: right indent mm", 4 * view.cell, view.right_indent(person[-1]))
    yield Measure(
        "职务: left of the stamp mm",
        2 * view.cell,
        view.sheet.left(person[0]) - view.sheet.right(title[-1]),
    )
    yield Measure("职务: on the stamp's line mm", 0.0, title[0].y - person[0].y)
    yield Measure("成文日期: right indent mm", 4 * view.cell, view.right_indent(date[-1]))
    if gap := view.gap(person, date):
        yield Measure("成文日期: below the stamp mm", view.blank(1, date.page), gap)


@rule("SIGN-11")
def signed_by_name_stamp(view: View) -> Iterator[Measure]:
    if view.seen.layout == "document":
        yield from name_stamp(view)


@rule("CMD-03")
def order_is_signed_by_name_stamp(view: View) -> Iterator[Measure]:
    if view.seen.layout == "order":
        yield from name_stamp(view)


@rule("SIGN-14")
def no_signature_without_text(view: View) -> Iterator[Measure]:
    date, organs = view.seen.date, view.seen.issuers
    if not date or not view.seen.body:
        return
    runs = [b.run for b in view.seen.body] + [n for _, n in view.seen.notes]
    pages = {g.page for r in runs + [n for _, _, n in view.seen.attendance] for g in r}
    text = "with text" if date.page in pages else "alone"
    yield Measure(f"signature on page {date.page + 1}", "with text", text)
    if organs:
        same = "one page" if organs[-1].page == date.page else "two pages"
        yield Measure("organ and date", "one page", same)
    for page, step in view.adjusted.items():
        why = "for the signature" if page == date.page or text == "with text" else "for nothing"
        yield Measure(f"page {page + 1}: pitch {step:.2f} mm, adjusted", "for the signature", why)


@rule("DATE-01")
def date_in_arabic_digits(view: View) -> Iterator[Measure]:
    if view.seen.date and not view.seen.document.get("document_date_text"):
        year, _, rest = view.seen.date.text.partition("年")
        month, _, day = rest.partition("月")
        plain = len(year) == 4 and not month.startswith("0") and not day.startswith("0")
        yield Measure("成文日期", "plain", "plain" if plain else view.seen.date.text)
        yield from faced("成文日期: face", view.seen.date, "fangsong 16")
