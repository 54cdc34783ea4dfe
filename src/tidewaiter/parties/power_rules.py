"""What keeps a power of attorney from carrying business on a day: its life, its ends, and what it does not cover.

Who signed it and what it has to say are in `power_form_rules`. The order is that of 19 CFR 141.31-141.46.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tidewaiter.parties.days import days_after, years_after
from tidewaiter.parties.power import PARTNERSHIPS, Business, Grantor, Power
from tidewaiter.parties.power_asked import POWER, PowerAsked
from tidewaiter.parties.rule import WARNING, Hit

PARTNERSHIP_YEARS = 2
ENDS_SOON = 60                                      # days ahead at which a new power is asked for
DIRECT_SINCE = date(2022, 12, 19)                   # 87 FR 63267
OLDER_DIRECT_BY = date(2023, 2, 17)                 # CBP's time for powers that were executed before


def limit(power: Power, business: Business | None = None) -> date | None:
    """The last day on which the power can hold: its own end, a partnership's two years, whichever is first. None where it has no end.

    The two years run from the day of execution, that day not counted; of a power to protest from the day on which the
    Center director had it (19 CFR 174.3(c)), if that is known.
    """
    ends = [power.expires] if power.expires is not None else []
    start = power.center_received if business is Business.PROTEST and power.center_received else power.executed
    if power.grantor in PARTNERSHIPS and start is not None:
        ends.append(years_after(start, PARTNERSHIP_YEARS))
    return min(ends, default=None)


@POWER.rule("POA-EXECUTED-UNKNOWN", cite="19 CFR 141.34, 141.46")
def not_executed(asked: PowerAsked) -> Iterator[Hit]:
    """A power of attorney bears the day on which it was executed, and carries nothing before that day."""
    power = asked.power
    if power.executed is None:
        yield asked.at("execution date"), "it is not known when the power was executed", "Read the date off the paper; without one get a new power."
    elif power.executed > asked.day:
        yield asked.at("execution date"), f"the power is executed on {power.executed}, after {asked.day}", "File nothing under it before that day."


@POWER.rule("POA-NOT-YET", cite="19 CFR 141.31(a)")
def not_effective(asked: PowerAsked) -> Iterator[Hit]:
    """A power that names a first day carries nothing before it."""
    effective = asked.power.effective
    if effective is not None and asked.day < effective:
        yield asked.at("effective date"), f"the power holds from {effective}", "File nothing under it before that day."


@POWER.rule("POA-EXPIRED", cite="19 CFR 141.34")
def expired(asked: PowerAsked) -> Iterator[Hit]:
    """A power carries nothing after the last day that it names."""
    expires = asked.power.expires
    if expires is not None and asked.day > expires:
        yield asked.at("expiry"), f"the power ended on {expires}", "Get a new power before anything more is filed."


@POWER.rule("POA-PARTNERSHIP-TERM", cite="19 CFR 141.34; of a power to protest 174.3(c)")
def partnership_term(asked: PowerAsked) -> Iterator[Hit]:
    """A partnership's power holds for two years from the day of its execution and no longer, whatever it says."""
    power = asked.power
    ends = limit(power, asked.business) if power.grantor in PARTNERSHIPS else None
    if ends is not None and asked.day > ends and (power.expires is None or ends < power.expires):
        yield (
            asked.at("execution date"),
            f"executed on {power.executed} by a partnership, the power ended on {ends}",
            "Get a new power, signed by a partner.",
        )


@POWER.rule("POA-PARTNERSHIP-LONGER", severity=WARNING, cite="19 CFR 141.34")
def partnership_longer(asked: PowerAsked) -> Iterator[Hit]:
    """A partnership's power does not say that it holds for more than two years."""
    power = asked.power
    if power.grantor not in PARTNERSHIPS or power.executed is None or power.expires is None:
        return
    ends = years_after(power.executed, PARTNERSHIP_YEARS)
    if power.expires > ends:
        yield (
            asked.at("expiry"),
            f"the power says that it holds to {power.expires}; a partnership's ends on {ends}",
            "Get one that keeps to two years.",
        )


@POWER.rule("POA-ENDS-SOON", severity=WARNING, cite="19 CFR 141.34")
def ends_soon(asked: PowerAsked) -> Iterator[Hit]:
    """A power that is about to end is renewed in time.

    On its last day it still carries business, if the two years are counted without the day of execution; who counts that day finds it ended.
    """
    ends = limit(asked.power, asked.business)
    if ends is not None and asked.day <= ends < days_after(asked.day, ENDS_SOON):
        yield asked.at("expiry"), f"the power ends on {ends}", "Ask the client for a new one now."


@POWER.rule("POA-GRANTOR-UNKNOWN", severity=WARNING, cite="19 CFR 141.34, 141.37, 141.39")
def grantor_unknown(asked: PowerAsked) -> Iterator[Hit]:
    """It is known what kind of grantor gave the power: a partnership's ends after two years and names its partners."""
    if asked.power.grantor is Grantor.UNKNOWN:
        yield asked.at("grantor"), "it is not known what kind of grantor gave the power", "Read it off the paper."


@POWER.rule("POA-GRANTOR-DECIDES", cite="19 CFR 141.34")
def grantor_decides(asked: PowerAsked) -> Iterator[Hit]:
    """Where the grantor may be a partnership and two years are over, nothing is filed until its kind is known."""
    power = asked.power
    if power.grantor is Grantor.UNKNOWN and power.executed is not None and asked.day > years_after(power.executed, PARTNERSHIP_YEARS):
        yield (
            asked.at("grantor"),
            f"executed on {power.executed} by a grantor of unknown kind; if a partnership, the power has ended",
            "Find out the grantor's kind.",
        )


