"""The papers of a file: which are wanted and why, which came, which are waived by whom, and the letter that asks for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from tidewaiter.clearance.document_kinds import BROKER, CLIENT, CONSEQUENCES, DOCUMENTS, RELEASE, DocumentKind
from tidewaiter.clearance.events import FileEvent
from tidewaiter.findings import Finding, Severity
from tidewaiter.shapes import Code, Id, Line, Name, Words
from tidewaiter.values import immutable


class PaperState(StrEnum):
    MISSING = "missing"
    RECEIVED = "received"
    WAIVED = "waived"


@immutable
class FileDocument:
    """A paper on a file's checklist. `kind` is a row of `document_kinds`, or "asked" and "standing" for what CBP or the client's own list wants;
    `key` tells several of a kind apart. `document` is the stored document that it came as."""

    file: Id
    client: Id
    kind: Code
    name: Name
    key: Line = ""
    why: Line = ""
    cite: Line = ""
    stage: Code = RELEASE
    whom: Code = CLIENT
    state: PaperState = PaperState.MISSING
    document: Id = ""
    received: datetime | None = None
    waived_by: Id = ""
    waived_why: Words = ""
    asked: tuple[datetime, ...] = ()         # when letters asked for it


@immutable
class FileFacts:
    """What of a file decides which papers it needs. `facts` are the names in `document_kinds` that are known to be true; `standing` the
    client's own list, each a name and why the client wants it kept."""

    entry_type: str
    mode: str = ""
    programs: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    facts: frozenset[str] = frozenset()
    standing: tuple[tuple[str, str], ...] = ()


def wanted(facts: FileFacts, events: Iterable[FileEvent] = (), file: str = "", client: str = "") -> tuple[FileDocument, ...]:
    """The checklist: by law, by what CBP and agencies asked in messages, by the client's standing list, in that order."""
    found = [
        FileDocument(file, client, name, kind.words, "", kind.why, kind.cite, kind.stage, kind.whom)
        for name, kind in DOCUMENTS.items() if _holds(kind, facts)
    ]
    asked: dict[str, FileDocument] = {}
    for event in events:
        if event.name == "documents.required" and event.key not in asked:
            who = event.fields.get("agency") or "CBP"
            why = event.fields.get("why") or f"{who} asks for it"
            asked[event.key] = FileDocument(
                file, client, "asked", _ASKED.get(event.key, event.key), event.key, f"{who}: {why}"[:300],
                event.fields.get("cite", "19 CFR 142.3(a)(5)"), RELEASE, CLIENT,
            )
    standing = [FileDocument(file, client, "standing", name, name, why or "on the client's standing list", "19 CFR 111.23", RELEASE, CLIENT)
                for name, why in facts.standing]
    return (*found, *asked.values(), *standing)


_ASKED = {"INVOICE": "Invoice data", "SUMMARY": "Entry summary with its papers", "DOCUMENTS": "Documents that CBP named",
          "CORRECTION": "Paper for the correction of the release", "CANCELLATION": "Paper for the cancellation of the release"}


def _holds(kind: DocumentKind, facts: FileFacts) -> bool:
    return (
        (not kind.types or facts.entry_type in kind.types) and facts.entry_type not in kind.but
        and (not kind.modes or facts.mode in kind.modes) and (not kind.programs or bool(set(kind.programs) & set(facts.programs)))
        and (not kind.agency or kind.agency in facts.agencies) and (not kind.fact or kind.fact in facts.facts)
        and (not kind.unless or kind.unless not in facts.facts)
    )


def difference(existing: Iterable[tuple[str, FileDocument]], want: Iterable[FileDocument]) -> tuple[tuple[FileDocument, ...], tuple[str, ...]]:
    """What is to be added to a checklist, and which missing papers of it are no longer wanted. What came or was waived stays."""
    there = {(one.kind, one.key): (id, one) for id, one in existing}
    needed = {(one.kind, one.key): one for one in want}
    gone = tuple(id for key, (id, one) in there.items() if key not in needed and one.state is PaperState.MISSING and one.kind != "asked")
    return tuple(one for key, one in needed.items() if key not in there), gone


def missing(papers: Iterable[FileDocument]) -> tuple[FileDocument, ...]:
    return tuple(one for one in papers if one.state is PaperState.MISSING)


def checked(paper: FileDocument) -> Iterator[Finding]:
    """What is wrong with a row of the checklist."""
    if paper.state is PaperState.RECEIVED and not paper.document:
        yield Finding("DOC-NO-COPY", Severity.NOTE, "document", f"{paper.name} is said to have come, and no copy is kept", "19 CFR 163.4, 111.23",
                      "Add the copy.")
    if paper.state is PaperState.WAIVED and not (paper.waived_by and paper.waived_why.strip()):
        yield Finding("DOC-WAIVED-SILENTLY", Severity.WARNING, "waived_why", f"{paper.name} is waived without a name or a reason",
                      "19 CFR 141.92, 111.28", "Say who waived it and why.")
    if paper.state is PaperState.MISSING and paper.document:
        yield Finding("DOC-THERE", Severity.NOTE, "state", f"{paper.name} is kept, and its row says that it is missing", "19 CFR 163.4",
                      "Mark it received.")


@immutable
class Asked:
    """One paper that a letter asks for: why, by when, and what follows where it does not come."""

    name: str
    why: str
    cite: str
    by: date | None
    whom: str
    consequence: str
    consequence_cite: str


@immutable
class Chase:
    """A letter that asks for missing papers: who writes to whom on which day, about which file, for what."""

    day: date
    sender: str
    to: str
    file: str
    entry: str
    goods: str
    asked: tuple[Asked, ...]


def chase(
    papers: Sequence[FileDocument], day: date, needed: Mapping[str, date], *, sender: str, to: str, file: str, entry: str = "", goods: str = "",
    whom: str = "",
) -> Chase | None:
    """The letter for the papers that are missing, of one source where `whom` names it, the soonest needed first; None where nothing is missing.

    `needed` are the days by which a stage needs its papers: lading, release, claim, summary, liquidation. A stage without a day is asked for
    at once, and the letter says that the day is not known. The broker's own papers are asked of nobody.
    """
    found = []
    for one in missing(papers):
        if one.whom == BROKER or (whom and one.whom != whom):
            continue
        consequence, cite = CONSEQUENCES.get(one.stage, ("", ""))
        found.append(Asked(one.name, one.why, one.cite, needed.get(one.stage), one.whom, consequence, cite))
    found.sort(key=lambda one: (one.by or date.min, one.name))
    return Chase(day, sender, to, file, entry, goods, tuple(found)) if found else None
