"""What may be done, by whom: the one table that services, tokens and the printed matrix go by.

A scope of a token is the name of an action. The licence rules behind the columns: customs business for others is a licensed broker's
(19 CFR 111.1, 111.2(a)(1)); an employee acts under authority given and supervised (111.2(a)(2)(ii)); one who is licensed answers for
all of it (111.28(a)). The law would let an authorised employee sign; here the employee proposes and the broker decides.
"""

from __future__ import annotations

from collections.abc import Iterable

from tidewaiter.access.person import Person, Role
from tidewaiter.values import immutable


@immutable
class Action:
    """Something that may be done: the roles that may, in words for a screen, and on what ground."""

    roles: frozenset[Role]
    words: str
    cite: str = ""


_LETTERS = {"W": Role.WRITER, "B": Role.BROKER, "C": Role.COMPLIANCE, "A": Role.ACCOUNTS, "K": Role.CLIENT, "D": Role.ADMIN}
_CUSTOMS = "19 CFR 111.1, 111.2(a)(1)"
_EMPLOYEE = "19 CFR 111.2(a)(2)(ii)"
_SUPERVISION = "19 CFR 111.28(a)"
_SECRET = "19 CFR 111.24"
_RECORDS = "19 CFR 111.23, 163.4"
_SANCTIONS = "31 CFR 501 appendix A"


def _row(roles: str, words: str, cite: str = "") -> Action:
    return Action(frozenset(_LETTERS[letter] for letter in roles if letter != "."), words, cite)


# W writer, B licensed broker, C compliance, A accounts, K client (of its own affairs only), D the firm's administrator
ACTIONS: dict[str, Action] = {
    "client.read":      _row("WBCAK.", "See clients, their addresses, contacts and instructions, with numbers masked", _SECRET),
    "client.write":     _row("WBC...", "Add and change clients", _EMPLOYEE),
    "client.reveal":    _row(".BC...", "See a social security number whole; each look is recorded", _SECRET),
    "power.read":       _row("WBC.K.", "See powers of attorney", _SECRET),
    "power.write":      _row(".BC...", "Record, change and revoke powers of attorney", "19 CFR 141.46"),
    "bond.read":        _row("WBCAK.", "See bonds and whether they suffice", _SECRET),
    "bond.write":       _row(".BCA..", "Record and change bonds", "19 CFR 113.13"),
    "firm.read":        _row("WBCA.D", "See the firm's licences, permit, people and reviews", _SUPERVISION),
    "firm.write":       _row(".BC..D", "Change the firm's facts, licences, permit and employees", "19 CFR 111.19, 111.28(b), 111.30"),
    "firm.review":      _row(".BC...", "Record a review of somebody's work", _SUPERVISION),
    "product.read":     _row("WBC.K.", "See the parts library", _SECRET),
    "product.write":    _row("WBC...", "Add, change and import parts", _EMPLOYEE),
    "entry.read":       _row("WBCAK.", "See entries, their states, deadlines and findings", _SECRET),
    "entry.write":      _row("WB....", "Prepare entries: shipments in, lines added and changed", _EMPLOYEE),
    "entry.review":     _row(".BC...", "Review what another has prepared, and say what is wrong with it", _SUPERVISION),
    "entry.approve":    _row(".B....", "Make an entry ready to be sent: customs business, a licensed broker's own act", _CUSTOMS),
    "entry.transmit":   _row(".B....", "Send an approved entry to CBP: customs business, a licensed broker's own act", _CUSTOMS),
    "portal.read":      _row("....K.", "See one's own shipments in plain words, what is wanted of one, asked and owed", _SECRET),
    "document.give":    _row("....K.", "Give one's broker the papers of one's own shipment", "19 CFR 163.3(a)"),
    "rehearsal.read":   _row("WBC...", "See what the rehearsal of CBP's side has of one's entries, and what is to come there"),
    "rehearsal.write":  _row("WB....", "Act for CBP in its rehearsal: scenarios, its clock, holds and documents; none of it reaches CBP"),
    "money.write":      _row(".B.A..", "Record payments, refunds and bills of CBP", "19 CFR 24.25, 111.29"),
    "task.write":       _row("WBCA..", "Take on tasks, end them, or waive them with a reason", _EMPLOYEE),
    "storage.write":    _row("WBCA..", "Record the carriers' and terminals' free time and rates", _EMPLOYEE),
    "hold.write":       _row("WBC...", "Record holds, what resolves them and who was spoken to", _EMPLOYEE),
    "document.read":    _row("WBCAK.", "See and fetch documents", _SECRET),
    "document.write":   _row("WBCA..", "Add documents and ask for missing ones", _EMPLOYEE),
    "decision.read":    _row("WBC...", "See proposals, decisions and the review queue", _SUPERVISION),
    "decision.propose": _row("WBC...", "Propose a value with its ground; nothing is filed on it until it is accepted", _EMPLOYEE),
    "decision.accept":  _row(".BC...", "Accept or refuse what was proposed, by name", _CUSTOMS + ", 111.28(a)"),
    "review.read":      _row("WBC.K.", "See what reviews and approvals were asked for, and what came of them", _SUPERVISION),
    "review.ask":       _row("WBC...", "Ask for a review or for a client's approval, and withdraw what one asked", _EMPLOYEE),
    "review.answer":    _row(".BC.K.", "Answer a review or an approval that was asked of one", _SUPERVISION),
    "authority.read":   _row("WBC..D", "See who may send without a licence, under whom", _EMPLOYEE),
    "authority.write":  _row(".B....", "Authorise somebody under one's own licence, and end it", _EMPLOYEE),
    "policy.read":      _row("WBC..D", "See the firm's policies"),
    "policy.write":     _row("..C..D", "Change the firm's policies", _SUPERVISION),
    "screening.run":    _row("WBC...", "Ask the lists about the parties of a file, a client or a product", _EMPLOYEE),
    "screening.read":   _row("WBC...", "See screenings, their hits, what was decided of them, alerts, and the firm's rules", _SECRET),
    "screening.decide": _row(".BC...", "Decide on a hit, by name: the same, somebody else, or pass it on", _SANCTIONS),
    "screening.review": _row(".BC...", "Look at another's decision on a hit, and agree or not", _SANCTIONS),
    "screening.policy": _row("..C..D", "Write the firm's rules of screening, or where else it screens", _SANCTIONS),
    "person.read":      _row("WBCA.D", "See who works here, in which roles, under whom"),
    "person.write":     _row(".....D", "Add, change, lock and reset people", "19 CFR 111.28(b)"),
    "own.read":         _row("WBCAKD", "See who one is, and one's own sessions and tokens"),
    "own.write":        _row("WBCAKD", "Change one's own password, second proof, sessions and tokens"),
    "token.write":      _row(".....D", "See and revoke anybody's sessions and tokens"),
    "webhook.read":     _row(".....D", "See webhooks and their deliveries"),
    "webhook.write":    _row(".....D", "Add and change webhooks"),
    "audit.read":       _row(".BC..D", "Read the log of changes and of access", _SUPERVISION),
    "export.all":       _row("..C..D", "Take everything out in open formats; recorded", _RECORDS),
    "retention.read":   _row(".BC..D", "See what is kept until when, and what is on legal hold", _RECORDS),
    "retention.write":  _row("..C...", "Set and lift legal holds, and have what is past its time removed", _RECORDS),
}

