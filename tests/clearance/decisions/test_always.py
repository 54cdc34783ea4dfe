"""What always holds: no sequence of edits, proposals, decisions and reviews opens the gate over a value that no person decided on."""

from __future__ import annotations

import copy

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.clearance.decisions.firm import (
    BROKER,
    CLIENT,
    COMPLIANCE,
    FILE,
    PEOPLE,
    READ,
    READER,
    SECOND,
    WRITER,
    accepted,
    at,
    form,
    policy,
    proposal,
    sending,
)
from tests.clearance.decisions.firm import given as reviewed
from tidewaiter.clearance.decisions.decide import Take, decide, supersedes
from tidewaiter.clearance.decisions.fields import How, field_of, stated
from tidewaiter.clearance.decisions.gate import gate
from tidewaiter.clearance.decisions.policy import Demand
from tidewaiter.clearance.decisions.record import DECIDERS, Decision, Law, Manner, Person, Proposal, Status, Verdict, bound, value
from tidewaiter.clearance.decisions.review import EntryReview
from tidewaiter.findings import fatal

EDITS = [
    (("lines", 0, "articles", 0, "hts"), ["7326908688", "7325991000"]), (("lines", 1, "articles", 0, "value"), [14172, 20000, 0]),
    (("lines", 0, "description"), ["FORGED STEEL BRACKETS", "CAST BRACKETS"]),
    (("lines", 1, "facts"), [{}, {"steel_pct": "40"}, {"steel_pct": "60"}]),
    (("lines", 0, "program"), ["", "S"]), (("lines", 0, "adcvd"), [[], [{"case": "A570967000"}]]), (("lines", 1, "origin"), ["CN", "VN", ""]),
    (("transport", "containers"), [["CSNU6829160"], ["TGHU1234567"], ["CSNU6829160", "TGHU1234567"]]), (("type",), ["01", "03"]),
    (("days", "exported"), ["2026-08-29", "2026-08-30", None]), (("importer", "number"), ["36-4567890", "12-3456789"]),
]
SOURCES = st.sampled_from([READ, READ[:1], ()])
PERSONS = st.sampled_from([WRITER, SECOND, BROKER, COMPLIANCE, CLIENT, READER])


