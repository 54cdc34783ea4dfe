"""A number on a day: which edition answers, what the law had done before it was printed, and what is not known."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tidewaiter.service import editions
from tidewaiter.service.hts import show


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path


def on(number, day):
    shown = show(number, date.fromisoformat(day))
    return shown, {finding["rule"]: finding["severity"] for finding in shown["findings"]}


# 9903.82.02 is in force from April 6, 2026 (Proc. 11021) and was first printed on April 8, in Revision 5.
@pytest.mark.parametrize(("day", "edition", "general", "rules"), [
    ("2026-04-05", "2026HTSRev4", "", {"HTS-UNKNOWN": "fatal"}),
    ("2026-04-06", "2026HTSRev5", "The duty provided in the applicable subheading + 50%", {"HTS-PRINTED-LATER": "warning"}),
    ("2026-04-07", "2026HTSRev5", "The duty provided in the applicable subheading + 50%", {"HTS-PRINTED-LATER": "warning"}),
    ("2026-04-08", "2026HTSRev5", "The duty provided in the applicable subheading + 50%", {"HTS-NO-DESCRIPTION": "note"}),
])
def test_a_heading_in_force_before_it_was_printed_is_shown_and_says_so(day, edition, general, rules):
    shown, found = on("9903.82.02", day)
    assert (shown["edition"], shown["general"], found) == (edition, general, rules)


@pytest.mark.parametrize(("day", "rules"), [
    ("2026-06-30", {"HTS-NO-DESCRIPTION"}), ("2026-07-01", {"HTS-NO-DESCRIPTION", "HTS-EDITION"}), ("2024-12-31", {"HTS-DAY"}),
    ("2025-01-01", {"HTS-NO-DESCRIPTION"}),
])
def test_days_without_an_edition_are_told(day, rules):
    shown, found = on("7326.90.8688", day)
    assert set(found) == rules and (shown["general"] == "2.9%") == ("HTS-DAY" not in rules)


def test_any_row_is_shown_without_an_edition():
    assert on("7326.90", "2026-06-18")[0]["rate"]["general"]["kind"] == "reference"
    assert on("2501", "2026-06-18")[0]["general"] == "Free"
    assert on("9903.88.03", "2026-06-18")[0]["rate"]["general"]["refers_to"] == "applicable subheading"
    assert on("7326908688", "2026-06-18")[0]["description"] == "iron or steel goods that no other line names"


def test_an_ended_number_names_those_that_took_over():
    shown, found = on("2106.90.9998", "2026-08-01")
    assert found == {"HTS-UNKNOWN": "fatal"} and "2106.90.9993" in shown["findings"][0]["fix"]
    assert [(one["day"], one["event"], one["successors"]) for one in shown["history"]] == [
        ("2026-07-01", "ended", []), ("2026-07-01", "split", ["2106.90.9993", "2106.90.9994"])]
    assert {one["nature"] for one in shown["records"]} == {"deleted"}


ROW = {"htsno": "0101", "indent": "0", "description": "beasts", "units": [], "general": "", "special": "", "other": "", "footnotes": []}
LINE = {**ROW, "htsno": "0101.21.00.10", "indent": "1", "description": "a beast", "units": ["No."], "general": "7%", "other": "9%"}


def loaded(home, name, *rows):
    path = home / f"{name}.json"
    path.write_text(json.dumps(rows))
    editions.load(path, name)


def test_a_loaded_edition_answers_for_its_own_days_and_lends_its_words_to_others(home):
    loaded(home, "2026HTSRev8", ROW, LINE)
    shown, found = on("0101.21.0010", "2026-05-22")
    assert (shown["edition"], shown["general"], shown["units"], found) == ("2026HTSRev8", "7%", ["No."], {})
    shown, found = on("0101.21.0010", "2026-06-18")
    assert (shown["edition"], shown["general"], shown["path"]) == ("2026HTSRev10", "Free", ["beasts", "a beast"])
    assert found == {"HTS-DESCRIPTION-EDITION": "note"}
    assert on("0101.21.0010", "2026-05-21")[1] == {"HTS-NO-DESCRIPTION": "note"}


def test_a_number_that_the_export_lacks_is_answered_by_the_editions_around_it(home):
    loaded(home, "2026HTSRev8", ROW, LINE)
    shown, found = on("0101.30.0000", "2026-05-22")
    assert (shown["edition"], shown["general"], found) == ("2026HTSRev8", "6.8%", {"HTS-EXPORT-LACKS": "warning"})
    assert on("0101.99.0000", "2026-05-22")[1] == {"HTS-UNKNOWN": "fatal"}


def test_an_edition_newer_than_any_we_know_of_answers_from_its_day_on(home):
    path = home / "new.json"
    path.write_text(json.dumps([ROW, LINE]))
    editions.load(path, "2027HTSBasic", "2027-01-01")
    assert on("0101.21.0010", "2027-03-01")[0]["edition"] == "2027HTSBasic"
    assert "HTS-EDITION" in on("0101.21.0010", "2026-12-31")[1]


@pytest.mark.reference
def test_a_watch_shows_its_parts_and_an_export_that_is_another_s_is_doubted(reference):
    editions.load(reference / "hts" / "hts_2026_rev_5.json.gz")
    shown, found = on("9102.11.1010", "2026-04-10")
    assert shown["units"] == ["No."] and shown["general"].startswith("44¢ each") and len(shown["path"]) > 2
    assert found == {"HTS-EDITION-SAME": "warning"}
