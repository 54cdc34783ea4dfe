"""Whether a firm may do a piece of customs business for a client on a day, and by which power of attorney.

A second power does not end the first: each is looked at by itself, and the one with the fewest doubts carries the business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.parties import power_form_rules, power_rules
from tidewaiter.parties.client import Client, CompanyType, NumberKind
from tidewaiter.parties.firm import Firm, FirmKind
from tidewaiter.parties.power import Business, Grantor, Power
from tidewaiter.parties.power_asked import POWER, PowerAsked
from tidewaiter.values import immutable

__all__ = ["Authority", "authority", "findings", "limit"]

limit = power_rules.limit
_DECLARED = (power_rules, power_form_rules)         # importing them declares their rules

GRANTORS = {
    CompanyType.CORPORATION: Grantor.CORPORATION,                     CompanyType.LIMITED_LIABILITY_COMPANY: Grantor.LIMITED_LIABILITY_COMPANY,
    CompanyType.PARTNERSHIP: Grantor.PARTNERSHIP,                     CompanyType.LIMITED_PARTNERSHIP: Grantor.LIMITED_PARTNERSHIP,
    CompanyType.SOLE_PROPRIETORSHIP: Grantor.SOLE_PROPRIETORSHIP,     CompanyType.INDIVIDUAL: Grantor.INDIVIDUAL,
    CompanyType.TRUST: Grantor.TRUST,                                 CompanyType.US_GOVERNMENT: Grantor.GOVERNMENT,
    CompanyType.STATE_GOVERNMENT: Grantor.GOVERNMENT,                 CompanyType.FOREIGN_GOVERNMENT: Grantor.GOVERNMENT,
}
CITE = "19 CFR 141.46, 111.36(c)(3)"


@immutable
class Authority:
    """What is found, and the id of the power that carries the business: empty where none does, or none is needed."""

    findings: tuple[Finding, ...]
    power: str = ""

    @property
    def given(self) -> bool:
        return not fatal(self.findings)


def findings(
    power: Power, id: str, client: Client | None, firm: Firm | None, port: str, business: Business, day: date
) -> tuple[Finding, ...]:
    """Everything that keeps one power from carrying this business, or casts doubt on it."""
    known = GRANTORS.get(client.company_type) if client is not None else None
    seen = replace(power, grantor=known) if power.grantor is Grantor.UNKNOWN and known is not None else power
    asked = PowerAsked(
        seen, id, firm.name if firm is not None else "", firm is None or firm.kind is FirmKind.BROKER, port, business, day,
    )
    found = POWER.findings(asked)
    if known is not None and seen.grantor is not known:
        found += (Finding(
            "POA-GRANTOR-CLIENT", Severity.WARNING, asked.at("grantor"),
            f"the power is a {_words(seen.grantor)}'s, the client is a {_words(known)}", "19 CFR 141.34, 141.39(b)",
            "Find out which is right; a firm that has changed its form gives a new power.",
        ),)
    return found


def authority(
    powers: Sequence[tuple[str, Power]], firm: Firm, client_id: str, client: Client, port: str, business: Business, day: date,
) -> Authority:
    """Whether `firm` may do `business` at `port` for the client on `day`. `powers` are pairs of id and power; those of other clients are passed over.

    Who files for itself needs no power. Where one power has no fatal finding its findings alone are given; where all have,
    those of all.
    """
    if _files_for_itself(firm, client):
        return Authority(())
    own = [(id, power) for id, power in powers if power.client == client_id]
    if not own:
        none = Finding(
            "POA-NONE", Severity.FATAL, "powers of attorney", f"no power of attorney of {client.name} is on record", CITE,
            "Get one from the importer itself before anything is filed.",
        )
        return Authority((none,))
    judged = [(id, findings(power, id, client, firm, port, business, day)) for id, power in own]
    good = [(id, found) for id, found in judged if not fatal(found)]
    if not good:
        return Authority(tuple(finding for _, found in judged for finding in found if finding.severity is Severity.FATAL))
    id, found = min(good, key=lambda pair: len(pair[1]))
    return Authority(found, id)


def _files_for_itself(firm: Firm, client: Client) -> bool:
    """An importer's own customs team, or a broker that imports, by the number that both have; a masked number is not one to go by."""
    return (
        client.number_kind is not NumberKind.SSN
        and client.number != ""
        and client.number[:10] in {number[:10] for number in firm.importer_numbers}
    )


def _words(grantor: Grantor) -> str:
    return grantor.value.replace("_", " ")
