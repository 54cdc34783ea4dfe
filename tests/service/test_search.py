"""The search of a loaded edition: its index whole or not there, the user's own words, and what a broker asks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import date

import pytest

from tests.tariff.test_exports import export
from tests.tariff.test_notes import CHAPTER
from tidewaiter.service import editions, notes
from tidewaiter.service import search as service
from tidewaiter.tariff.search import trade_terms

DAY = date(2026, 6, 20)


def row(number, indent, description, units=()):
    return {"htsno": number, "indent": str(indent), "description": description, "units": list(units), "general": "", "special": "", "other": "",
            "footnotes": []}


ROWS = [
    row("7318", 0, "Bolts and nuts, of metal:"), row("7318.15", 1, "Bolts:"), row("7318.15.20", 2, "Coarse", ["kg"]),
    row("7318.15.20.10", 3, "Of bronze", ["kg"]), row("7318.15.20.90", 3, "Other", ["kg"]), row("7318.16.00.00", 1, "Nuts", ["No."]),
    row("9506", 0, "Things for sport:"), row("9506.91.00", 1, "For the gymnasium", ["No."]), row("9903.88.03", 0, "Bolts of one country"),
]


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def loaded(home, tmp_path):
    path = tmp_path / "hts_2026_rev_10.json"
    path.write_bytes(export(ROWS))
    editions.load(path)
    return home


def numbers(text, **filters):
    return [hit["number"] for hit in service.search(text, DAY, **filters)["hits"]]


def own(tmp_path, *rows):
    path = tmp_path / "words.csv"
    path.write_text("\n".join(("term,number", *rows)), encoding="utf-8")
    return service.own_terms(path)


def indexes(home):
    return sorted(path.name for path in (home / "hts" / "editions").glob("*/*search-*"))


def test_a_hit_has_its_path_its_units_and_why(loaded):
    hit = service.search("coarse bronze", DAY)["hits"][0]
    assert (hit["number"], hit["description"], hit["units"]) == ("7318.15.2010", "Of bronze", ["kg"])
    assert hit["path"] == ["Bolts and nuts, of metal:", "Bolts:", "Coarse", "Of bronze"] and hit["score"] > 0 and hit["because"] == []


BEGINNINGS = [
    ("7318.15", ["7318.15", "7318.15.20", "7318.15.2010", "7318.15.2090"]), ("73 18 16", ["7318.16.0000"]), (" 950691 ", ["9506.91.00"]),
    ("9903", ["9903.88.03"]), ("7318.15.20.10", ["7318.15.2010"]), ("7318152099", ["7318.15.2090"]),
    ("7318152055", ["7318.15.20", "7318.15.2010", "7318.15.2090"]),
    ("12", []), ("7", []), ("9" * 50_000, ["9903.88.03"]), ("7318.16.00001", ["7318.16.0000"]),
]


@pytest.mark.parametrize(("digits", "found"), BEGINNINGS, ids=[digits[:14] for digits, _ in BEGINNINGS])
def test_digits_find_the_numbers_that_begin_with_them_or_with_most_of_them(loaded, digits, found):
    assert numbers(digits) == found


def test_digits_that_no_number_begins_with_are_told(loaded):
    assert service.search("7318152099", DAY)["hits"][0]["because"] == ["no number begins with 7318152099"]


def test_filters_and_top_hold_for_words_and_for_digits(loaded):
    assert numbers("bolts", chapter="99") == ["9903.88.03"] and numbers("7318", unit="no") == ["7318.16.0000"]
    assert numbers("7318", chapter="95") == [] and len(numbers("7318", top=2)) == 2 and len(numbers("bolts", top=1)) == 1


@pytest.mark.parametrize("options", [{"top": 0}, {"top": -1}, {"top": 1001}, {"chapter": "7"}, {"chapter": "731"}, {"chapter": "ab"},
                                     {"chapter": "\u0667\u0663"}, {"chapter": "73\n"}])
def test_a_wrong_option_is_refused(loaded, options):
    with pytest.raises(ValueError, match="--"):
        service.search("bolts", DAY, **options)


def test_without_an_edition_of_the_day_a_fatal_finding_says_so(loaded):
    reply = service.search("bolts", date(2026, 6, 7))
    assert (reply["hits"], [one["rule"] for one in reply["findings"]]) == ([], ["HTS-NO-EDITION"])


def test_an_edition_older_than_the_day_answers_and_says_so(loaded):
    assert service.search("bolts", DAY)["findings"] == []
    reply = service.search("bolts", date(2026, 9, 30))
    assert [one["rule"] for one in reply["findings"]] == ["HTS-SEARCH-EDITION"] and reply["hits"]


def test_trade_words_find_a_number_that_the_edition_prints_only_in_part(loaded):
    assert numbers("yoga mat")[0] == "9506.91.00"
    assert "'yoga mat' is a trade word for it" in service.search("yoga mat", DAY)["hits"][0]["because"]


PLACES = [
    ("7318.15.20.10", "7318.15.2010"), ("7318.15.20", "7318.15.20"), ("7318.15", "7318.15"), ("9506.91.00.30", "9506.91.00"),
    ("9506.91", "9506.91.00"), ("7318.15.2055", "7318.15.20"), ("7318.99", "7318"),
]


@pytest.mark.parametrize(("number", "found"), PLACES)
def test_an_own_word_finds_its_number_or_the_nearest_above_it(loaded, tmp_path, number, found):
    assert own(tmp_path, f"flurble,{number}")["terms"] == 1
    hit = service.search("flurble", DAY)["hits"][0]
    assert hit["number"].startswith(found) and "'flurble' is a trade word for it" in hit["because"]


def test_an_own_word_for_a_chapter_that_the_edition_lacks_finds_nothing(loaded, tmp_path):
    assert own(tmp_path, "flurble,0101")["findings"] == [] and numbers("flurble") == []


def test_an_own_expression_of_six_words_is_one_word(loaded, tmp_path):
    own(tmp_path, "long thin thing of many words,7318.16")
    hit = service.search("a long thin thing of many words bolts", DAY)["hits"][0]
    assert (hit["number"], hit["because"][-1]) == ("7318.16.0000", "'long thin thing of many word' is a trade word for it")


def test_own_words_take_the_place_of_those_before_and_the_index_follows(loaded, tmp_path):
    own(tmp_path, "flurble,7318.16")
    assert numbers("flurble") == ["7318.16.0000"]
    own(tmp_path, "garble,7318.16")
    assert (numbers("flurble"), numbers("garble")) == ([], ["7318.16.0000"])
    assert len(indexes(loaded)) == 1


def test_an_own_word_for_a_number_that_nobody_knows_is_taken_and_told(loaded, tmp_path):
    reply = own(tmp_path, "flurble,7318.15.9999", "garble,7318.16")
    assert (reply["terms"], [(one["rule"], one["where"]) for one in reply["findings"]]) == (2, [("HTS-TERMS-NUMBER", "7318.15.9999")])


def test_a_file_that_is_no_table_of_words_leaves_the_old_ones(loaded, tmp_path):
    own(tmp_path, "flurble,7318.16")
    path = tmp_path / "bad.csv"
    path.write_bytes(b"\xff\xfe\x00\x01PK")
    assert [one["severity"] for one in service.own_terms(path)["findings"]] == ["fatal"]
    assert numbers("flurble") == ["7318.16.0000"]


def test_words_that_only_a_loaded_note_has_find_the_number_that_it_names(loaded, tmp_path):
    assert numbers("sold rides") == []
    path = tmp_path / "chapter.txt"
    path.write_text(CHAPTER.replace("9508", "9506"), encoding="utf-8")
    notes.load(path, start="2026-03-01")
    assert numbers("sold rides")[0] == "9506" and len(indexes(loaded)) == 1


def test_a_dropped_edition_takes_its_index_along(loaded):
    numbers("bolts")
    assert len(indexes(loaded)) == 1
    editions.drop("2026HTSRev10")
    assert indexes(loaded) == [] and service.search("bolts", DAY)["findings"][0]["rule"] == "HTS-NO-EDITION"


def test_editions_whose_names_begin_alike_keep_their_indexes(loaded, tmp_path):
    path = tmp_path / "other.json"
    path.write_bytes(export(ROWS[:6]))
    editions.load(path, "2026HTSRev10-mine", "2026-06-15")
    assert service.search("bolts", DAY)["edition"] == "2026HTSRev10-mine"
    assert service.search("bolts", date(2026, 6, 10))["edition"] == "2026HTSRev10"
    assert len(indexes(loaded)) == 2


@pytest.mark.parametrize("harm", ["meta.json", "vocabulary.tsv", "trade.tsv", "*.term"])
def test_a_damaged_index_is_made_again(loaded, harm):
    numbers("bolts")
    service._index.cache_clear()
    place = loaded / "hts" / "editions" / "2026HTSRev10" / indexes(loaded)[0]
    for path in place.glob(harm):
        path.unlink()
    assert numbers("nuts")[0] == "7318.16.0000"


def test_what_a_killed_build_left_is_swept_and_one_at_work_is_left_alone(loaded):
    folder = loaded / "hts" / "editions" / "2026HTSRev10"
    for name, age in ((".search-old", 7200), (".search-new", 60)):
        (folder / name).mkdir()
        os.utime(folder / name, (time.time() - age,) * 2)
    numbers("bolts")
    assert [name for name in indexes(loaded) if name.startswith(".")] == [".search-new"]


@pytest.fixture
def large(home, tmp_path):
    path = tmp_path / "hts_2026_rev_10.json"
    path.write_bytes(export([row(f"{n:010}", 1, f"goods of kind {n}", ["kg"]) for n in range(101000000, 101006000)]))
    editions.load(path)
    return home


def searching(*words):
    command = [sys.executable, "-c", "from tidewaiter.cli import main; main()", "hts", "search", *words, "--on", "2026-06-20", "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ})


def test_two_that_make_the_same_index_at_once_both_find(large):
    both = [searching("kind", "101000007"), searching("kind", "101000007")]
    replies = [json.loads(one.communicate()[0]) for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert [reply["hits"][0]["number"] for reply in replies] == ["0101.00.0007"] * 2
    assert len(indexes(large)) == 1


@pytest.mark.parametrize("delay", [0.4, 0.8, 1.2])
def test_a_build_that_is_killed_is_never_seen(large, delay):
    process = searching("kind")
    time.sleep(delay)
    process.kill()
    process.wait()
    process.stdout.close()
    assert len(numbers("goods", top=1000)) == 1000


ASKED = [
    ("laptop computer", "8471", 1), ("power bank 10000mAh", "8507", 1), ("zip ties", "3926", 1), ("yoga mat", "9506", 1),
    ("led light bulb", "8539", 1),
    ("duct tape", "3919 5906", 3), ("men's cotton hoodie", "6110", 3), ("stainless steel bolts M8", "7318", 1), ("frozen shrimp peeled", "0306", 1),
    ("fresh avocados", "0804", 1), ("roasted coffee beans", "0901", 1), ("extra virgin olive oil", "1509", 1), ("bottled red wine", "2204", 1),
    ("cotton t-shirts", "6109", 1), ("women's denim jeans cotton", "6204", 3), ("baby stroller", "8715", 1), ("memory foam mattress", "9404", 1),
    ("wooden chair upholstered", "9401", 1), ("ceramic coffee mug", "6911 6912", 1), ("insulated stainless steel water bottle", "9617", 3),
    ("usb c charging cable", "8544", 1), ("lithium ion battery", "8507", 1), ("brake pads for cars", "8708", 1), ("car tires radial", "4011", 1),
    ("bicycle helmet", "6506", 1), ("running shoes", "6402 6403 6404", 1), ("leather handbag", "4202", 1), ("sunglasses", "9004", 1),
    ("wrist watch", "9101 9102", 1), ("plush toy bear", "9503", 1), ("led tv 55 inch", "8528", 1), ("bluetooth headphones", "8517 8518", 1),
    ("security camera", "8525", 1), ("solar panels", "8541", 1), ("electric motor 750 W", "8501", 1), ("ball bearings", "8482", 1),
    ("centrifugal water pump", "8413", 1), ("dish washer household", "8422", 3), ("microwave oven", "8516", 1), ("aluminum foil", "7607", 1),
    ("seamless steel pipe", "7304", 1), ("corrugated cardboard boxes", "4819", 1), ("cotton bed sheets", "6302", 1), ("silk scarf", "6214", 1),
    ("porcelain dinner plates", "6911", 3), ("gold necklace", "7113", 1), ("aspirin tablets", "3004", 3), ("vitamin c", "2936", 1),
    ("laundry detergent", "3402", 1), ("nitrile exam gloves", "4015", 1), ("christmas ornaments", "9505", 1), ("electric scooter", "8711", 1),
    ("drone with camera", "8806", 3), ("cheddar cheese", "0406", 1), ("dog food canned", "2309", 1), ("crude petroleum oil", "2709", 1),
    ("tungsten carbide inserts", "8209", 3), ("antique furniture over 100 years old", "9706", 3),
    # as it is said in Britain
    ("pushchair", "8715", 1), ("spanner", "8204", 1), ("tyres", "4011", 1), ("nappies", "9619", 1), ("lorry", "8704", 3), ("torch", "8513", 3),
    ("knickers", "6108 6208", 3), ("kettle", "8516", 3), ("trainers", "6402 6403 6404", 3), ("aluminium foil", "7607", 1),
    # as it is written in haste
    ("powerbank", "8507", 1), ("refridgerator", "8418", 1), ("alluminum ladder", "7616", 3), ("umbrela", "6601", 1), ("key board", "8471", 3),
    ("stainles steel bolt", "7318", 1), ("earrring", "7113 7117", 5),
]


@pytest.fixture(scope="module")
def schedule_of_june(reference, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIDEWAITER_HOME", str(tmp_path_factory.mktemp("home")))
        editions.load(reference / "hts" / "hts_2026_rev_10.json.gz")
        yield


@pytest.mark.reference
@pytest.mark.parametrize(("asked", "headings", "within"), ASKED, ids=[asked for asked, *_ in ASKED])
def test_what_a_broker_asks_finds_the_heading(schedule_of_june, asked, headings, within):
    found = [number[:4] for number in numbers(asked)]
    assert set(found[:within]) & set(headings.split()), found


@pytest.mark.reference
def test_a_shipped_trade_word_finds_its_number_among_the_first_twenty(schedule_of_june):
    lost = []
    for number, terms in trade_terms().items():
        for term in terms:
            found = [hit["number"].replace(".", "") for hit in service.search(term, DAY, top=20)["hits"]]
            if not any(one.startswith(number[:6]) or number.startswith(one) for one in found):
                lost.append((term, number))
    assert len(lost) <= 10, lost
