"""`screen fetch` against a real server: only what is newer, gone on with where it broke off, and nothing loaded of what is no list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.screening import samples
from tests.service.screening.list_server import PAST, Keeper, serving
from tidewaiter import __version__
from tidewaiter.service.download import Patience
from tidewaiter.service.screening import fetching, kept
from tidewaiter.service.screening.fetching import Source, fetch, sources
from tidewaiter.service.screening.lists import declared, state
from tidewaiter.service.wrong_call import WrongCall

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
QUICK = Patience(tries=5, timeout=2, first=0.001, longest=0.004, asked=1, pace=0)
LIST = samples.SDN_XML.replace(b"</sdnList>", b"<!-- " + b"x" * 60_000 + b" --></sdnList>")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    with serving(Keeper({"/SDN.XML": LIST, "/csl.json": samples.CSL_JSON})) as served:
        yield served


def got(keeper: Keeper, *names: str, at: datetime = NOW, **more: Source) -> dict:
    declared = {"SDN": Source("SDN", f"{keeper.address}/SDN.XML"), "CSL": Source("CSL", f"{keeper.address}/csl.json"), **more}
    return fetch(names, at, patience=QUICK, declared=declared)


def rules(reply: dict) -> dict[str, str]:
    return {one["rule"]: one["severity"] for one in reply["findings"]}


def test_all_lists_are_fetched_and_loaded(keeper):
    reply = got(keeper)
    assert [(one["name"], one["entries"]) for one in reply["lists"]] == [("SDN", 2), ("CSL", 2)] and list(kept.names()) == ["CSL", "SDN"]
    newest = kept.newest("SDN")
    assert newest and kept.originals(newest) == (LIST,)


def test_the_keeper_is_told_who_asks_and_nothing_else(keeper):
    got(keeper, "SDN")
    (path, headers), = keeper.asked
    assert (path, headers["user-agent"]) == ("/SDN.XML", f"tidewaiter/{__version__}") and not {"cookie", "authorization", "referer"} & set(headers)


@pytest.mark.parametrize("etag, modified, asked", [('"one"', "", "if-none-match"), ("", PAST, "if-modified-since"), ('"one"', PAST, "if-none-match")])
def test_a_list_that_did_not_change_is_not_sent_again_and_counts_as_looked_at(keeper, etag, modified, asked):
    keeper.etag, keeper.modified = etag, modified
    got(keeper, "SDN")
    reply = got(keeper, "SDN", at=NOW + timedelta(hours=30))
    assert rules(reply) == {"SCR-FETCH-SAME": "note"} and reply["lists"][0]["entries"] == 2 and asked in keeper.asked[-1][1]
    assert state(NOW + timedelta(hours=50))["findings"] == []


def test_without_validators_the_list_comes_again_and_is_known_by_its_bytes(keeper):
    keeper.etag = ""
    got(keeper, "SDN")
    assert rules(got(keeper, "SDN")) == {"SCR-LIST-HELD": "note"} and len(kept.versions("SDN")) == 1


def test_a_new_list_becomes_the_newest_and_the_old_one_stays(keeper):
    got(keeper, "SDN")
    keeper.files["/SDN.XML"], keeper.etag = LIST.replace(b"CALM GULL", b"CALMER GULL"), '"two"'
    got(keeper, "SDN")
    newest = kept.newest("SDN")
    assert newest and kept.entries(newest)[1].name == "CALMER GULL" and len(kept.versions("SDN")) == 2


def test_a_list_loaded_by_hand_since_is_asked_for_without_condition(keeper, tmp_path):
    from tidewaiter.service.screening.lists import take

    got(keeper, "SDN")
    take([("sdn.xml", samples.SDN_XML)], NOW, "SDN")
    got(keeper, "SDN")
    assert "if-none-match" not in keeper.asked[-1][1]


@pytest.mark.parametrize("trouble", ["cut 100", "cut 30000", "503", "429"])
def test_what_passes_is_tried_again_and_gone_on_with(keeper, trouble):
    keeper.script = [trouble, trouble]
    assert got(keeper, "SDN")["lists"][0]["entries"] == 2
    if trouble.startswith("cut"):
        assert keeper.asked[-1][1]["range"] == f"bytes={2 * int(trouble[4:])}-"


def test_what_came_before_a_break_is_gone_on_with_by_the_next_fetch(keeper):
    keeper.script = ["cut 100"] * 5
    assert rules(got(keeper, "SDN")) == {"SCR-FETCH-CUT": "fatal"} and kept.names() == ()
    assert got(keeper, "SDN")["lists"] and keeper.asked[-1][1]["range"] == "bytes=500-"


def test_a_list_that_breaks_off_in_itself_is_tried_again_and_never_loaded(keeper):
    got(keeper, "SDN")
    keeper.files["/SDN.XML"], keeper.etag = LIST[:-30], '"two"'
    before = len(keeper.asked)
    assert rules(got(keeper, "SDN")) == {"SCR-FETCH-CUT": "fatal"} and len(keeper.asked) == before + 5
    newest = kept.newest("SDN")
    assert newest and kept.originals(newest) == (LIST,)


@pytest.mark.parametrize("body, rule", [(b"<html>busy</html>", "SCR-LIST-FORM"), (b"", "SCR-LIST-EMPTY"), (b"name\nCalm", "SCR-LIST-ROWS")])
def test_what_is_no_list_is_not_loaded_and_the_old_one_stays(keeper, body, rule):
    got(keeper, "SDN")
    keeper.files["/SDN.XML"], keeper.etag = body, '"two"'
    reply = got(keeper, "SDN")
    assert (rule in rules(reply) or rule == "SCR-LIST-ROWS") and kept.names() == ("SDN",)
    newest = kept.newest("SDN")
    assert newest and newest.entries == 2


def test_one_list_that_cannot_be_had_does_not_stop_the_others(keeper):
    reply = got(keeper, UFLPA=Source("UFLPA", f"{keeper.address}/nowhere"))
    assert rules(reply)["SCR-FETCH"] == "fatal" and [one["name"] for one in reply["lists"]] == ["SDN", "CSL"]
    assert "404" in reply["findings"][-1]["message"]


def test_a_keeper_may_send_on_to_a_host_that_is_named_and_to_no_other(keeper):
    with serving(Keeper({"/bucket/SDN.XML?sign=1": LIST})) as bucket:
        there = bucket.address.replace("127.0.0.1", "localhost")
        keeper.onward["/SDN.XML"] = f"{there}/bucket/SDN.XML?sign=1"
        assert "not followed" in got(keeper, "SDN")["findings"][0]["message"] and bucket.asked == []
        named = Source("SDN", f"{keeper.address}/SDN.XML", "", ("localhost",))
        assert got(keeper, "SDN", SDN=named)["lists"][0]["entries"] == 2
        assert rules(got(keeper, "SDN", SDN=named)) == {"SCR-FETCH-SAME": "note"}


def test_a_page_that_links_the_file_of_the_day_is_followed_to_the_newest(keeper):
    keeper.files |= {"/stats/page": b'<a href="/sites/files/orders-2026-07-01.csv">old</a> <a href="/sites/files/orders-2026-08-01.csv">new</a>',
                     "/sites/files/orders-2026-08-01.csv": samples.WRO_CSV}
    source = Source("WRO", f"{keeper.address}/stats/page", r"/sites/[^\"]+orders-[^\"]+\.csv")
    assert got(keeper, "WRO", WRO=source)["lists"][0]["entries"] == 3
    keeper.files["/stats/page"] = b"a new page, without the link"
    assert rules(got(keeper, "WRO", WRO=source)) == {"SCR-FETCH": "fatal"}


def test_a_link_to_another_host_is_not_followed(keeper):
    keeper.files["/stats/page"] = b'<a href="https://elsewhere.example/orders-1.csv">x</a>'
    source = Source("WRO", f"{keeper.address}/stats/page", r"https://[^\"]+orders-[^\"]+\.csv")
    assert "is not asked" in got(keeper, "WRO", WRO=source)["findings"][0]["message"]


def test_a_list_without_a_source_is_a_wrong_call(keeper):
    with pytest.raises(WrongCall, match="no source"):
        got(keeper, "ATLANTIS")
    with pytest.raises(WrongCall, match="one list"):
        fetching.only((), "https://example.org/x")


def test_the_declared_sources_are_https_and_of_declared_lists():
    assert set(sources()) <= set(declared()) and all(one.address.startswith("https://") for one in sources().values())


def test_the_link_of_the_declared_page_fits_addresses_as_they_were_published():
    import re

    pattern = sources()["WRO"].link
    for link in ("/sites/default/files/2026-09/withhold-release-orders-findings-fy26-2026-09-29.csv",
                 "/files/withhold-release-orders-findings-2026-08-01.csv"):
        hit = re.search(pattern, f'<a href="{link}">CSV</a>')
        assert hit and hit[0] == link
