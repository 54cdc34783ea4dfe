"""The record of a screening: what was asked of which lists, every hit, and what named people decided of each.

A clearance is bound to three things: the party by its fingerprint, the entry of the list, and what that entry says by its hash. While all
three are as they were it holds; when one is another it is void, and stays so.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from tidewaiter.findings import Finding
from tidewaiter.screening.hit import Asked, Hit
from tidewaiter.screening.listed import Identifier, Kind, Listed
from tidewaiter.screening.names.noise import ONLY_TRADE
from tidewaiter.shapes import Code, Count, Id, Line, Words
from tidewaiter.values import immutable

FILE, CLIENT, PRODUCT = "file", "client", "product"
OWNERSHIP = (
    "Ownership is not covered: whether listed persons own half or more of a party (the 50 percent rules of OFAC, and of BIS where one is in "
    "force) cannot be seen from a list of names."
)
Search = Callable[[Asked, int], Sequence[Hit]]


@immutable
class ListUsed:
    """A version of a list that was asked. `dated` is the day that its keeper gives it; `entries` and `names` count it; `content` is the sha256
    of the entries as they were read from the bytes of `sha256`."""

    list: str
    dated: date | None
    sha256: str
    entries: Count = 0
    names: Count = 0
    content: str = ""


@immutable
class Subject:
    """A party, vessel or place in its role, as it was given. `where` is the place to click."""

    role: str
    where: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    address: str = ""
    kind: Kind = Kind.UNKNOWN
    identifiers: tuple[Identifier, ...] = ()

    def asked(self) -> tuple[Asked, ...]:
        """What is asked of the lists: the name, and each other name by itself; an address or a number alone where there is no name."""
        names = tuple(dict.fromkeys(name for name in (self.name, *self.aliases) if name.strip())) or ("",)
        return tuple(Asked(name, self.country, self.address, self.kind, self.identifiers) for name in names)


@immutable
class QueryAsked:
    """A name as it was compared: a part of what was given, in Latin letters, and why it was made."""

    text: str
    latin: str = ""
    why: str = ""


@immutable
class SubjectScreened:
    """A subject and what came of it; no hits is a result too."""

    subject: Subject
    fingerprint: str
    queries: tuple[QueryAsked, ...]
    hits: tuple[Hit, ...]


@immutable
class NotAsked:
    """What stands on the papers and could not be asked of a list of names: a code without a name. It is not clear, it is not known."""

    role: str
    where: str
    text: str
    why: str


@immutable
class Screening:
    """One run over the parties of a file, a client or a product.

    `about` is the id of what was screened, of the kind `about_kind`. `threshold` is in ten-thousandths. `parties` is the hash of who was asked
    in which role. `listed` are the entries that were hit, as they stood. `goods` is what was found of goods and places.
    """

    about_kind: Code
    about: Id
    client: Id
    at: datetime
    by: Id
    algorithm: Line
    weights: Line
    threshold: Count
    parties: Line
    lists: tuple[ListUsed, ...] = ()
    screened: tuple[SubjectScreened, ...] = ()
    not_asked: tuple[NotAsked, ...] = ()
    listed: tuple[Listed, ...] = ()
    goods: tuple[Finding, ...] = ()
    ownership: Words = OWNERSHIP


class HitVerdict(StrEnum):
    """What a person made of a hit."""

    TRUE_MATCH = "true_match"
    FALSE_MATCH = "false_match"
    ESCALATE = "escalate"


@immutable
class SecondLook:
    """What another person made of a decision."""

    by: Id
    name: str
    roles: tuple[str, ...]
    licence: str
    at: datetime
    agrees: bool
    note: str = ""


@immutable
class ScreeningDecision:
    """What a named person decided of a hit, on what ground; the party, the entry and what it said are those of that moment."""

    screening: Id                # or the alert, where it was decided there
    fingerprint: Line
    list: Line
    entry: Line
    content: Line
    verdict: HitVerdict
    ground: Code
    by: Id
    name: Line
    roles: tuple[str, ...]
    licence: Code
    at: datetime
    note: Words = ""
    second: SecondLook | None = None


@immutable
class Clearance:
    """That a listed name is somebody else: of one party, one entry, and what that entry said. `why` says what made it void."""

    fingerprint: Line
    list: Line
    entry: Line
    content: Line
    decision: Id
    by: Id
    at: datetime
    void: bool = False
    why: Words = ""
    voided: datetime | None = None


class HitState(StrEnum):
    """How a hit stands. In the order of what stops a file more."""

    TRUE_MATCH = "true_match"
    ESCALATED = "escalated"
    OPEN = "open"
    UNREVIEWED = "unreviewed"        # decided, and the second pair of eyes that is asked for has not looked yet
    CLEARED = "cleared"


@immutable
class Stands:
    """How a hit stands, why, and by which decision."""

    state: HitState
    why: str
    decision: str = ""


def plain(text: str) -> str:
    """A text without what its writing alone tells apart: case, width, runs of spaces. Nothing else: a fingerprint outlives every algorithm.

    >>> plain("  Harbour  Lights\\tCO., ")
    'harbour lights co.,'
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def fingerprint(subject: Subject) -> str:
    """The sha256 of who a subject is: its names, country, address and numbers, whatever its role and wherever it stands."""
    aliases = sorted({plain(one) for one in subject.aliases} - {plain(subject.name), ""})
    numbers = sorted({(one.kind, plain(one.value), one.country) for one in subject.identifiers})
    return sealed([plain(subject.name), aliases, subject.country, plain(subject.address), subject.kind.value, numbers])


