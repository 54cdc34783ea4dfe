"""Ask the lists about a file, a client or a product, and keep what was asked and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tidewaiter.entry.entry import Entry
from tidewaiter.findings import Finding, Severity
from tidewaiter.parts.product import Product
from tidewaiter.screening import case
from tidewaiter.screening.case import HitState, NotAsked, Screening, Subject, mute, parties_of, screen, standing, void
from tidewaiter.screening.listed import Kind
from tidewaiter.screening.policy import CITE
from tidewaiter.screening.subjects import of_client, of_entry
from tidewaiter.service.entries.reading import entry_of, lines_in, own
from tidewaiter.service.screening.goods import of as found_of_goods
from tidewaiter.service.screening.held import Held, source
from tidewaiter.service.screening.policies import in_force
from tidewaiter.service.screening.standing import Ruled, ruled, rulings
from tidewaiter.service.screening.tasks import retask
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id, Words
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.kinds.parts import PRODUCTS
from tidewaiter.store.kinds.screening import SCREENING_CLEARANCES, SCREENINGS
from tidewaiter.store.ledger import Book


@dataclass(frozen=True)
class Screened:
    """A screening and how it stands: its worst hit, each hit with what was decided, and what it does not say in any case."""

    screening: Record[Screening]
    standing: HitState
    hits: tuple[Ruled, ...]
    words: Words
    ownership: Words


@use("screening.run")
def screen_file(seat: Seat, id: Id) -> Screened:
    """Ask the lists about every party, the vessel and the goods of a file as it stands, and keep the record. Refused where no list is held."""
    with seat.read() as book:
        record = own(seat, book, id)
        entry, policy = entry_of(record.value, lines_in(book, id)), in_force(book)
    subjects, not_asked = of_entry(entry)
    made = run(seat, case.FILE, id, record.value.client, subjects, not_asked, goods_of(entry, seat), policy.threshold)
    return _kept(seat, made)


@use("screening.run")
def screen_client(seat: Seat, id: Id) -> Screened:
    """Ask the lists about a client: its names, officers and related businesses. Refused where no list is held."""
    with seat.read() as book:
        client, policy = book.get(CLIENTS, id), in_force(book)
    return _kept(seat, run(seat, case.CLIENT, id, id, of_client(client.value), (), (), policy.threshold))


@use("screening.run")
def screen_product(seat: Seat, id: Id) -> Screened:
    """Ask the lists about the makers of a product. Refused where no list is held, or no maker is named."""
    with seat.read() as book:
        product, policy = book.get(PRODUCTS, id), in_force(book)
    subjects = of_product(product.value)
    if not subjects:
        raise Refused("the product names no maker", (Finding(
            "SCR-NO-NAME", Severity.FATAL, "origins", "no maker is named, so nobody can be asked about", CITE, "Name who makes it."),))
    return _kept(seat, run(seat, case.PRODUCT, id, product.value.client, subjects, (), (), policy.threshold))


def of_product(product: Product) -> tuple[Subject, ...]:
    """The makers of a product that have a name."""
    return tuple(
        Subject("manufacturer", f"origins/{n}", one.maker, (), one.country, "", Kind.UNKNOWN)
        for n, one in enumerate(product.origins, 1) if one.maker.strip()
    )


def goods_of(entry: Entry, seat: Seat) -> tuple[Finding, ...]:
    """What the rules of goods and places find of an entry on the day of the seat."""
    return found_of_goods(entry, seat.day)


def run(
    seat: Seat, kind: str, id: str, client: str, subjects: Sequence[Subject], not_asked: Sequence[NotAsked], goods: Sequence[Finding],
    threshold: int = 0,
) -> Screening:
    """The screening, not kept yet. `threshold` 0 is the one that the weights recommend. Refused where no list is held."""
    held = source().current()
    if held is None:
        raise Refused("no list is held", (Finding(
            "SCR-NO-LISTS", Severity.FATAL, "screening", "no list is held, so nobody can be asked about", CITE, "Load the lists."),))
    return asked(held, seat, kind, id, client, subjects, not_asked, goods, threshold)


def asked(
    held: Held, seat: Seat, kind: str, id: str, client: str, subjects: Sequence[Subject], not_asked: Sequence[NotAsked],
    goods: Sequence[Finding], threshold: int,
) -> Screening:
    """The same of these versions."""
    least = threshold or held.threshold
    screened = screen(subjects, held.search, least, held.split)
    contents = dict.fromkeys(hit.content for one in screened for hit in one.hits)
    listed = tuple(entry for content in contents if (entry := held.entry_of(content)) is not None)
    return Screening(
        kind, id, client, seat.at, seat.id, held.algorithm, held.weights, least, parties_of(subjects, not_asked), held.lists, screened,
        tuple(not_asked), listed, tuple(goods),
    )


def of_record(book: Book, record: Record[Screening]) -> Screened:
    """A kept screening as it stands now."""
    hits = ruled(record.value, rulings(book, {one.fingerprint for one in record.value.screened}), in_force(book))
    # A name of which nothing can be asked is not clear.
    now = standing([*(one.state for one in hits), *(HitState.OPEN for one in record.value.screened if mute(one))])
    return Screened(record, now, hits, summary(record.value, now, hits), record.value.ownership)


def summary(screening: Screening, now: HitState, hits: Iterable[Ruled]) -> str:
    """What came of a screening, in a sentence; one that is clear says what it does not cover."""
    found, asked_of = len(tuple(hits)), ", ".join(one.list for one in screening.lists)
    subjects = f"{len(screening.screened)} asked of {asked_of}"
    unknown = f" {len(screening.not_asked)} known by a code alone were not asked." if screening.not_asked else ""
    unknown += f" Of {count} names nothing can be asked." if (count := sum(map(mute, screening.screened))) else ""
    if now is HitState.OPEN and not found:
        return f"{subjects}: no hit.{unknown}"
    if now is not HitState.CLEARED:
        return f"{subjects}: {found} hits, the worst of them {now.value.replace('_', ' ')}.{unknown}"
    clear = "no hit" if not found else f"{found} hits, all decided to be somebody else"
    return f"{subjects}: {clear}.{unknown} {screening.ownership}"


def _kept(seat: Seat, made: Screening) -> Screened:
    with seat.write("screened") as book:
        voided(seat, book, made)
        record = book.add(SCREENINGS, made)
        if made.about_kind == case.FILE:
            retask(seat, book, [made.about])
        return of_record(book, record)


def voided(seat: Seat, book: Book, made: Screening) -> None:
    """Make void what was cleared of entries that say something else by now: it stays so if they should say it again."""
    says = {(one.fingerprint, hit.list, hit.entry): hit.content for one in made.screened for hit in one.hits}
    marks = tuple({mark for mark, _, _ in says})
    for record in book.all(SCREENING_CLEARANCES, {"fingerprint": marks, "void": False}) if marks else ():
        one = record.value
        now = says.get((one.fingerprint, one.list, one.entry))
        if now is not None and (why := void(one, one.fingerprint, now)):
            book.change(SCREENING_CLEARANCES, record.id, replace(one, void=True, why=why, voided=seat.at))