@POWER.rule("POA-REVOKED", cite="19 CFR 141.35, 174.3(d)")
def revoked(asked: PowerAsked) -> Iterator[Hit]:
    """Grantor or agent may end a power at any time by written notice; from the day of its receipt it carries nothing.

    Nothing tells at what hour of that day the notice came, so that the whole day is out.
    """
    for revocation in asked.power.revocations:
        if revocation.received is not None and asked.day >= revocation.received and revocation.written is not False:
            yield (
                asked.at("revocation"),
                f"the {revocation.by.value} ended the power by notice received on {revocation.received}",
                "File nothing more under it.",
            )


@POWER.rule("POA-REVOCATION-DOUBT", severity=WARNING, cite="19 CFR 141.35")
def revocation_doubt(asked: PowerAsked) -> Iterator[Hit]:
    """A word that ends the power counts once it is written and received; one that is not yet so is cleared up first."""
    for revocation in asked.power.revocations:
        if revocation.written is False:
            yield (
                asked.at("revocation"),
                f"the {revocation.by.value} spoke of ending the power, not in writing",
                "Ask for it in writing, or that it stands.",
            )
        elif revocation.received is None:
            yield (
                asked.at("revocation"),
                f"the {revocation.by.value} sent notice that ends the power; its receipt is not known",
                "Find out whether it was received.",
            )


@POWER.rule("POA-MEMBERSHIP", cite="19 CFR 141.39(b)")
def membership(asked: PowerAsked) -> Iterator[Hit]:
    """When partners change and a new firm is formed, the old firm's powers are no longer recognised."""
    changed = asked.power.membership_changed
    if asked.power.grantor in PARTNERSHIPS and changed is not None and asked.day >= changed and (asked.power.executed or changed) <= changed:
        yield asked.at("partners"), f"the partners changed on {changed}, after the power was given", "Get a power from the new firm."


@POWER.rule("POA-BUSINESS", cite="19 CFR 141.31(a), 141.32; of protests 174.3(a)(2)")
def business(asked: PowerAsked) -> Iterator[Hit]:
    """A limited power carries the business that it names and no other."""
    power = asked.power
    if power.unlimited or asked.business in power.businesses:
        return
    if power.unlimited is None and not power.businesses:
        yield asked.at("business"), "it is not known what business the power covers", "Read it off the paper."
    else:
        named = ", ".join(kind.value.replace("_", " ") for kind in power.businesses) or "nothing"
        yield asked.at("business"), f"the power covers {named}, not {asked.business.value.replace('_', ' ')}", "Get a power for it, or a general one."


@POWER.rule("POA-PORT", cite="19 CFR 141.44")
def port(asked: PowerAsked) -> Iterator[Hit]:
    """A power that is not for all ports names each port where the agent may act."""
    power = asked.power
    if power.all_ports or asked.port in power.ports:
        return
    if power.all_ports is None and not power.ports:
        yield asked.at("ports"), "it is not known for which ports the power is", "Read it off the paper."
    elif not asked.port:
        yield (
            asked.at("ports"),
            f"the power is for {', '.join(power.ports) or 'no port'}, and the port of this business is not known",
            "Give the port.",
        )
    else:
        yield asked.at("ports"), f"the power is for {', '.join(power.ports) or 'no port'}, not {asked.port}", "Get a power for all ports."


@POWER.rule("POA-DIRECT", cite="19 CFR 111.36(c)(3); 87 FR 63267")
def direct(asked: PowerAsked) -> Iterator[Hit]:
    """A broker has its power from the importer of record or drawback claimant itself, not through a forwarder or another third party.

    For powers executed before December 19, 2022 CBP gave time to February 17, 2023, in which the importer could affirm them.
    """
    power = asked.power
    if power.direct is not False or not asked.firm_is_broker:
        return
    old = power.executed is not None and power.executed < DIRECT_SINCE
    if old and (asked.day <= OLDER_DIRECT_BY or (power.affirmed is not None and power.affirmed <= asked.day)):
        return
    yield asked.at("given"), "the power came through a third party", "Have the importer sign one with the firm directly."


@POWER.rule("POA-DIRECT-UNKNOWN", severity=WARNING, cite="19 CFR 111.36(c)(3)")
def direct_unknown(asked: PowerAsked) -> Iterator[Hit]:
    """It is known that the importer gave the power itself."""
    if asked.power.direct is None and asked.firm_is_broker:
        yield asked.at("given"), "it is not known whether the importer gave the power itself or through a forwarder", "Ask who signed it with whom."


@POWER.rule("POA-NOTICE", severity=WARNING, cite="19 CFR 111.29(b)(2)")
def payment_notice(asked: PowerAsked) -> Iterator[Hit]:
    """The notice of how duty may be paid is on the power or attached to it, and given again at least once in twelve months."""
    if not asked.firm_is_broker:
        return
    power = asked.power
    if power.notice_attached is not True:
        said = "is not on the power nor attached to it" if power.notice_attached is False else "may not be on the power"
        yield asked.at("payment notice"), f"the payment notice {said}", "Send it to the client, and keep what shows that it was sent."
    given = max((day for day in (power.notice_given, power.executed if power.notice_attached else None) if day is not None), default=None)
    if given is not None and asked.day > years_after(given, 1):
        yield asked.at("payment notice"), f"the payment notice was last given on {given}, over twelve months ago", "Send it to the client."


@POWER.rule("POA-KEPT", severity=WARNING, cite="19 CFR 141.46, 111.23")
def kept(asked: PowerAsked) -> Iterator[Hit]:
    """The broker keeps the power with its books and papers and shows it on demand."""
    if not asked.power.document:
        yield asked.at("document"), "it is not said where the paper is kept", "Attach the paper."
