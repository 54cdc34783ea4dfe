"""A file is screened, each hit decided by name, seen by a second person where that is asked, and the record kept, replayed and printed."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from tests.screening.made import GREY_HERON, LISTS, SALT_ROAD, listed, otherwise
from tests.service.entries.conftest import AT, new
from tidewaiter.access.actions import narrowed
from tidewaiter.clearance.task import TaskStatus
from tidewaiter.findings import fatal
from tidewaiter.parties.client import Client
from tidewaiter.parts.product import Origin, Product
from tidewaiter.screening.case import HitState, HitVerdict
from tidewaiter.screening.policy import Elsewhere, ScreeningPolicy
from tidewaiter.service.clearance.worklist import end_task, file_tasks
from tidewaiter.service.entries import files
from tidewaiter.service.entries.compute import law
from tidewaiter.service.entries.files import add_file
from tidewaiter.service.gate import gate_in, gate_of
from tidewaiter.service.screening.before_sending import file_screening
from tidewaiter.service.screening.decide import NewScreeningDecision, decide_hit, second_look
from tidewaiter.service.screening.desk import screening_desk
from tidewaiter.service.screening.policies import add_screening_policy, screening_policies
from tidewaiter.service.screening.reading import (
    replay_screening,
    screening,
    screening_clearances,
    screening_decisions,
    screening_record_csv,
    screening_record_pdf,
    screenings,
)
from tidewaiter.service.screening.run import screen_client, screen_file, screen_product
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.store.erasing import erase_file
from tidewaiter.store.kinds.parties import CLIENTS
from tidewaiter.store.kinds.parts import PRODUCTS
from tidewaiter.store.kinds.screening import SCREENINGS
from tidewaiter.store.ledger import Missing

FALSE, TRUE = HitVerdict.FALSE_MATCH, HitVerdict.TRUE_MATCH


def chosen(found, verdict=FALSE, ground="other-place", note="") -> NewScreeningDecision:
    hit = found.hits[0]
    return NewScreeningDecision(hit.fingerprint, hit.hit.list, hit.hit.entry, verdict, ground, note)


def shut(seat, id) -> set[str]:
    return {one.rule for one in gate_of(seat, id, ()) if fatal((one,)) and one.rule.startswith("SCR-")}


def test_a_clean_file_is_screened_and_says_what_it_does_not_cover(desk, shelf, file):
    found = screen_file(desk["writer"], file)
    assert found.standing is HitState.CLEARED and found.hits == ()
    assert "no hit" in found.words and "Ownership is not covered" in found.words
    kept = found.screening.value
    assert {one.subject.role for one in kept.screened} >= {"importer", "consignee", "seller", "vessel", "broker"}
    assert kept.lists == shelf.current().lists and (kept.algorithm, kept.weights, kept.threshold) == ("words 1", "w1", 5000)
    assert shut(desk["broker"], file) == set()


def test_a_file_that_was_never_screened_does_not_go(desk, shelf, file):
    assert shut(desk["broker"], file) == {"SCR-NOT-SCREENED"}
    assert file_screening(desk["writer"], file).screened is None
    assert [one.rule for one in file_screening(desk["writer"], file).findings if fatal((one,))] == ["SCR-NOT-SCREENED"]


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A machine on which no list was ever loaded."""
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))


def test_without_lists_nobody_is_clear(empty, desk, file):
    assert shut(desk["broker"], file) == {"SCR-NO-LISTS"}
    with pytest.raises(Refused) as refused:
        screen_file(desk["writer"], file)
    assert [one.rule for one in refused.value.findings] == ["SCR-NO-LISTS"]


def test_a_firm_may_screen_elsewhere_if_it_says_where_why_and_who_answers(empty, desk, file):
    person = desk["compliance"].id
    for wrong in (Elsewhere("A system", "nobody", "why"), Elsewhere("A system", person, " "), Elsewhere("A system", "", "why")):
        with pytest.raises(Refused):
            add_screening_policy(desk["compliance"], ScreeningPolicy("as before", elsewhere=wrong))
    with pytest.raises(Refused):
        add_screening_policy(desk["compliance"], ScreeningPolicy(" "))
    with pytest.raises(Forbidden):
        add_screening_policy(desk["broker"], ScreeningPolicy("as before"))
    kept = add_screening_policy(desk["admin"], ScreeningPolicy("as before", elsewhere=Elsewhere("A system", person, "it is wired to the bank")))
    assert shut(desk["broker"], file) == set()
    add_screening_policy(desk["compliance"], ScreeningPolicy("from now on here"))
    assert shut(desk["broker"], file) == {"SCR-NO-LISTS"}
    assert [one.id for one in screening_policies(desk["writer"]).records][1] == kept.id


