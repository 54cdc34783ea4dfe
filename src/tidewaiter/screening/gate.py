"""What of its screening keeps a file from being sent: who was not asked, of which lists, and what nobody has decided yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tidewaiter.findings import Finding, Severity
from tidewaiter.screening.alert import Alert, AlertState
from tidewaiter.screening.case import (
    Clearance,
    HitState,
    ListUsed,
    NotAsked,
    Screening,
    ScreeningDecision,
    Subject,
    fingerprint,
    mute,
    parties_of,
    stands,
)
from tidewaiter.screening.policy import STANDARD, ScreeningPolicy

CITE = "31 CFR 501 appendix A; 15 CFR 764.2(e)"
_WHERE = "screening"
_UNNAMED = ("carrier",)          # known by a code on every entry


@dataclass(frozen=True)
class Age:
    """How many hours ago a list was last asked for at its keeper's, and after how many it is expected to be asked for again. None: nobody keeps it
    but the firm itself."""

    list: str
    hours: int
    expected: int | None = None


@dataclass(frozen=True)
class Look:
    """All that the gate goes by. `held` are the versions of today, `ages` how old they are, `state` what else is wrong with them; `caught_up`
    the moment of the last re-screening by just these versions."""

    day: date
    subjects: tuple[Subject, ...]
    not_asked: tuple[NotAsked, ...] = ()
    screening: Screening | None = None
    held: tuple[ListUsed, ...] = ()
    ages: tuple[Age, ...] = ()
    state: tuple[Finding, ...] = ()
    decisions: Mapping[str, ScreeningDecision] = field(default_factory=dict)
    clearances: Sequence[Clearance] = ()
    alerts: Sequence[Alert] = ()
    policy: ScreeningPolicy = STANDARD
    caught_up: datetime | None = None


def gate(look: Look) -> tuple[Finding, ...]:
    """All that the screening of a file finds against its being sent. It may go if none is fatal."""
    elsewhere = look.policy.elsewhere is not None and look.policy.elsewhere.on(look.day)
    found = [] if elsewhere else [*_lists(look), *(_screened(look) if look.held else ())]
    return (*_elsewhere(look, elsewhere), *dict.fromkeys(found), *_hits(look), *_alerts(look))


def _elsewhere(look: Look, elsewhere: bool) -> Iterator[Finding]:
    if elsewhere and look.policy.elsewhere is not None:
        other = look.policy.elsewhere
        yield Finding("SCR-ELSEWHERE", Severity.NOTE, _WHERE, f"the firm screens in {other.system}, for which {other.person} answers: {other.reason}",
                      CITE, "See there whether its parties are clear.")


def _lists(look: Look) -> Iterator[Finding]:
    if not look.held:
        yield _no("SCR-NO-LISTS", "no list is held, so nobody was asked about",
                  "Load the lists, or write into the policy where the firm screens, why, and who answers for it.")
        yield from (one for one in look.state if one.rule != "SCR-NO-LISTS")
        return
    there = {one.list for one in look.held}
    for wanted in look.policy.lists:
        if wanted not in there:
            yield _no("SCR-LIST-MISSING", f"the policy wants the list {wanted}, and it was never loaded", f"Load {wanted}.")
    yield from look.state
    for age in look.ages:
        if age.expected is not None and age.hours > (allowed := max(24 * look.policy.list_days, age.expected)):
            yield _no("SCR-LIST-OLD", f"{age.list} was last asked for {age.hours} hours ago; nothing is sent by it after {allowed}",
                      f"Have {age.list} fetched, or load it anew.")


def _screened(look: Look) -> Iterator[Finding]:
    screening = look.screening
    if screening is None:
        yield _no("SCR-NOT-SCREENED", "nobody has asked the lists about its parties", "Screen the file.")
        return
    if screening.parties != parties_of(look.subjects, look.not_asked):
        yield _no("SCR-PARTIES-CHANGED", f"its parties are not those of the screening of {screening.at:%Y-%m-%d %H:%M} UTC", "Screen the file again.")
    used = {one.list: one for one in screening.lists}
    later = look.caught_up is not None and look.caught_up >= screening.at
    for one in look.held:
        if one.list not in used:
            if not later:
                yield _no("SCR-LIST-NOT-ASKED", f"the list {one.list} was not asked", "Screen the file again.")
        elif (used[one.list].sha256, used[one.list].content) != (one.sha256, one.content) and not later:
            yield _no("SCR-LIST-NEWER", f"it was screened by {one.list} of {_of(used[one.list])}; there is one of {_of(one)}",
                      "Screen the file again.")
    present = {fingerprint(one) for one in look.subjects}
    for party in screening.screened:
        if mute(party) and party.fingerprint in present:
            who = f"{party.subject.role.replace('_', ' ')} {_short(party.subject.name)}"
            yield Finding("SCR-NO-QUERY", Severity.FATAL, party.subject.where or _WHERE, f"{who}: nothing of it can be asked", CITE,
                          "Find out its name.")
    unnamed = [one for one in screening.not_asked if one.role not in _UNNAMED]
    if screening.not_asked:
        told = ", ".join(f"{one.role.replace('_', ' ')} {one.text}" for one in (unnamed or screening.not_asked)[:5])
        yield Finding("SCR-NOT-ASKED", Severity.WARNING if unnamed else Severity.NOTE, _WHERE, f"known by a code alone, and not asked: {told}",
                      CITE, "Find out whose codes these are, and name them on the entry.")


_SAYS = {
    HitState.TRUE_MATCH: ("SCR-TRUE-MATCH", "Stop, and tell compliance; what is blocked is reported within ten business days (31 CFR 501.603)."),
    HitState.ESCALATED:  ("SCR-ESCALATED", "Compliance or counsel decides."),
    HitState.OPEN:       ("SCR-OPEN", "Look at both and decide: the same, somebody else, or pass it on."),
    HitState.UNREVIEWED: ("SCR-UNREVIEWED", "Have another person look at it."),
}


def _hits(look: Look) -> Iterator[Finding]:
    """What stands of the hits on those who are on the file now; who has left it does not keep it."""
    if look.screening is None:
        return
    present = {fingerprint(one) for one in look.subjects}
    told: set[tuple[str, str, str]] = set()
    for one in look.screening.screened:
        for hit in one.hits if one.fingerprint in present else ():
            found = stands(hit, one.fingerprint, look.decisions, look.clearances, four_eyes=look.policy.four_eyes)
            if found.state is HitState.CLEARED or (key := (one.fingerprint, hit.list, hit.entry)) in told:
                continue
            told.add(key)
            rule, fix = _SAYS[found.state]
            who = f"{one.subject.role.replace('_', ' ')} {_short(one.subject.name)}"
            message = f"{who} against {hit.list} {hit.entry} {_short(hit.name)}: {found.why}"
            yield Finding(rule, Severity.FATAL, one.subject.where or _WHERE, message, CITE, fix)


def _alerts(look: Look) -> Iterator[Finding]:
    present = {fingerprint(one): one for one in look.subjects}
    asked = {(one.fingerprint, hit.list, hit.entry, hit.content) for one in (look.screening.screened if look.screening else ()) for hit in one.hits}
    for alert in look.alerts:
        hit = alert.hit
        if alert.state is not AlertState.OPEN or alert.fingerprint not in present or (alert.fingerprint, hit.list, hit.entry, hit.content) in asked:
            continue
        found = stands(hit, alert.fingerprint, look.decisions, look.clearances, four_eyes=look.policy.four_eyes)
        if found.state is not HitState.CLEARED:
            subject = present[alert.fingerprint]
            yield Finding("SCR-ALERT", Severity.FATAL, subject.where or _WHERE,
                          f"a newer list has {hit.list} {hit.entry} {_short(hit.name)} against {_short(subject.name)}: {found.why}", CITE,
                          "Screen the file again, and decide.")


def _of(one: ListUsed) -> str:
    return f"{one.dated or 'no day'} ({one.sha256[:8]})"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _no(rule: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, _WHERE, message, CITE, fix)
