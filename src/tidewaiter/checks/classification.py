"""The tariff numbers: well formed, in force on the day that counts, and in their place."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.checks.case import Case, refusal
from tidewaiter.checks.rule import Hit, rule
from tidewaiter.numbers import hts
from tidewaiter.tariff import schedule


@rule("HTS-FORMAT", cite="HTS General Statistical Note 3; CATAIR Entry Summary, record 50; ACE condition 432")
def format(case: Case) -> Iterator[Hit]:
    """A tariff number has ten digits."""
    for where, _, article in case.articles:
        if said := refusal(hts.validate, article.hts):
            yield f"{where}, HTS number", said, "Classify to ten digits."


@rule("HTS-CHAPTER", cite="HTS chapters 98 and 99, U.S. notes; ACE condition 609")
def chapter(case: Case) -> Iterator[Hit]:
    """Goods are classified in chapters 1-97; numbers of chapters 98 and 99 stand beside that number, never alone."""
    for where, _, article in case.articles:
        if article.hts[:2] in ("98", "99"):
            yield (
                f"{where}, HTS number",
                f"{hts.format(article.hts)} is of chapter {article.hts[:2]} and does not classify the goods",
                "Give the number of chapters 1-97, and the chapter 98 number as the fact ch98.",
            )


@rule("HTS-UNKNOWN", cite="HTS, the edition of the day; ACE condition 433")
def unknown(case: Case) -> Iterator[Hit]:
    """A tariff number is one that the schedule has, or had."""
    for where, _, article in case.articles:
        if _placed(article.hts) and not schedule.history(article.hts):
            since = schedule.editions()[0].span.start
            yield (
                f"{where}, HTS number",
                f"{hts.format(article.hts)} is in no edition of the schedule from {since} on",
                "See that all ten digits are right.",
            )


@rule("HTS-ENDED", cite="HTS, the edition of the day; 19 CFR 141.69; ACE condition 434")
def in_force(case: Case) -> Iterator[Hit]:
    """A tariff number is in force on the day whose rates apply."""
    day = case.rate_day
    for where, _, article in case.articles:
        known = schedule.history(article.hts) if _placed(article.hts) else ()
        if not known or schedule.figures(article.hts, day):
            continue
        printed = hts.format(article.hts)
        ended = [one.span.before for one in known if one.span.before <= day]
        if ended:
            said = f"{printed} ended before {max(ended)}; the rates of {day} apply"
        else:
            said = f"{printed} begins on {min(one.span.start for one in known)}; the rates of {day} apply"
        yield f"{where}, HTS number", said, _advice(article.hts)


@rule("HTS-TWICE", cite="ACE condition 436")
def once(case: Case) -> Iterator[Hit]:
    """No tariff number stands twice on a line."""
    for where, line in case.lines:
        numbers = [article.hts for article in line.articles]
        for number in sorted({one for one in numbers if numbers.count(one) > 1}):
            yield (
                f"{where}, HTS number",
                f"{number} stands {numbers.count(number)} times",
                "Add the articles up, or give them lines of their own.",
            )



def _placed(number: str) -> bool:
    """Whether a number is well formed and of chapters 1-97, whose figures the schedule holds."""
    return hts.is_valid(number) and number[:2] not in ("98", "99")


def _advice(number: str) -> str:
    successors = [f"{hts.format(one)} (from {start})" for one, start, _ in schedule.successors(number)]
    if successors:
        return f"Classify again; its successors are {', '.join(successors)}."
    return "Classify again in the edition of the day."