def test_a_hit_keeps_a_file_until_somebody_decided_and_then_every_file_of_that_party(desk, shelf, hit_file):
    found = screen_file(desk["writer"], hit_file)
    assert found.standing is HitState.OPEN and {(one.hit.list, one.hit.entry) for one in found.hits} == {("SDN", "9001")}
    assert [one.entry for one in found.screening.value.listed] == ["9001"]
    assert shut(desk["broker"], hit_file) == {"SCR-OPEN"}
    other = Elsewhere("A system", desk["compliance"].id, "why", before=AT.date())
    add_screening_policy(desk["compliance"], ScreeningPolicy("until yesterday elsewhere", elsewhere=other))
    assert screening_desk(desk["writer"]).elsewhere == ""
    add_screening_policy(desk["compliance"], ScreeningPolicy("elsewhere", elsewhere=replace(other, before=None)))
    assert screening_desk(desk["writer"]).elsewhere == "A system" and shut(desk["broker"], hit_file) == {"SCR-OPEN"}       # what is known here stays
    add_screening_policy(desk["compliance"], ScreeningPolicy("here again"))
    record = decide_hit(desk["compliance"], found.screening.id, chosen(found)).value
    assert (record.by, record.name, record.licence, record.at) == (desk["compliance"].id, "the compliance", "", AT)
    now = file_screening(desk["writer"], hit_file)
    assert now.screened.standing is HitState.CLEARED and not fatal(now.findings)
    assert "all decided to be somebody else" in now.screened.words
    assert shut(desk["broker"], hit_file) == set()
    told = new()
    other = add_file(desk["writer"], replace(told, heading=replace(told.heading, seller=files.file(desk["writer"], hit_file).value.heading.seller,
                                                                   number="0324543"))).id
    assert screen_file(desk["writer"], other).standing is HitState.CLEARED


def test_what_was_sent_may_be_taken_back_whoever_it_is_of(desk, shelf, hit_file):
    with desk["broker"].read() as book:
        assert not [one for one in gate_in(desk["broker"], book, hit_file, law(), (), withdraws=True) if one.rule.startswith(("SCR-", "FLB-"))]
        assert [one for one in gate_in(desk["broker"], book, hit_file, law(), ()) if one.rule == "SCR-NOT-SCREENED"]


def test_a_true_match_keeps_it_and_two_have_to_say_that_it_was_none(desk, shelf, hit_file):
    found = screen_file(desk["writer"], hit_file)
    decide_hit(desk["broker"], found.screening.id, chosen(found, TRUE, "same-place"))
    assert shut(desk["second"], hit_file) == {"SCR-TRUE-MATCH"}
    second = decide_hit(desk["broker"], found.screening.id, chosen(found, FALSE, "keeper-says-other", "asked on the telephone"))
    assert second.value.licence == "CHB31245"
    assert shut(desk["second"], hit_file) == {"SCR-UNREVIEWED"}
    second_look(desk["compliance"], second.id, True)
    assert shut(desk["second"], hit_file) == set()


def test_what_is_to_be_decided_is_one_task_on_the_worklist(desk, shelf, file, hit_file):
    def tasks(id: str) -> list[tuple[str, str, str]]:
        return [(one.value.task, one.value.status.value, one.value.role) for one in file_tasks(desk["writer"], id) if one.value.kind == "screening"]

    screen_file(desk["writer"], file)
    found = screen_file(desk["writer"], hit_file)
    assert tasks(file) == [] and tasks(hit_file) == [("Decide a hit of its screening", "open", "compliance")]
    (task,) = [one for one in file_tasks(desk["writer"], hit_file) if one.value.kind == "screening"]
    end_task(desk["compliance"], task.id, task.version, TaskStatus.WAIVED, "later")
    screen_file(desk["writer"], hit_file)
    assert tasks(hit_file)[0][1] == "waived" and shut(desk["broker"], hit_file) == {"SCR-OPEN"}      # the gate is shut all the same
    decide_hit(desk["compliance"], found.screening.id, chosen(found))
    shelf.load(otherwise(GREY_HERON, remarks="also of another port"), *LISTS[1:])
    found = screen_file(desk["writer"], hit_file)
    assert tasks(hit_file)[0][1] == "open"
    decide_hit(replace(desk["compliance"], at=AT + timedelta(hours=1)), found.screening.id, chosen(found))
    assert tasks(hit_file)[0][1] == "done"


