"""The reply batch: its records, their order, their columns."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ace.answers import codes, final
from tests.ace.messages import BOOKS, BRACKET, CLOCK, batch, before, change, good, informal, spoiled, tariff, with_case
from tidewaiter.abi import codec
from tidewaiter.abi import entry_summary_line as line
from tidewaiter.ace.exchange import exchange

OTHER = change("10", entry_number="03245286", reference="26-004502")


def answer(message: bytes, clock: date = CLOCK) -> str:
    return exchange(message, clock=clock, books=BOOKS)


@pytest.mark.parametrize("filing", [good, with_case, informal])
def test_a_good_filing_is_added(filing):
    assert answer(batch(filing())).split("\r\n")[2:4] == [
        "E0 SUMMRY 000001 REF ID: B76 03245278 26-004417".ljust(80),
        "E1A 995   SUMMARY HAS BEEN ADDED                  B76  032452780010026-004417".ljust(80),
    ]


def test_the_envelopes_come_back_with_the_reply_application_and_the_count():
    lines = answer(batch(good())).split("\r\n")
    assert lines[0] == "A2704B76      092426     AX                                ROUND 1".ljust(80)
    assert lines[1] == "B  2704B76AX                                               BLOCK 1".ljust(80)
    assert lines[4:] == ["Y  2704B76AX00002".ljust(80), "Z2704B76      092426".ljust(80), ""]


def test_every_reply_reads_without_a_finding():
    for message in (batch(good()), batch(spoiled(good(), change("90", duty=1))), batch(good(), application="ZZ")):
        assert codec.check(answer(message)) == []


def test_a_reply_reads_without_a_finding_whatever_field_is_blank():
    message = batch(good()).decode()
    for read in codec.parse(message).lines():
        for field in read.record.fields:
            blank = read.text[: field.first - 1] + " " * field.width + read.text[field.last :]
            reply = answer(message.replace(read.text, blank, 1).encode())
            assert codec.check(reply) == [] and codec.emit(codec.parse(reply)) == reply, f"{read.id}.{field.name}"


def test_a_day_that_is_none_comes_back_as_it_was_sent():
    reply = answer(batch(good()).replace(b"092426", b"993926"))
    assert reply.startswith("A2704B76      993926") and "X10" in codes(reply) and codec.check(reply) == []


def test_a_condition_of_a_fee_total_names_its_class_by_its_place_among_all():
    reply = answer(batch(spoiled(good(), change("89", amount_2=1773), change("90", fees=6682))))
    signposts = [one.rstrip() for one in reply.split("\r\n") if one.startswith("E0 FEETOT")]
    assert signposts == ["E0 FEETOT 000002 REF ID: 501 00000001773"]


def test_a_condition_of_an_invoice_range_names_invoice_and_range():
    wrong = line.InvoiceLines(supplier="CNNINHAI88NIN", invoice="HL260815", begin_1=1, end_1=1, begin_2=5, end_2=3)
    reply = answer(batch(spoiled(good(), before("44", wrong))))
    signposts = [one.rstrip() for one in reply.split("\r\n") if one.startswith(("E0 EIPINV", "E0 INVLIN"))]
    assert signposts == [
        "E0 EIPINV 000001 REF ID: CNNINHAI88NIN   HL260815", "E0 INVLIN 000002 REF ID: 0005 0003",
    ]


def test_every_condition_is_answered_and_each_under_its_grouping():
    reply = answer(batch(spoiled(
        good(), change("10", signature=""), change("50", 3, duty=41400), change("62", amount=4908), change("90", tax=301),
    )))
    assert [one.rstrip() for one in reply.split("\r\n")[2:-3]] == [
        "E0 SUMMRY 000001 REF ID: B76 03245278 26-004417",
        "E1 FB39   ELECTRONIC SIGNATURE MISSING            B76  03245278     26-004417",
        "E0 LINITM 000001 REF ID: 001",
        "E0 TARIFF 000004 REF ID: 7326908688",
        "E1 F624   EST DUTY/CALC'D DUTY MISMATCH - LINE    B76  03245278     26-004417",
        "E0 LINFEE 000001 REF ID: 499 00004908",
        "E1 F634   EST MPF/CALC'D MPF MISMATCH - LINE      B76  03245278     26-004417",
        "E0 TOTALS 000001 REF ID: B76 03245278 26-004417",
        "E1 F722   GRAND TOTAL DUTY NOT = SUM OF EST DUTY  B76  03245278     26-004417",
        "E1 F724   GRAND TOT IR TAX NOT = SUM OF EST IR TAX B76  03245278     26-004417".replace("TAX B76", "TAXB76"),
        "E1 F662   EST IR TAX/CALC'D TAX MISMATCH - TOTAL  B76  03245278     26-004417",
        "E1RF998   TRANSACTION DATA REJECTED               B76  03245278     26-004417",
    ]


def test_a_rejected_batch_has_generated_envelopes():
    message = batch(good(), application="MA")
    assert answer(message).split("\r\n") == [
        "A2704B76      092426                                       ROUND 1".ljust(80),
        "B" + "B".rjust(79),
        "X1 FX13   APPLICATION NOT CURRENTLY AVAILABLE".ljust(80),
        "X1RF999   BATCH REJECTED".ljust(80),
        "Y           00002" + "Y".rjust(63),
        "Z" + "Z".rjust(79),
        "",
    ]


def test_a_fault_in_one_transaction_names_its_record_and_column():
    lines = batch(good(), spoiled(good(), OTHER)).decode().split("\r\n")
    at = next(n for n, one in enumerate(lines) if one.startswith("10") and "03245286" in one)
    lines[at] = lines[at][:70] + "X" + lines[at][71:]
    reply = answer("\r\n".join(lines).encode())
    assert f"X0 TRNACT 000002 REF ID: {at + 1:07} 71" in reply
    assert "X0 BLOCK  000001 REF ID: 2704 B76    AE BLOCK 1" in reply
    assert final(reply) == "RF999"


def test_summaries_of_a_block_are_answered_in_their_order_and_by_themselves():
    reply = answer(batch(spoiled(good(), change("90", duty=1)), spoiled(good(), OTHER)))
    finals = [one[2:7] for one in reply.split("\r\n") if one.startswith(("E1A", "E1R"))]
    assert finals == ["RF998", "A 995"]
    assert "E0 SUMMRY 000002 REF ID: B76 03245286 26-004502" in reply


def test_a_missing_record_that_nothing_else_names_rejects_the_batch():
    sanctions = line.SanctionsRecord(record="01", kind="FSHNG INFO", field_name="VESSEL NAME")
    reply = answer(batch(spoiled(good(), before("89", sanctions))))
    assert (codes(reply), final(reply)) == (["X37"], "RF999")


def test_small_letters_of_an_envelope_are_not_converted():
    for n in (0, 1, -2, -1):
        lines = batch(good()).decode().split("\r\n")[:-1]
        lines[n] = lines[n].lower()
        assert final(answer("".join(one + "\r\n" for one in lines).encode())) == "RF999"


def test_small_letters_of_a_transaction_are_read_as_capitals():
    message = batch(good()).replace(b"FORGED STEEL BRACKETS", b"forged steel brackets").replace(b"COSCO", b"cosco")
    assert final(answer(message)) == "A 995"


@pytest.mark.parametrize("message", [b"", b"\r\n", b"hello", b"\xff\xfe\x00", batch(good())[:333], batch(good()) * 2])
def test_whatever_comes_is_answered(message):
    assert answer(message).startswith("A")
    assert answer(message).endswith("\r\n")


def test_the_same_filing_on_the_same_day_has_the_same_answer():
    assert answer(batch(good())) == answer(batch(good()))


def test_numbers_of_chapter_99_are_the_claim():
    """Without metal the duty of 9903.82.02 is not owed: the number that says so explains that the other is missing."""
    free = (change("50", 2, hts="99038201", duty=0), change("90", duty=395399))
    assert final(answer(batch(spoiled(good(), *free)))) == "A 995"
    assert codes(answer(batch(spoiled(good(), *free, change("50", 2, duty=300))))) == ["624", "722"]


def test_a_claim_that_cannot_be_true_does_not_ask_for_the_other_number_too():
    vietnam = (change("40", origin="VN"), change("47", party="VNHANGAR12HAN"))
    found = codes(answer(batch(spoiled(good(), *vietnam))))
    assert "775" in found and "771" not in found


def test_a_line_that_was_taken_unseen_is_told():
    from dataclasses import replace

    from tidewaiter.findings import Finding, Severity

    def open_law(entry, law):
        whole = BOOKS.assess(entry, law)
        told = Finding("LAW-NOT-HELD", Severity.FATAL, "line 1", "a programme may apply", "test")
        return replace(whole, lines=tuple(replace(one, findings=(told,)) for one in whole.lines))

    books = replace(BOOKS, assess=open_law)
    reply = exchange(batch(good()), clock=CLOCK, books=books)
    assert (codes(reply), final(reply)) == (["623"], "AI995")
    stranger = spoiled(good(), change("50", 1, hts="99039901"))
    assert codes(exchange(batch(stranger), clock=CLOCK, books=books)) == ["623"]


def test_lines_exported_on_different_days_are_assessed_by_their_own():
    seen = []

    def watched(entry, law):
        seen.append((entry.days.exported, len(entry.lines)))
        return BOOKS.assess(entry, law)

    from dataclasses import replace

    two = [*good()[:-2], good()[7].replace(line="002", exported=date(2026, 8, 30)), *good()[9:-2], *good()[-2:]]
    exchange(batch(two), clock=CLOCK, books=replace(BOOKS, assess=watched))
    assert (date(2026, 8, 30), 1) in seen and (date(2026, 8, 29), 1) in seen
    assert tariff(BRACKET, 1).hts == BRACKET
