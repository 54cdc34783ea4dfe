"""What a broker writes to the client of a file: that the goods were released, that they are held and by whom, what is to be paid and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tidewaiter.money.cents import usd
from tidewaiter.papers.letters import LetterSheet, Part

# What a broker has to tell a client who pays through the broker, in our words with the rule beside it.
NOTICE = ("Where you are the importer of record, paying your broker does not free you of what you owe CBP if the broker does not pass it on. "
          "You may pay CBP yourself: give your broker a separate check payable to U.S. Customs and Border Protection, who delivers it for you "
          "(19 CFR 111.29(b)).")


@dataclass(frozen=True)
class About:
    """Who writes to whom on which day about which file."""

    day: date
    sender: str
    to: str
    file: str
    entry: str
    goods: str

    def subject(self, what: str) -> str:
        return ", ".join(filter(None, (what, f"file {self.file}", self.entry and f"entry {self.entry}", self.goods)))


@dataclass(frozen=True)
class Owed:
    """An amount in whole cents, by what it is. None is not known."""

    what: str
    cents: int | None


@dataclass(frozen=True)
class Standing:
    """What stands in the way: who holds the goods, why, what ends it, by what law."""

    who: str
    why: str
    ends: str
    cite: str


def release_notice(about: About, released: date | None, place: str, summary_due: date | None) -> LetterSheet:
    """That the goods may go: since when, where they are, and what is still owed of the entry."""
    when = f"on {released.isoformat()}" if released else "; the day is not known here"
    rows = [("Released", when.removeprefix("on ")), ("Where they are (FIRMS)", place or "not known")]
    rows.append(("Summary and deposit due", summary_due.isoformat() if summary_due else "not known yet"))
    return LetterSheet(about.day, about.sender, about.to, about.subject("Released"), (
        Part(f"CBP released your goods {when}." if released else "CBP released your goods; the day is not known here."), Part(rows=rows),
        Part("Keep the goods as they are until you hear that no redelivery is asked: CBP may call them back (19 CFR 141.113)."),
        Part("Have them picked up while they are free of charge at the terminal; we send a delivery order with this letter or on your word."),
    ))


def hold_notice(about: About, standing: Sequence[Standing], papers: Sequence[tuple[str, date | None]]) -> LetterSheet:
    """That the goods are held: by whom, why, what ends it, and what of it the client has to do."""
    parts = [Part("Your goods are not released. What stands in the way:")]
    for one in standing:
        parts.append(Part(rows=(("Held by", one.who), ("Why", one.why or "not told"), ("What ends it", one.ends or "not known"), ("Law", one.cite))))
    wanted = [(name, f"by {by.isoformat()}" if by else "as soon as you can; the day is not known yet") for name, by in papers]
    nothing = "There is nothing for you to send now. We write again when it changes."
    parts += [Part("Please send us:"), Part(rows=wanted)] if wanted else [Part(nothing)]
    parts.append(Part("Storage may be charged while the goods stand. If you know of anything that explains them better, tell us today."))
    return LetterSheet(about.day, about.sender, about.to, about.subject("Held"), tuple(parts))


def duty_advice(about: About, owed: Sequence[Owed], due: date | None, how: str) -> LetterSheet:
    """What is to be deposited for an entry, by when and how, with the notice that a broker owes a client who pays through the broker."""
    known = [one.cents for one in owed if one.cents is not None]
    rows = [(one.what, f"${usd(one.cents)}" if one.cents is not None else "not known") for one in owed]
    total = f"${usd(sum(known))}" if len(known) == len(owed) else "not known: an amount above is not"
    return LetterSheet(about.day, about.sender, about.to, about.subject("Duties, taxes and fees"), (
        Part("What is to be deposited with CBP for this entry, as it is computed today:"), Part(rows=(*rows, ("Total", total))),
        Part(rows=(("Due", due.isoformat() if due else "not known yet: ten working days from release (19 CFR 142.12(b))"), ("Paid by", how))),
        Part("CBP may find another amount until the entry is liquidated."), Part(NOTICE, bold=True),
    ))