# What makes people, proofs and tokens is done by somebody who logged in: a token that could do it would be as good as its person's password.
# That a listed name is somebody else is a person's word, and where the firm screens is too.
IN_PERSON = frozenset({"own.write", "person.write", "token.write", "screening.decide", "screening.review", "screening.policy"})


def allowed(roles: Iterable[Role]) -> frozenset[str]:
    """The names of all that people of these roles may do."""
    had = set(roles)
    return frozenset(name for name, action in ACTIONS.items() if action.roles & had)


def may(person: Person, action: str, scopes: frozenset[str] | None = None) -> bool:
    """Whether a person may do what `action` names; by a token, if its `scopes` say so too. KeyError where no such action is declared."""
    return person.active and bool(ACTIONS[action].roles & set(person.roles)) and (scopes is None or action in scopes)


def narrowed(person: Person, scopes: Iterable[str]) -> frozenset[str]:
    """What a token of these scopes may do today: no more than its person may, and nothing that is done in person."""
    return frozenset(scopes) & allowed(person.roles) - IN_PERSON if person.active else frozenset()


def matrix() -> str:
    """Roles by actions as Markdown: docs/access-matrix.md."""
    lines = [
        "# Who may do what", "",
        "Printed from the table `tidewaiter.access.actions.ACTIONS`; how it is held to is in [access](access.md). A person of several roles",
        "may what any of them may. The role client sees the affairs of its own client alone. The names are the scopes of API tokens;",
        f"{', '.join(f'`{name}`' for name in sorted(IN_PERSON))} are done in person and never by a token.", "",
        "| action | " + " | ".join(Role) + " | what it is | ground |",
        "|---|" + ":-:|" * len(Role) + "---|---|",
    ]
    for name, action in ACTIONS.items():
        marks = " | ".join("●" if role in action.roles else "" for role in Role)
        lines.append(f"| `{name}` | {marks} | {action.words} | {action.cite} |")
    return "\n".join(lines) + "\n"
