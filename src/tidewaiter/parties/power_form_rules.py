"""What a power of attorney has to say, who signs it, and who may act under it."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.parties.power import NAMED_OFFICERS, PARTNERSHIPS, PERSONS, Business, Capacity, Grantor, PowerForm, Proof
from tidewaiter.parties.power_asked import POWER, PowerAsked
from tidewaiter.parties.rule import WARNING, Hit


@POWER.rule("POA-AGENT", cite="19 CFR 141.31(a), 141.46")
def agent(asked: PowerAsked) -> Iterator[Hit]:
    """The power is given to this firm, or comes to it by an appointment that the power allows."""
    power = asked.power
    holders = {_same(power.granted_to), *(_same(step.subagent) for step in power.delegations)}
    if power.granted_to and asked.firm_name and _same(asked.firm_name) not in holders:
        yield asked.at("granted to"), f"the power is given to {power.granted_to!r}, not to {asked.firm_name!r}", "Get a power for this firm."


@POWER.rule("POA-NONCOMMERCIAL", cite="19 CFR 141.33")
def noncommercial(asked: PowerAsked) -> Iterator[Hit]:
    """The words on an invoice appoint one individual as the unpaid agent of another for one noncommercial shipment; no broker acts under them."""
    power = asked.power
    if power.form is not PowerForm.NONCOMMERCIAL:
        return
    if asked.firm_is_broker:
        yield asked.at("form"), "the power is for an unpaid agent and one noncommercial shipment", "Get one on CBP Form 5291 or as explicit."
    elif power.grantor is not Grantor.INDIVIDUAL:
        yield asked.at("form"), "only an individual may use this form", "Get one on CBP Form 5291 or as explicit."


@POWER.rule("POA-FORM-UNKNOWN", severity=WARNING, cite="19 CFR 141.32")
def form_unknown(asked: PowerAsked) -> Iterator[Hit]:
    """A power is on CBP Form 5291, or is as explicit and executed in the same manner."""
    if asked.power.form is PowerForm.UNKNOWN:
        yield asked.at("form"), "it is not known on what form the power is", "Read it off the paper."


@POWER.rule("POA-PROTEST-FORM", severity=WARNING, cite="19 CFR 174.3(a)(2)")
def protest_form(asked: PowerAsked) -> Iterator[Hit]:
    """A broker that signs a protest holds a general power on CBP Form 5291."""
    power = asked.power
    if asked.business is Business.PROTEST and asked.firm_is_broker and not (power.unlimited and power.form is PowerForm.CBP_5291):
        yield (
            asked.at("form"),
            "a broker's protest rests on a general power on CBP Form 5291, and this is not known to be one",
            "Get one, or file a power for the protest.",
        )


@POWER.rule("POA-RESIDENCE-UNKNOWN", severity=WARNING, cite="19 CFR 141.31(d), 141.36")
def residence_unknown(asked: PowerAsked) -> Iterator[Hit]:
    """It is known whether the grantor is a resident: a nonresident's power names a resident agent who accepts service of process."""
    if asked.power.resident is None:
        yield (
            asked.at("resident"),
            "it is not known whether the grantor is a resident",
            "Take it from the client's address and state of incorporation.",
        )


@POWER.rule("POA-SERVICE", cite="19 CFR 141.36")
def service_of_process(asked: PowerAsked) -> Iterator[Hit]:
    """A nonresident's power is accepted only if its agent is a resident and authorised to accept service of process against it."""
    power = asked.power
    if power.resident is False and power.accepts_service is not True:
        said = "does not authorise" if power.accepts_service is False else "is not known to authorise"
        yield asked.at("service of process"), f"a nonresident's power {said} the agent to accept service of process", "Get one with that clause."


@POWER.rule("POA-SIGNER-PROOF", cite="19 CFR 141.37")
def signer_proof(asked: PowerAsked) -> Iterator[Hit]:
    """A nonresident corporation that is not qualified under state law where the agent acts shows by papers that the signer could bind it.

    For a power to protest the Center director may do without them (174.3(b)(1)); nothing here counts on that.
    """
    power = asked.power
    if power.grantor is not Grantor.CORPORATION or power.resident is not False or power.state_qualified or power.proof is not Proof.NONE:
        return
    said = "is not qualified" if power.state_qualified is False else "is not known to be qualified"
    yield (
        asked.at("signer"),
        f"the nonresident corporation {said} under state law, and no paper shows the signer's authority",
        "Get a resolution or certificate that names the signer.",
    )