class Desk(RuleBasedStateMachine):
    """People, machines and the law at one entry. Beside the gate it keeps what each person saw when they decided."""

    @initialize()
    def open(self) -> None:
        self.form = form(2)
        self.minutes = 0
        self.edition = 1
        self.proposals: dict[str, Proposal] = {}
        self.decisions: list[Decision] = []
        self.seen: list[tuple[Decision, dict, int]] = []
        self.somebody_accepts_all_that_is_stated(WRITER)

    def _decide(self, verdict, takes, person, manner=Manner.ONE) -> None:
        self.minutes += 1
        found = decide(verdict, takes, self.form, Law(f"e{self.edition}"), person, at(self.minutes), subject=FILE, manner=manner, why="so it is")
        if found.decision is None:
            return
        assert person.id and not person.machine and DECIDERS & person.roles
        self.decisions.append(found.decision)
        self.seen.append((found.decision, copy.deepcopy(self.form), self.edition))
        self.proposals |= dict(found.settled)

    @rule(edit=st.sampled_from(EDITS), pick=st.randoms(use_true_random=False))
    def a_machine_edits(self, edit, pick) -> None:
        """Most sequences edit something last: what was decided before then no longer holds."""
        (*keys, last), values = edit
        node = self.form
        for key in keys:
            if key == 1 and len(self.form["lines"]) < 2:
                return
            node = node[key]
        node[last] = copy.deepcopy(pick.choice(values))

    @rule()
    def a_machine_drops_or_adds_a_line(self) -> None:
        lines = self.form["lines"]
        if len(lines) > 1:
            lines.pop()
        else:
            lines.append({**copy.deepcopy(lines[0]), "number": 2})

    @rule(pick=st.randoms(use_true_random=False), text=st.sampled_from(["7325991000", "VN", "03", "", "14172"]), sources=SOURCES)
    def a_machine_proposes(self, pick, text, sources) -> None:
        new = proposal(pick.choice([one.path for one in stated(self.form)]), text, sources)
        for id, old in self.proposals.items():
            if supersedes(new, old):
                self.proposals[id] = Proposal(*FILE, old.path, old.value, old.before, old.provenance, Status.SUPERSEDED)
        self.proposals[f"q{len(self.proposals)}"] = new

    @rule(person=PERSONS, pick=st.randoms(use_true_random=False))
    def somebody_accepts_one(self, person, pick) -> None:
        self._decide(Verdict.ACCEPT, (Take(pick.choice([one.path for one in stated(self.form)])),), person)

    @rule(person=PERSONS, pick=st.randoms(use_true_random=False), manner=st.sampled_from(Manner))
    def somebody_accepts_several(self, person, pick, manner) -> None:
        paths = [one.path for one in stated(self.form)]
        self._decide(Verdict.ACCEPT, tuple(map(Take, pick.sample(paths, pick.randint(2, 8)))), person, manner)

    @rule(person=PERSONS, verdict=st.sampled_from([Verdict.ACCEPT, Verdict.REJECT, Verdict.CHANGE]))
    def somebody_answers_the_proposals(self, person, verdict) -> None:
        for id, one in list(self.proposals.items()):
            self._decide(verdict, (Take(one.path, id, one),), person)

    @rule(person=PERSONS)
    def somebody_accepts_all_that_takes_no_judgement(self, person) -> None:
        self._decide(Verdict.ACCEPT, [Take(one.path) for one in stated(self.form) if one.field and one.field.how is How.BULK], person, Manner.BULK)

    @rule(person=PERSONS)
    def somebody_accepts_all_that_is_stated(self, person) -> None:
        for one in stated(self.form):
            self._decide(Verdict.ACCEPT, (Take(one.path),), person)

    @rule(person=PERSONS)
    def somebody_decides_that_what_is_gone_goes(self, person) -> None:
        for found in gate(self._sending(), self.proposals, self.decisions, {}, {}, ()):
            if found.rule == "GATE-GONE":
                self._decide(Verdict.CHANGE, (Take(found.where),), person)

    @rule()
    def the_law_changes(self) -> None:
        self.edition += 1

    @rule(by=st.sampled_from(["", CLIENT.id, READER.id, WRITER.id]), manner=st.sampled_from(Manner))
    def a_decision_of_nobody_over_everything_is_slipped_in(self, by, manner) -> None:
        self.minutes += 1
        roles = ("client",) if by == CLIENT.id else ("compliance",)
        over = tuple(bound(one.path, self.form, Law(f"e{self.edition}")) for one in stated(self.form))
        self.decisions.append(Decision(*FILE, Verdict.ACCEPT, manner, by, at(self.minutes), roles, "", "", (), over))
        self.decisions += [
            Decision(*FILE, Verdict.ACCEPT, Manner.ONE, by, at(self.minutes), roles, "", "", (), (one,)) for one in over if by != WRITER.id
        ]

    def _sending(self):
        return sending(self.form, law=Law(f"e{self.edition}"))

    @invariant()
    def nothing_goes_that_no_person_decided(self) -> None:
        if not hasattr(self, "form"):
            return
        if fatal(gate(self._sending(), self.proposals, self.decisions, {}, {}, ())):
            return
        assert self.form["lines"]
        assert all(one.value == value(one.path, self.form) for one in self.proposals.values() if one.status is Status.OPEN)
        for one in stated(self.form):
            row = field_of(one.path)
            assert row is not None
            if row.how is How.NONE:
                continue
            last = [(decision, seen, edition) for decision, seen, edition in self.seen
                    if decision.verdict is not Verdict.REJECT and one.path in {bound.path for bound in decision.over}][-1]
            decision, seen, edition = last
            assert decision.by in PEOPLE and not PEOPLE[decision.by].machine and DECIDERS & PEOPLE[decision.by].roles
            assert value(one.path, seen) == one.text
            if one.path.endswith("/hts"):
                now, then = (next(line for line in of["lines"] if str(line["number"]) == one.path.split("/")[1]) for of in (self.form, seen))
                assert (now["description"], now["facts"]) == (then["description"], then["facts"])
                assert edition == self.edition


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)

OF = form(2)
ROLES = st.frozensets(st.sampled_from(["writer", "broker", "compliance", "client", "admin", "accounts"]))
LICENCES = st.sampled_from(["", "CHB 1", "chb1", "CHB 2"])
ACCOUNTS = st.builds(Person, st.sampled_from(["p1", "p2", "p3"]), roles=ROLES, licence=LICENCES, client=st.just("c1"))


@settings(max_examples=150, deadline=None)
@given(ACCOUNTS.filter(lambda one: bool(DECIDERS & one.roles)), st.lists(ACCOUNTS, max_size=4))
def test_four_eyes_are_two_humans_whatever_roles_and_accounts_they_have(author, reviewers):
    reviews: dict[str, EntryReview] = {f"r{n}": reviewed(OF, one, Demand.SECOND_REVIEW) for n, one in enumerate(reviewers)}
    found = gate(sending(OF), {}, accepted(OF, person=author), {"y1": policy(Demand.SECOND_REVIEW)}, reviews, ())
    licence = author.licence.replace(" ", "").upper()
    others = [one for one in reviewers if one.id != author.id and (not licence or one.licence.replace(" ", "").upper() != licence)]
    if "GATE-SECOND-REVIEW" not in {one.rule for one in found}:
        assert any(DECIDERS & one.roles for one in others)
    else:
        assert not any(DECIDERS & one.roles for one in others)
