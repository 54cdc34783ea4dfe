"""What CBP sends is told to the files that it is about: each message once, in its order, whoever's they are.

A message stays where it is in the log; here its events move the file, and a reply is recorded with it. One transaction for each tenant that
it concerns; a crash between leaves the message to be taken again, which changes nothing twice.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tidewaiter.clearance.file import Reply
from tidewaiter.clearance.from_abi import ENTRY, STATEMENT, Heard, heard
from tidewaiter.service.entries.happen import tell
from tidewaiter.store import files as found_by
from tidewaiter.store import filings
from tidewaiter.store.kinds.entries import FILES, REPLIES, TRANSMISSIONS
from tidewaiter.store.ledger import Ledger
from tidewaiter.store.message_log import Message

REMOVED = "statement.removed"
CBP = "cbp"                  # who did what CBP's messages did


def take(ledger: Ledger, at: datetime, most: int = 100) -> int:
    """Tell the files of the messages that came since, at most so many; how many there were."""
    with ledger.system() as connection:
        waiting = found_by.arrived(connection, most)
    for message, control in waiting:
        _told(ledger, message, control, at)
        with ledger.system(writes=True) as connection:
            found_by.handed(connection, message.seq)
    return len(waiting)


def _told(ledger: Ledger, message: Message, control: str, at: datetime) -> None:
    with ledger.system() as connection:
        filing = filings.find(connection, control) if control else None
        hearing = heard(message.body, datetime.fromisoformat(message.at), filing.body if filing else None, f"message {message.seq}")
        told, said = hearing.told, hearing.outcome
        owner = found_by.sent(connection, control) if control else None
        whose = found_by.numbered(connection, {one.subject for one in told if one.about == ENTRY})
        paid = {one.event.fields.get("statement", ""): one for one in told if one.about == STATEMENT}
        stands = [(tenant, file, one) for number, one in paid.items() for tenant, file in found_by.on_statement(connection, number)]
    concerned: dict[tuple[str, str], list[Heard]] = {(tenant, file): [] for tenant, file, _ in whose}
    if owner is not None:
        concerned.setdefault(owner, [])
    for tenant, file, number in whose:
        concerned[tenant, file] += [one for one in told if one.about == ENTRY and one.subject == number]
    for tenant, file, one in stands:         # what the same message takes off the statement is not paid by it
        mine = concerned.setdefault((tenant, file), [])
        if not any(other.event.name == REMOVED for other in mine):
            mine.append(one)
    if owner is not None:                    # what the answer to our message says of something else, an in-bond or a filing, is the file's too
        concerned[owner] += [one for one in told if one.about != ENTRY]
    for (tenant, file), mine in concerned.items():
        _one(ledger, tenant, file, mine, message, control if (tenant, file) == owner else "", said, at)


def _one(ledger: Ledger, tenant: str, file: str, mine: list[Heard], message: Message, control: str, said: str, at: datetime) -> None:
    with ledger.write(tenant, by=CBP, at=at, why=f"message {message.seq}") as book:
        if book.one(REPLIES, {"file": file, "message": message.seq}) is not None:
            return
        record, found = tell(book, book.get(FILES, file), [one.event for one in mine])
        note = "; ".join(finding.message for finding in found)[:10_000]
        book.add(REPLIES, Reply(record.id, message.seq, control, message.application, said, datetime.fromisoformat(message.at), note))
        sent = book.one(TRANSMISSIONS, {"control": control}) if control else None
        filing = filings.find(book.connection, control) if control else None
        if sent is not None and filing is not None and sent.value.state != filing.state:
            book.change(TRANSMISSIONS, sent.id, replace(sent.value, state=filing.state.replace(" ", "-")))