def test_where_the_policy_asks_for_two_one_is_not_enough_and_both_are_named(desk, shelf, hit_file):
    add_screening_policy(desk["compliance"], ScreeningPolicy("two look", four_eyes=True))
    found = screen_file(desk["writer"], hit_file)
    made = decide_hit(desk["compliance"], found.screening.id, chosen(found))
    assert shut(desk["broker"], hit_file) == {"SCR-UNREVIEWED"} and not screening_clearances(desk["writer"]).records
    with pytest.raises(Refused):
        second_look(desk["compliance"], made.id, True)
    with pytest.raises(Refused):
        second_look(desk["broker"], made.id, False)                  # without a word
    looked = second_look(desk["broker"], made.id, True, "seen both").value.second
    assert looked is not None and (looked.by, looked.licence, looked.agrees) == (desk["broker"].id, "CHB31245", True)
    assert shut(desk["broker"], hit_file) == set()
    with pytest.raises(Refused):
        second_look(desk["second"], made.id, True)
    (clearance,) = screening_clearances(desk["writer"]).records
    assert clearance.value.decision == made.id and not clearance.value.void


def test_who_does_not_agree_passes_it_on(desk, shelf, hit_file):
    found = screen_file(desk["writer"], hit_file)
    made = decide_hit(desk["compliance"], found.screening.id, chosen(found))
    assert shut(desk["broker"], hit_file) == set()
    second_look(desk["broker"], made.id, False, "the address is next door")
    assert shut(desk["broker"], hit_file) == {"SCR-ESCALATED"}
    (clearance,) = screening_clearances(desk["writer"]).records
    assert clearance.value.void


def test_a_policy_that_comes_later_asks_for_the_second_look_too(desk, shelf, hit_file):
    found = screen_file(desk["writer"], hit_file)
    made = decide_hit(desk["compliance"], found.screening.id, chosen(found))
    add_screening_policy(desk["compliance"], ScreeningPolicy("two look", four_eyes=True))
    assert shut(desk["broker"], hit_file) == {"SCR-UNREVIEWED"}
    second_look(desk["broker"], made.id, True)
    assert shut(desk["broker"], hit_file) == set()


def test_a_clearance_ends_with_the_party_or_the_entry_that_it_was_of(desk, shelf, hit_file):
    found = screen_file(desk["writer"], hit_file)
    decide_hit(desk["compliance"], found.screening.id, chosen(found))
    shelf.load(otherwise(GREY_HERON, remarks="also of another port"), *LISTS[1:])
    assert shut(desk["broker"], hit_file) == {"SCR-LIST-NEWER"}
    assert screen_file(desk["writer"], hit_file).standing is HitState.OPEN
    shelf.load(*LISTS)
    found = screen_file(desk["writer"], hit_file)
    assert found.standing is HitState.OPEN                           # once void, it stays void
    decide_hit(replace(desk["compliance"], at=AT + timedelta(hours=1)), found.screening.id, chosen(found))
    assert shut(desk["broker"], hit_file) == set()
    record = files.file(desk["writer"], hit_file)
    moved = replace(record.value.heading, seller=replace(record.value.heading.seller, street="2 Quay"))
    files.change_file(desk["writer"], hit_file, record.version, files.Heading(moved, record.value.reference))
    assert shut(desk["broker"], hit_file) == {"SCR-PARTIES-CHANGED"}
    assert screen_file(desk["writer"], hit_file).standing is HitState.OPEN


@pytest.mark.parametrize("wrong", [
    {"ground": "same-number"}, {"ground": "other"}, {"ground": "nonsense"}, {"entry": "9002"}, {"fingerprint": "x"}, {"list": "EL"},
])
def test_what_is_no_decision_is_refused_and_nothing_kept(desk, shelf, hit_file, wrong):
    found = screen_file(desk["writer"], hit_file)
    with pytest.raises(Refused):
        decide_hit(desk["compliance"], found.screening.id, replace(chosen(found), **wrong))
    assert not screening_decisions(desk["writer"]).records


def test_neither_a_writer_nor_a_token_decides(desk, shelf, hit_file):
    found = screen_file(desk["writer"], hit_file)
    with pytest.raises(Forbidden):
        decide_hit(desk["writer"], found.screening.id, chosen(found))
    everything = frozenset({"screening.decide", "screening.review", "screening.policy"})
    assert not narrowed(desk["compliance"].person, everything) & everything
    by_token = replace(desk["compliance"], scopes=everything)
    with pytest.raises(Refused):
        decide_hit(by_token, found.screening.id, chosen(found))
    made = decide_hit(desk["broker"], found.screening.id, chosen(found))
    with pytest.raises(Refused):
        second_look(by_token, made.id, True)


