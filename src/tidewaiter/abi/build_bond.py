"""What is asked about a bond as a message: application CB."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tidewaiter.abi import bond as cb
from tidewaiter.abi.draft import Draft, Message
from tidewaiter.abi.record import Record
from tidewaiter.abi.tables import QUALIFIERS
from tidewaiter.codes import sureties
from tidewaiter.entry.bond_request import BondRequest, Secured, Share
from tidewaiter.numbers import entry_number, importer_number

AGENT = re.compile(r"[A-Z0-9]{3}-[A-Z0-9]{2}-[A-Z0-9]{4}")
# Of record 20, CB-30. A security filing is a filer code of three or a carrier's of four, and eleven digits.
SHAPES = {
    "2": re.compile(r"[A-Z0-9]{3,4}[0-9]{11}"), "3": re.compile(r"[0-9]{16}"), "4": re.compile(r"[A-Z0-9]+"), "5": re.compile(r"[A-Z0-9]+"),
}
NOTICE_DAYS = 15


def requests(asked: Iterable[BondRequest], *, port: str, filer: str, password: str = "", transmitted: date | None = None) -> Message:
    """Requests about bonds as a batch of their own. What the action does not use is not written."""
    draft = Draft()
    for one in asked:
        _request(draft, one)
    return draft.message("CB", port, filer, password, transmitted)


def _request(draft: Draft, one: BondRequest) -> None:
    where = f"bond {one.number or one.action + ' ' + one.principal}".rstrip()
    if one.terminated and one.executed and (one.terminated - one.executed).days < NOTICE_DAYS:
        draft.refuse("10.terminated", where, f"the bond ends {one.terminated}, fewer than {NOTICE_DAYS} days after it is told on {one.executed}",
                     f"{cb.CHAPTER}, page CB-24", f"End it {NOTICE_DAYS} days from the execution date or later.")
    if one.effective and one.executed and one.effective < one.executed:
        draft.refuse("10.effective", where, f"the bond holds from {one.effective}, before its execution on {one.executed}",
                     f"{cb.CHAPTER}, page CB-24", "Begin it on the execution date or later.")
    flag = {True: "Y", False: "N", None: ""}[one.reconciliation]
    draft.put(
        cb.Header,
        action=one.action, bond=one.kind, activity=one.activity, amount=one.amount, executed=one.executed, surety_reference=one.reference,
        effective=one.effective, terminated=one.terminated, number=one.number, reconciliation=flag,
        virgin_islands="Y" if one.virgin_islands else "",
    )
    if one.notify:
        draft.put(cb.NotifyParties, **{f"party_{n}": party for n, party in enumerate(one.notify[:4], 1)})
        if len(set(one.notify)) < len(one.notify) or len(one.notify) > 4:
            draft.refuse("12.party_1", where, "more than four parties to notify, or one of them twice", f"{cb.CHAPTER}, page CB-28",
                         "Name each once, four at most.")
    if one.secures:
        _secured(draft, one.secures, where)
    _holders(draft, one, where)
    for user in one.riders:
        draft.put(cb.User, kind=_kind(draft, cb.User, user.number, where), number=user.number, rider=user.action,
                  added=user.day if user.action == "A" else None, deleted=user.day if user.action == "D" else None)
    _sureties(draft, one, where)


def _secured(draft: Draft, what: Secured, where: str) -> None:
    identifier = re.sub(r"[\s/-]", "", what.identifier).upper()
    right = entry_number.is_valid(identifier) if what.kind == "1" else bool(SHAPES[what.kind].fullmatch(identifier)) if what.kind in SHAPES else True
    if not right:
        draft.refuse("20.identifier", where, f"{identifier} is not the number of what the bond secures", f"{cb.CHAPTER}, page CB-30",
                     "Give an entry as filer, seven digits and check digit; a seizure case as sixteen digits.")
    draft.put(cb.Transaction, kind=what.kind, entry_type=what.entry_type, identifier=identifier)


def _holders(draft: Draft, one: BondRequest, where: str) -> None:
    if one.principal:
        draft.put(cb.Principal, kind=_kind(draft, cb.Principal, one.principal, where), number=one.principal)
    for number in one.co_principals:
        draft.put(cb.CoPrincipal, kind=_kind(draft, cb.CoPrincipal, number, where), number=number)
    for number in one.users:
        draft.put(cb.User, kind=_kind(draft, cb.User, number, where), number=number)
    told = [importer_number.compact(number) for number in (one.principal, *one.co_principals, *one.users, *(user.number for user in one.riders))]
    if twice := sorted({number for number in told if number and told.count(number) > 1}):
        shown = ", ".join(map(importer_number.mask, twice))
        draft.refuse("36.number", where, f"{shown} stands on the bond twice", f"{cb.CHAPTER}, page CB-40, S42, S48 and S58 to S60",
                     "Name each holder once, as principal, co-principal or user.")


def _kind(draft: Draft, record: type[Record], number: str, where: str) -> str:
    try:
        importer_number.validate(number)
    except ValueError as refusal:
        draft.refuse(f"{record.id}.number", where, str(refusal), record.cite, "Give the number with its hyphens.")
    kind = importer_number.kind(number)
    return QUALIFIERS[kind] if kind else ""


def _sureties(draft: Draft, one: BondRequest, where: str) -> None:
    if one.surety:
        _share(draft, cb.Surety, one.surety, where, liability=one.surety.liability)
    for share in one.co_sureties:
        _share(draft, cb.CoSurety, share, where, liability=share.liability)
    if one.re_insurer:
        _share(draft, cb.ReInsurer, one.re_insurer, where)
    shares = [share for share in (one.surety, *one.co_sureties, one.re_insurer) if share]
    codes = [share.surety for share in shares]
    if len(set(codes)) < len(codes):
        draft.refuse("45.surety", where, "a surety stands on the bond twice", f"{cb.CHAPTER}, page CB-40, S55 and S61", "Name each surety once.")
    if one.co_sureties and one.surety and one.amount is not None:
        total = sum(share.liability or 0 for share in (one.surety, *one.co_sureties))
        if total != one.amount:
            draft.refuse("40.liability", where, f"liabilities add up to ${total:,} and the bond is for ${one.amount:,}",
                         f"{cb.CHAPTER}, page CB-40, S73", "Make the shares add up to the amount.")


def _share(draft: Draft, record: type[Record], share: Share, where: str, **more: int | None) -> None:
    if share.surety and not sureties.known(share.surety):
        draft.warn(f"{record.id}.surety", where, f"surety {share.surety} is not in the list at hand, of August 2025", record.cite,
                   "Look at the code with CBP's list of sureties.")
    if not AGENT.fullmatch(share.agent.upper()):
        draft.refuse(f"{record.id}.agent", where, f"agent {share.agent!r} is not three, two and four characters with hyphens", record.cite,
                     "Give the identification that the surety gave its agent.")
    draft.put(record, surety=share.surety, agent=share.agent, **more)