def parties_of(subjects: Iterable[Subject], not_asked: Iterable[NotAsked] = ()) -> str:
    """The sha256 of who stands in which role, in whatever order they are told."""
    asked = sorted({(one.role, fingerprint(one)) for one in subjects})
    return sealed([asked, sorted({(one.role, one.text) for one in not_asked})])


def sealed(form: object) -> str:
    """The sha256 of plain JSON."""
    return hashlib.sha256(json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")).hexdigest()


def screen(
    subjects: Iterable[Subject], search: Search, threshold: int, split: Callable[[str], tuple[QueryAsked, ...]],
) -> tuple[SubjectScreened, ...]:
    """Each subject asked of the lists. One that stands in several roles is asked once. Of several hits on an entry the best is kept."""
    known: dict[str, tuple[tuple[QueryAsked, ...], tuple[Hit, ...]]] = {}
    found = []
    for subject in subjects:
        mark = fingerprint(subject)
        if mark not in known:
            asked = subject.asked()
            queries = dict.fromkeys(query for one in asked for query in split(one.name))
            known[mark] = (tuple(queries), best(hit for one in asked for hit in search(one, threshold)))
        found.append(SubjectScreened(subject, mark, *known[mark]))
    return tuple(found)


def mute(one: SubjectScreened) -> bool:
    """Whether a name was given of which nothing can be asked: signs without letters, or nothing but words of trade. It is not clear by that."""
    return bool(one.subject.name.strip()) and not any(query.latin and query.why != ONLY_TRADE for query in one.queries)


def best(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """One hit an entry, the highest; the best first, and in one order whoever gave them."""
    kept: dict[tuple[str, str, str], Hit] = {}
    for hit in sorted(hits, key=lambda one: (-one.score, one.list, one.entry, one.matched_name, one.asked)):
        kept.setdefault((hit.list, hit.entry, hit.content), hit)
    return tuple(kept.values())


def holds(clearance: Clearance, fingerprint: str, list: str, entry: str, content: str) -> bool:
    """Whether a clearance speaks of this party, this entry, and what it says; and was not made void."""
    return not clearance.void and (clearance.fingerprint, clearance.list, clearance.entry, clearance.content) == (fingerprint, list, entry, content)


def void(clearance: Clearance, fingerprint: str, content: str | None) -> str:
    """Why a clearance is void, now that the party and the entry are these; "" while it holds. `content` None: the entry is on the list no more."""
    if clearance.void:
        return clearance.why
    if clearance.fingerprint != fingerprint:
        return "the party is not as it was"
    if content is None:
        return f"{clearance.list} {clearance.entry} is on the list no more"
    return "" if clearance.content == content else f"{clearance.list} {clearance.entry} does not say what it said"


def stands(
    hit: Hit, fingerprint: str, decisions: Mapping[str, ScreeningDecision], clearances: Iterable[Clearance], *, four_eyes: bool,
) -> Stands:
    """How a hit on a party stands: by the last decision on this party and what this entry says.

    With `four_eyes` a false match clears when another person agrees. That a true match is none after all always takes two.
    """
    of_it = [
        (id, one) for id, one in decisions.items()
        if (one.fingerprint, one.list, one.entry, one.content) == (fingerprint, hit.list, hit.entry, hit.content)
    ]
    if not of_it:
        return Stands(HitState.OPEN, "nobody decided on it yet")
    of_it.sort(key=lambda one: one[1].at)
    id, last = of_it[-1]
    if last.second is not None and last.second.by != last.by and not last.second.agrees:
        return Stands(HitState.ESCALATED, f"{last.name} decided {words(last.verdict)}, {last.second.name} does not agree", id)
    if last.verdict is HitVerdict.TRUE_MATCH:
        return Stands(HitState.TRUE_MATCH, f"{last.name} holds it for the listed party", id)
    if last.verdict is HitVerdict.ESCALATE:
        return Stands(HitState.ESCALATED, f"{last.name} passed it on", id)
    overturns = any(one.verdict is HitVerdict.TRUE_MATCH for _, one in of_it[:-1])
    if (four_eyes or overturns) and not agreed(last):
        asked = "it was held for a true match before" if overturns else "the firm's policy asks for a second pair of eyes"
        return Stands(HitState.UNREVIEWED, f"{last.name} decided that it is somebody else; {asked}", id)
    if not any(one.decision == id and holds(one, fingerprint, hit.list, hit.entry, hit.content) for one in clearances):
        return Stands(HitState.OPEN, "the clearance is void", id)
    return Stands(HitState.CLEARED, f"{last.name} decided that it is somebody else", id)


def agreed(decision: ScreeningDecision) -> bool:
    """Whether another person than the one who decided agrees."""
    return decision.second is not None and decision.second.agrees and decision.second.by != decision.by


def standing(found: Iterable[HitState]) -> HitState:
    """How the whole stands: as its worst hit; no hit at all is clear."""
    order = tuple(HitState)
    return min(found, key=order.index, default=HitState.CLEARED)


def clearance_of(id: str, decision: ScreeningDecision, by: str, at: datetime) -> Clearance:
    """The clearance that a decision gives, once it counts."""
    return Clearance(decision.fingerprint, decision.list, decision.entry, decision.content, id, by, at)


def words(verdict: HitVerdict) -> str:
    """A verdict as people say it."""
    return {HitVerdict.TRUE_MATCH: "a true match", HitVerdict.FALSE_MATCH: "that it is somebody else", HitVerdict.ESCALATE: "to pass it on"}[verdict]