def test_clients_and_makers_of_products_are_asked(desk, shelf):
    with desk["writer"].write() as book:
        client = book.add(CLIENTS, Client("HERON LINES")).id
        product = book.add(PRODUCTS, Product(client, "A-1", origins=(Origin("XB", maker="Salt Road Trading Company"), Origin("XA")))).id
        nobody = book.add(PRODUCTS, Product(client, "A-2", origins=(Origin("XA"),))).id
    assert [one.hit.entry for one in screen_client(desk["writer"], client).hits] == ["9001"]
    assert [one.hit.entry for one in screen_product(desk["writer"], product).hits] == ["9002"]
    with pytest.raises(Refused):
        screen_product(desk["writer"], nobody)
    assert {one.value.about for one in screenings(desk["writer"], client=client).records} == {client, product}


def test_a_replay_gives_the_same_bytes_or_says_where_it_does_not(desk, shelf, hit_file):
    made = screen_file(desk["writer"], hit_file).screening.id
    shelf.load(GREY_HERON, SALT_ROAD, listed("9009", "NEW NAME"))
    later = replace(desk["writer"], at=AT + timedelta(days=400))
    found = replay_screening(later, made)
    assert found.same and not found.findings and len(found.sha256) == 64
    shelf.algorithm = "words 2"
    assert [one.rule for one in replay_screening(later, made).findings] == ["SCR-REPLAY-ALGORITHM"]
    shelf.algorithm, shelf.weights = "words 1", "w2"
    assert [one.rule for one in replay_screening(later, made).findings] == ["SCR-REPLAY-WEIGHTS"]
    shelf.weights = "w1"
    shelf.versions[0] = (shelf.versions[0][0], (otherwise(GREY_HERON, names=SALT_ROAD.names), *LISTS[1:]))
    assert {one.rule for one in replay_screening(later, made).findings} == {"SCR-REPLAY"}
    del shelf.versions[0]
    assert [one.rule for one in replay_screening(later, made).findings] == ["SCR-REPLAY-LISTS"]


def text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_record_on_paper_says_all_of_it_and_is_the_same_each_time(desk, shelf, hit_file):
    add_screening_policy(desk["compliance"], ScreeningPolicy("two look", four_eyes=True))
    found = screen_file(desk["writer"], hit_file)
    made = decide_hit(desk["compliance"], found.screening.id, chosen(found, note="=HYPERLINK(1)"))
    second_look(desk["broker"], made.id, True, "seen both")
    pdf = screening_record_pdf(desk["writer"], found.screening.id)
    assert pdf == screening_record_pdf(desk["writer"], found.screening.id)
    told = text(pdf)
    for wanted in (GREY_HERON.name, "the compliance", "the broker", "CHB31245", "seen both", "Ownership is not covered", "w1", "words 1", "No hit at",
                   *(one.sha256[:32] for one in shelf.current().lists)):
        assert wanted in told, wanted
    rows = list(csv.DictReader(io.StringIO(screening_record_csv(desk["writer"], found.screening.id).decode("utf-8-sig"))))
    (hit,) = [one for one in rows if one["result"] == "hit" and one["role"] == "seller"]
    said = [hit[name] for name in ("entry", "score", "state", "decided_by", "second")]
    assert said == ["9001", "1.0000", "cleared", "the compliance", "the broker"]
    assert hit["note"] == "'=HYPERLINK(1)" and {one["result"] for one in rows} >= {"hit", "no hit", "not asked"}


STRANGE = ["صندوق البحر", "海鷺航運有限公司", "Цапля Лайнз", "🚢🚢", "\u202eright to left", "x" * 10_000, "=1+1", "\x07bell", "ἐρωδιός"]


@pytest.mark.parametrize("name", STRANGE)
def test_no_name_is_too_strange_for_the_record(desk, shelf, name):
    with desk["writer"].write() as book:
        client = book.add(CLIENTS, Client(name)).id
    made = screen_client(desk["writer"], client).screening.id
    assert screening_record_pdf(desk["writer"], made).startswith(b"%PDF")
    assert ("tsaplya laynz" in text(screening_record_pdf(desk["writer"], made))) == name.startswith("Цапля")
    (row, *_) = csv.DictReader(io.StringIO(screening_record_csv(desk["writer"], made).decode("utf-8-sig")))
    assert row["name"] == (f"'{name}" if name.startswith("=") else name)


def test_another_firm_sees_nothing_of_it(desk, shelf, hit_file):
    made = screen_file(desk["writer"], hit_file).screening.id
    theirs = replace(desk["compliance"], tenant="theirs")
    for use in (lambda: screening(theirs, made), lambda: screen_file(theirs, hit_file), lambda: screening_record_pdf(theirs, made)):
        with pytest.raises(Missing):
            use()
    assert not screenings(theirs).records


def test_a_screening_outlives_its_file(desk, shelf, hit_file):
    made = screen_file(desk["writer"], hit_file).screening.id
    with desk["compliance"].write("past its time") as book:
        erase_file(book, hit_file)
    with desk["writer"].read() as book:
        assert book.get(SCREENINGS, made).value.about == hit_file