@POWER.rule("POA-SIGNER", cite="19 CFR 141.38, 141.39(a), 141.40")
def signer(asked: PowerAsked) -> Iterator[Hit]:
    """A power is signed by one who can bind the grantor: the individual, a partner, the trustee, a duly authorised officer; another shows by what."""
    power = asked.power
    if power.capacity is Capacity.UNKNOWN or power.proof is not Proof.NONE:
        return
    proper = PROPER_SIGNERS.get(power.grantor)
    if proper is not None and power.capacity not in proper:
        who = power.grantor.value.replace("_", " ")
        yield (
            asked.at("signer"),
            f"signed for a {who} by its {power.capacity.value.replace('_', ' ')}, and no paper shows that one's authority",
            "Get the paper, or a power signed by another.",
        )


@POWER.rule("POA-SIGNER-UNKNOWN", severity=WARNING, cite="19 CFR 141.38, 141.39(a)")
def signer_unknown(asked: PowerAsked) -> Iterator[Hit]:
    """It is known who signed the power, and in what capacity."""
    power = asked.power
    if not power.signer:
        yield asked.at("signer"), "it is not known who signed the power", "Read it off the paper."
    if power.capacity is Capacity.UNKNOWN:
        yield asked.at("signer"), "it is not known in what capacity the signer signed", "Read it off the paper."


@POWER.rule("POA-PARTNERS", cite="19 CFR 141.39(a); of protests 174.3(b)(2)")
def partners(asked: PowerAsked) -> Iterator[Hit]:
    """A partnership's power names every partner; a limited partnership's the general partners who bind it, unless its agreement says otherwise."""
    power = asked.power
    if power.grantor not in PARTNERSHIPS:
        return
    whom = "every partner" if power.grantor is Grantor.PARTNERSHIP else "the general partners who can bind the firm"
    if not power.partners:
        yield asked.at("partners"), f"the power is not known to name {whom}", "Read the names off the paper, or get one that names them."
    elif power.all_partners_named is False:
        yield asked.at("partners"), f"the power does not name {whom}", "Get one that names them."


@POWER.rule("POA-PARTNERS-UNKNOWN", severity=WARNING, cite="19 CFR 141.39(a)")
def partners_unknown(asked: PowerAsked) -> Iterator[Hit]:
    """It is known whether all partners who have to be named are."""
    power = asked.power
    if power.grantor in PARTNERSHIPS and power.partners and power.all_partners_named is None:
        yield (
            asked.at("partners"),
            f"{len(power.partners)} partners are named; whether these are all is not known",
            "Ask the client, or read its agreement.",
        )


@POWER.rule("POA-AGREEMENT", cite="19 CFR 141.39(a)(2)")
def agreement(asked: PowerAsked) -> Iterator[Hit]:
    """The agreement of a limited partnership accompanies its power."""
    power = asked.power
    if power.grantor is Grantor.LIMITED_PARTNERSHIP and power.agreement_attached is not True:
        said = "is not attached" if power.agreement_attached is False else "is not known to be attached"
        yield asked.at("partnership agreement"), f"the partnership agreement {said}", "Ask the client for a copy and keep it with the power."


@POWER.rule("POA-SUBAGENT", cite="19 CFR 141.43(a), (b)")
def subagents(asked: PowerAsked) -> Iterator[Hit]:
    """A resident's agent appoints no subagent but for export information; a nonresident's does by express words only, and a resident.

    That one accepts service of process too. A broker's own officers and employees are not subagents (141.43(c)). A subagent appoints none.
    """
    power = asked.power
    where = asked.at("subagents")
    for number, step in enumerate(power.delegations):
        if number:
            yield where, f"{step.holder!r}, a subagent itself, appointed {step.subagent!r}", "Get a power from the importer."
        elif power.resident is not False and asked.business is not Business.EXPORT:
            home = "a resident" if power.resident else "a grantor not known to be a nonresident"
            yield where, f"{step.holder!r} appointed {step.subagent!r} for {home}", "Get a power from the importer."
        elif power.resident is False:
            if power.may_delegate is not True:
                yield where, f"{step.holder!r} appointed {step.subagent!r} without express words in the power", "Get a power from the importer."
            if step.subagent_resident is not True or step.accepts_service is not True:
                yield where, f"{step.subagent!r} is not known to be a resident who accepts service of process", "Get a power from the importer."


def _same(name: str) -> str:
    return " ".join(name.upper().replace(".", "").replace(",", " ").split())


# Who signs without further proof. Of estates and governments the law names nobody.
PROPER_SIGNERS = {
    **{person: frozenset({Capacity.SELF}) for person in PERSONS},
    **{firm: frozenset({Capacity.PARTNER}) for firm in PARTNERSHIPS},
    Grantor.CORPORATION: NAMED_OFFICERS | {Capacity.OTHER_OFFICER},
    Grantor.LIMITED_LIABILITY_COMPANY: NAMED_OFFICERS | {Capacity.OTHER_OFFICER, Capacity.MEMBER, Capacity.MANAGER},
    Grantor.TRUST: frozenset({Capacity.TRUSTEE}),
}
