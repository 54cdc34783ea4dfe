"""`hts fetch` against a real server that does what servers do: break off, answer 503, send a web page, change in between."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.service.usitc_server import GOOD, PAST, Answer, Usitc, serving
from tidewaiter import __version__
from tidewaiter.cli.commands import tidewaiter
from tidewaiter.service import editions
from tidewaiter.service.download import LARGEST, Patience, connect
from tidewaiter.service.fetch import fetch
from tidewaiter.service.wrong_call import WrongCall

QUICK = Patience(tries=5, timeout=2, first=0.001, longest=0.004, asked=1, pace=0)


def rows(count: int, words: str = "Things of the invented kind") -> list[dict[str, object]]:
    """An export of our own: headings 0101 on with a line each."""
    made: list[dict[str, object]] = []
    for n in range(count // 2):
        heading = f"{1 + n // 90:02}{1 + n % 90:02}"
        made.append({"htsno": heading, "indent": "0", "description": f"{words} {n}:", "superior": None, "units": [], "general": "", "special": "",
                     "other": "", "footnotes": []})
        made.append({"htsno": f"{heading}.10.00", "indent": "1", "description": f"{words} {n}, whole", "superior": None, "units": ["kg"],
                     "general": "2.5%", "special": "", "other": "20%", "footnotes": []})
    return made


def body(count: int = 400, words: str = "Things of the invented kind") -> bytes:
    return json.dumps(rows(count, words)).encode()


OLD, NEW = body(words="The old"), body(words="The new")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def usitc():
    with serving(Usitc(OLD)) as served:
        yield served


def got(usitc, **words):
    return fetch(base_url=usitc.address, patience=words.pop("patience", QUICK), **words)


def rules(reply):
    return {finding["rule"]: finding["severity"] for finding in reply["findings"]}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def left(home: Path) -> set[str]:
    """The files that a fetch left behind, but for locks and what it remembers of the service."""
    folder = home / "hts" / ".fetch"
    return {path.name for path in folder.rglob("*") if path.is_file() and path.name not in ("lock", "known.json")} if folder.exists() else set()


# what is asked and what comes of it

def test_the_current_edition_is_fetched_under_the_service_s_name_and_loaded(usitc, home):
    reply = got(usitc)
    assert reply["edition"] == {"name": "2026HTSRev10", "from": "2026-06-08", "rows": 400, "sha256": digest(OLD)}
    assert [one.as_json() for one in editions.editions()] == [reply["edition"]]
    assert "fatal" not in rules(reply).values() and left(home) == set()


def test_the_service_is_asked_for_the_whole_span_and_told_who_asks_and_nothing_else(usitc):
    got(usitc)
    assert [path for path, _ in usitc.asked] == [
        "/reststop/currentRelease", "/reststop/exportList?from=0101.21.00&to=9999.00.00&format=JSON&styles=false", "/reststop/currentRelease"]
    for _, headers in usitc.asked:
        assert headers["user-agent"] == f"tidewaiter/{__version__}"
        assert not {"cookie", "authorization", "referer"} & set(headers)


NOBODY_KNOWS = "2031HTSRev3"


@pytest.mark.parametrize("release, start, day, odd", [
    ("06/08/2031", "", "2031-06-08", {"HTS-FETCH-DAY"}),
    ("06/08/2031", "2031-06-10", "2031-06-10", set()),
    ("2031-06-08", "", None, {"HTS-EDITION-DAY"}),
    ("02/30/2031", "", None, {"HTS-EDITION-DAY"}),
    (None, "", None, {"HTS-EDITION-DAY"}),
])
def test_a_day_in_force_that_only_the_release_list_gives_is_a_warning_and_no_day_too(usitc, release, start, day, odd):
    usitc.name, usitc.start = NOBODY_KNOWS, release
    reply = got(usitc, start=start)
    assert reply["edition"]["from"] == day
    assert {rule for rule in rules(reply) if rule.endswith("-DAY")} == odd
    assert all(rules(reply)[rule] == "warning" for rule in odd)


@pytest.mark.parametrize("trouble", [Answer(404, b""), Answer(body=b"<html>busy</html>"), Answer(body=b"[[[["), Answer(body=b'{"name": 3}')])
def test_without_a_release_list_the_edition_is_loaded_with_a_day_that_nobody_said(usitc, trouble):
    usitc.name, usitc.troubles["releaseList"] = NOBODY_KNOWS, [trouble]
    reply = got(usitc)
    assert (reply["edition"]["from"], rules(reply)["HTS-EDITION-DAY"]) == (None, "warning")


STRANGE = [{"name": "../../etc"}, {"name": ""}, {"name": None}, {"title": "x"}, [], 7, "2026", {"name": "2026HTS" + "9" * 80},
           {"name": "2026HTSRev١"}, {"name": "٢٠٢٦HTSRev1"}]


@pytest.mark.parametrize("release", STRANGE, ids=str)
def test_a_service_that_does_not_say_which_edition_it_is_needs_a_name(usitc, release):
    usitc.release = release
    with pytest.raises(WrongCall, match="--name"):
        got(usitc)
    assert editions.editions() == () and usitc.exports() == []
    assert got(usitc, name="2026HTSRev10")["edition"]["name"] == "2026HTSRev10"


def test_a_redirect_of_the_question_for_the_edition_is_refused_with_a_name_too(usitc):
    usitc.troubles["currentRelease"] = [Answer(302, headers={"Location": "https://elsewhere.example/"})]
    with pytest.raises(WrongCall, match=r"elsewhere\.example"):
        got(usitc, name="2026HTSRev10")


def test_a_mirror_that_has_the_export_only_needs_a_name(usitc):
    usitc.troubles["currentRelease"] = [Answer(404, b"not here")] * 3
    with pytest.raises(WrongCall, match="--name"):
        got(usitc)
    assert got(usitc, name="2026HTSRev10")["edition"]["rows"] == 400


def test_a_name_that_is_not_the_service_s_own_is_a_warning_and_the_release_day_is_not_its(usitc):
    usitc.name = NOBODY_KNOWS
    reply = got(usitc, name="mine")
    assert (reply["edition"]["name"], reply["edition"]["from"]) == ("mine", None)
    assert rules(reply)["HTS-FETCH-NAME"] == "warning"
    assert "HTS-FETCH-NAME" not in rules(got(usitc))


def test_a_missing_heading_0101_is_the_known_warning_only(usitc):
    usitc.body = json.dumps(rows(400)[1:]).encode()
    reply = got(usitc)
    assert rules(reply)["HTS-EXPORT-GAP"] == "warning" and reply["edition"]["rows"] == 399


# trouble on the way that passes

PASSING = {
    "503": [Answer(503)],
    "503 and a wait": [Answer(503, headers={"Retry-After": "0"})],
    "429": [Answer(429)],
    "500 as a web page": [Answer(500, b"<html>sorry</html>")],
    "four in a row": [Answer(503), Answer(502), Answer(429), Answer(504)],
    "hangs up at once": [Answer(hang_up=True)],
    "breaks off": [Answer(cut=5_000)],
    "breaks off before the first byte": [Answer(cut=0)],
    "breaks off one byte short": [Answer(cut=len(OLD) - 1)],
    "breaks off again and again": [Answer(cut=5_000)] * 4,
    "breaks off without a length": [Answer(unsized=True, cut=5_000)],
    "breaks off behind a bracket": [Answer(unsized=True, cut=OLD.index(b"]") + 1)],
    "nothing, and says that it is all": [Answer(body=b"")],
    "a length too small": [Answer(length=5_000)],
    "silent": [Answer(pause=1.2)],
    "silent in the middle": [Answer(cut=8_000, pause=0.1, piece=4_000), Answer(pause=1.2)],
}


@pytest.mark.parametrize("script", PASSING.values(), ids=PASSING.keys())
def test_trouble_that_passes_ends_in_the_whole_export(usitc, home, script):
    usitc.script = list(script)
    reply = got(usitc, patience=Patience(5, 0.7, 0.001, 0.004, 1, 0))
    assert reply["edition"]["sha256"] == digest(OLD) and len(usitc.exports()) == len(script) + 1
    assert left(home) == set()


def test_a_length_too_large_is_asked_for_the_rest_which_is_not_there_and_the_export_begun_again(usitc):
    usitc.script = [Answer(length=len(OLD) + 10)]
    assert got(usitc)["edition"]["sha256"] == digest(OLD)
    assert [one.get("range") for one in usitc.exports()] == [None, f"bytes={len(OLD)}-", None]


@pytest.mark.parametrize("endpoint", ["currentRelease", "releaseList"])
def test_the_short_questions_are_asked_again_too(usitc, endpoint):
    usitc.name, usitc.troubles[endpoint] = NOBODY_KNOWS, [Answer(503), Answer(hang_up=True), Answer(cut=4)]
    assert got(usitc)["edition"]["from"] == "2026-06-08"


@pytest.mark.parametrize("asks, least", [({"Retry-After": "1"}, 1.0), ({"Retry-After": "Mon, 08 Jun 2026 12:10:01 GMT"}, 1.0),
                                         ({"Retry-After": "soon"}, 0.0), ({"Retry-After": "-5"}, 0.0)], ids=str)
def test_a_wait_that_the_service_asks_for_is_kept(usitc, asks, least):
    usitc.script = [Answer(503, headers=asks)]
    start = time.monotonic()
    assert got(usitc)["edition"] and time.monotonic() - start >= least


def test_a_wait_longer_than_patience_ends_the_fetch_at_once(usitc):
    usitc.script = [Answer(503, headers={"Retry-After": "3600"})]
    with pytest.raises(WrongCall, match=r"503 .*3600 s"):
        got(usitc)
    assert len(usitc.exports()) == 1


def test_a_trickle_is_silence(usitc):
    usitc.script = [Answer(piece=10, pause=0.02)] * 2
    with pytest.raises(WrongCall, match="sent only"):
        got(usitc, patience=Patience(2, 0.1, 0.001, 0.001, 1, 10_000))


def test_a_last_piece_that_came_slowly_still_makes_the_whole(usitc):
    usitc.script = [Answer(piece=len(OLD) - 1, pause=0.3)]
    assert got(usitc, patience=Patience(5, 0.5, 0.001, 0.004, 1, 10**9))["edition"]["sha256"] == digest(OLD)


# going on where it broke off

def test_a_download_goes_on_where_it_broke_off(usitc):
    usitc.script = [Answer(cut=5_000), Answer(cut=7_000)]
    assert got(usitc)["edition"]["sha256"] == digest(OLD)
    assert [(one.get("range"), one.get("if-range")) for one in usitc.exports()] == [
        (None, None), ("bytes=5000-", '"one"'), ("bytes=12000-", '"one"')]


def test_the_next_fetch_goes_on_where_the_last_one_gave_up(usitc, home):
    usitc.script = [Answer(cut=5_000)]
    reply = got(usitc, patience=Patience(1))
    assert (reply["edition"], rules(reply)) == (None, {"HTS-EXPORT": "fatal"})
    assert editions.editions() == () and left(home) == {".export", ".export.json"}
    assert got(usitc)["edition"]["sha256"] == digest(OLD)
    assert usitc.exports()[-1]["range"] == "bytes=5000-" and left(home) == set()


def test_a_day_of_change_serves_where_there_is_no_strong_tag(usitc):
    for etag in ("", 'W/"one"'):
        usitc.etag, usitc.modified = etag, PAST
        usitc.script = [Answer(cut=5_000)]
        assert got(usitc, start="2026-06-08")["edition"]["sha256"] == digest(OLD)
        assert usitc.exports()[-1]["if-range"] == PAST


NOTHING_TO_NAME = {"no validator": ("", ""), "a bare word": ("one", ""), "a tag that is no ASCII": ('"\xe9"', ""),
                   "days without end": ("", PAST + "99999999999"),
                   "a weak tag": ('W/"one"', ""), "changed within the minute": ("", "Mon, 08 Jun 2026 12:09:30 GMT"),
                   "a day that is none": ("", "yesterday")}


@pytest.mark.parametrize("etag, modified", NOTHING_TO_NAME.values(), ids=NOTHING_TO_NAME.keys())
def test_without_a_strong_validator_the_download_begins_again(usitc, etag, modified):
    usitc.etag, usitc.modified = etag, modified
    usitc.script = [Answer(cut=5_000)]
    assert got(usitc)["edition"]["sha256"] == digest(OLD)
    assert all("range" not in one for one in usitc.exports())


BEGINS_AGAIN = {
    "refuses ranges": Answer(ranges=False),
    "begins elsewhere": Answer(skewed=-7),
    "begins later": Answer(skewed=7),
    "nothing there": Answer(416),
}


@pytest.mark.parametrize("answer", BEGINS_AGAIN.values(), ids=BEGINS_AGAIN.keys())
def test_an_answer_that_does_not_go_on_with_the_same_bytes_is_not_glued_on(usitc, answer):
    usitc.script = [Answer(cut=5_000), answer]
    assert got(usitc)["edition"]["sha256"] == digest(OLD)


def test_two_versions_are_never_glued_together(usitc):
    usitc.script = [Answer(cut=5_000)]
    assert got(usitc, patience=Patience(1))["edition"] is None
    usitc.body, usitc.etag = NEW, '"two"'
    assert got(usitc)["edition"]["sha256"] == digest(NEW)
    assert usitc.exports()[-1]["range"] == "bytes=5000-"


REST = {"ETag": '"one"', "Content-Range": f"bytes 5000-{len(OLD) - 1}/{len(OLD)}"}
GLUED = {
    "another tag": {"ETag": '"two"'},
    "the same tag, but weak": {"ETag": 'W/"one"'},
    "no tag": {"ETag": ""},
    "another place": {"Content-Range": f"bytes 4990-{len(OLD) - 1}/{len(OLD)}"},
    "another length in all": {"Content-Range": f"bytes 5000-{len(OLD) - 1}/{len(OLD) + 1}"},
    "no length in all": {"Content-Range": f"bytes 5000-{len(OLD) - 1}/*"},
    "no place": {"Content-Range": ""},
    "another packing": {"Content-Encoding": "gzip"},
}


@pytest.mark.parametrize("headers", GLUED.values(), ids=GLUED.keys())
def test_a_server_that_goes_on_in_spite_of_if_range_with_bytes_not_shown_to_be_the_same_is_caught(usitc, headers):
    """The two exports are of one length, and either's end fits the other's beginning: nothing else would tell."""
    assert len(NEW) == len(OLD) and json.loads(OLD[:5_000] + NEW[5_000:])
    usitc.script = [Answer(cut=5_000), Answer(206, NEW[5_000:], REST | headers)]
    assert got(usitc)["edition"]["sha256"] == digest(OLD) and len(usitc.exports()) == 3


def test_with_a_day_of_change_another_day_or_length_is_caught_too(usitc):
    usitc.etag, usitc.modified = "", PAST
    later = {"ETag": "", "Last-Modified": "Mon, 08 Jun 2026 12:05:00 GMT", "Content-Range": REST["Content-Range"]}
    usitc.script = [Answer(cut=5_000), Answer(206, NEW[5_000:], later)]
    assert got(usitc)["edition"]["sha256"] == digest(OLD)


def test_a_range_may_come_in_pieces(usitc):
    usitc.script = [Answer(cut=5_000), Answer(206, OLD[5_000:9_000], {"Content-Range": f"bytes 5000-8999/{len(OLD)}"})]
    assert got(usitc)["edition"]["sha256"] == digest(OLD)
    assert [one.get("range") for one in usitc.exports()] == [None, "bytes=5000-", "bytes=9000-"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([Answer(cut=3_000), Answer(cut=9_000), Answer(ranges=False, cut=6_000), Answer(503), Answer(hang_up=True),
                                 Answer(skewed=-1), Answer(unsized=True, cut=10_000), "changes"]), max_size=7))
def test_whatever_happens_what_is_loaded_is_one_version_whole(tmp_path_factory, script):
    with pytest.MonkeyPatch.context() as patch, serving(Usitc(OLD)) as usitc:
        patch.setenv("TIDEWAITER_HOME", str(tmp_path_factory.mktemp("home")))
        for step in script:
            if step == "changes":
                usitc.body, usitc.etag = (NEW, '"two"') if usitc.body == OLD else (OLD, '"one"')
                continue
            usitc.script = [step]
            try:
                reply = got(usitc, patience=Patience(1))
            except WrongCall:
                continue
            assert reply["edition"] is None or reply["edition"]["sha256"] in (digest(OLD), digest(NEW))
            if reply["edition"]:
                return
        assert got(usitc)["edition"]["sha256"] == digest(usitc.body)


@pytest.mark.parametrize("script", [[], [Answer(cut=500)], [Answer(cut=500), Answer(cut=100), Answer(503)], [Answer(unsized=True, cut=500)]])
def test_a_packed_answer_is_unpacked_and_goes_on_too(usitc, script):
    usitc.packs, usitc.script = True, list(script)
    assert got(usitc)["edition"]["sha256"] == digest(OLD)
    assert usitc.exports()[0]["accept-encoding"] == "gzip"


def test_a_mirror_may_serve_the_packed_file_itself(usitc):
    usitc.body = gzip.compress(OLD)
    usitc.script = [Answer(unsized=True, cut=700)]
    assert got(usitc)["edition"]["sha256"] == digest(OLD)


def test_an_edition_that_changes_on_the_way_is_fetched_again_under_its_name(usitc):
    usitc.script = [Answer(turns_to="2026HTSRev11")]
    reply = got(usitc, start="2026-07-01")
    assert reply["edition"]["name"] == "2026HTSRev11" and len(usitc.exports()) == 2
    assert [one.name for one in editions.editions()] == ["2026HTSRev11"]


def test_a_part_of_the_edition_before_is_not_gone_on_with(usitc):
    usitc.script = [Answer(cut=5_000)]
    assert got(usitc, patience=Patience(1))["edition"] is None
    usitc.name = "2026HTSRev11"
    assert got(usitc)["edition"]["name"] == "2026HTSRev11"
    assert "range" not in usitc.exports()[-1]


UNKNOWN_VERSIONS = ["", "{", "[]", '{"url": 1}', '{"url": "u", "label": "l", "etag": "t", "modified": "", "encoding": "", "total": "x"}',
                    '{"url": 1, "label": "l", "etag": "t", "modified": "", "encoding": "", "total": 1}']


@pytest.mark.parametrize("beside", UNKNOWN_VERSIONS)
def test_a_part_of_which_nobody_knows_the_version_is_thrown_away(usitc, home, beside):
    usitc.script = [Answer(cut=5_000)]
    got(usitc, patience=Patience(1))
    next(home.rglob(".export.json")).write_text(beside)
    assert got(usitc)["edition"]["sha256"] == digest(OLD)
    assert "range" not in usitc.exports()[-1]


# trouble that stays

GIVEN_UP = [
    ([Answer(503)] * 5, "503 five times", 5),
    ([Answer(hang_up=True)] * 5, "five times", 5),
    ([Answer(503)] * 4 + [Answer(hang_up=True)], "tried five times; the last time", 5),
    ([Answer(pause=0.5)] * 5, "timed out, silent for 0.2 s five times", 5),
    ([Answer(404)], "404", 1),
    ([Answer(403, b"<html>Denied</html>")], "403", 1),
    ([Answer(204, b"")], "204", 1),
    ([Answer(headers={"Content-Encoding": "br"})], "'br'", 1),
    ([Answer(length=LARGEST + 1)], "200,000,001 bytes", 1),
    ([Answer(301, headers={"Location": "http://hts.example/reststop/exportList"})], "sends us on to http://hts.example", 1),
    ([Answer(302, headers={"Location": "https://127.0.0.1/x"})], "sends us on to https", 1),
    ([Answer(302, headers={"Location": "//me:secret@127.0.0.1/"})], "sends us on to http://127.0.0.1", 1),
    ([Answer(302, headers={"Location": "http://[/"})], "sends us on to", 1),
    ([Answer(302, headers={"Location": "https://xn--a.b/"})], "127.0.0.1", 1),
    ([Answer(302, headers={"Location": "https://[::/"})] * 5, "five times", 5),
    ([Answer(307, headers={"Location": "/reststop/exportList?from=0101.21.00&to=9999.00.00&format=JSON&styles=false"})] * 5, "more than 5 times", 5),
]


@pytest.mark.parametrize("script, words, asked", GIVEN_UP, ids=[words for _, words, _ in GIVEN_UP])
def test_trouble_that_stays_is_one_line_and_nothing_is_loaded(usitc, home, script, words, asked):
    usitc.script = list(script)
    with pytest.raises(WrongCall) as error:
        got(usitc, patience=Patience(5, 0.2 if script[0].pause else 5, 0.001, 0.004, 1, 0))
    assert words in str(error.value) and "\n" not in str(error.value)
    assert len(usitc.exports()) == asked
    assert editions.editions() == () and left(home) == set()


def test_a_redirect_on_the_same_host_is_followed(usitc):
    usitc.script = [Answer(307, headers={"Location": "/reststop/exportList?from=0101.21.00&to=9999.00.00&format=JSON&styles=false"})]
    assert got(usitc)["edition"]["sha256"] == digest(OLD)


NO_EXPORT = {
    "a web page": (Answer(body=b"\n<!DOCTYPE html><html><body>We are down for maintenance</body></html>"), 1),
    "an error": (Answer(body=b'{"error": "busy"}'), 1),
    "a list of something else": (Answer(body=b'[{"a": 1}]'), 5),
    "a row that cannot be read": (Answer(body=OLD.replace(b'"0101', b'"O101', 1)), 1),
    "no text": (Answer(body=b"\xff\xfe\x00\x01"), 1),
    "always cut off": (Answer(unsized=True, cut=5_000), 5),
    "always shorter than it says": (Answer(length=len(OLD) + 10, ranges=False), 5),
}


@pytest.mark.parametrize("answer, asked", NO_EXPORT.values(), ids=NO_EXPORT.keys())
def test_what_is_no_export_is_a_fatal_finding_and_nothing_is_loaded(usitc, home, answer, asked):
    usitc.script = [answer] * 5
    reply = got(usitc)
    assert reply["edition"] is None and "fatal" in rules(reply).values()
    assert len(usitc.exports()) == asked and editions.editions() == ()
    assert left(home) <= {".export", ".export.json"}


WRONG = [
    {"base_url": "http://hts.usitc.gov"}, {"base_url": "ftp://127.0.0.1"}, {"base_url": "hts.usitc.gov"}, {"base_url": ""}, {"base_url": "https://"},
    {"base_url": "https://me:secret@hts.usitc.gov"}, {"base_url": "https://me:secret@[::"}, {"base_url": "https://hts.usitc.gov/?a=b"}, {"base_url": "https://[::"},
    {"base_url": "http://127.0.0.1.example.com"}, {"base_url": "https://a..b"}, {"base_url": f"https://{'a' * 70}.b"},
    {"base_url": "https://127.0.0.1:99999"}, {"base_url": "https://127.0.0.1:0"}, {"base_url": "https://xn--a.b"}, {"base_url": "https://a b"},
    {"name": "../x"}, {"name": ".hidden"}, {"name": "a b"}, {"start": "soon"}, {"start": "06/08/2026"}, {"sha256": "abc"}, {"sha256": "z" * 64},
]


@pytest.mark.parametrize("words", WRONG, ids=str)
def test_a_wrong_call_says_so_before_anything_is_asked(words):
    with pytest.raises(WrongCall) as error:
        fetch(**{"base_url": "http://127.0.0.1:9", "patience": Patience(1, 1), **words})
    assert "\n" not in str(error.value) and "secret" not in str(error.value) and "refused" not in str(error.value)


def test_nobody_at_home_and_no_tls_are_told_apart(usitc):
    with serving(Usitc(OLD)) as gone:
        address = gone.address
    with pytest.raises(WrongCall, match="refused the connection twice"):
        fetch(base_url=address, patience=Patience(2, 1, 0.001, 0.001))
    with pytest.raises(WrongCall, match="TLS"):
        fetch(base_url=usitc.address.replace("http:", "https:"), patience=Patience(1, 1))


def test_only_this_machine_is_asked_without_https_and_a_path_before_the_endpoint_stays():
    for base in ("http://localhost:8000", "http://[::1]:8000", "https://mirror.example/usitc/"):
        with connect(base, QUICK) as service:
            assert str(service.url("/reststop/exportList", to="9999")) == f"{base.rstrip('/')}/reststop/exportList?to=9999"


# what is checked

def test_a_checksum_that_is_not_the_one_given_is_refused_and_the_right_one_taken(usitc):
    reply = got(usitc, sha256=digest(NEW))
    assert (reply["edition"], rules(reply)["HTS-FETCH-SHA256"]) == (None, "fatal")
    assert digest(OLD) in next(one["message"] for one in reply["findings"] if one["rule"] == "HTS-FETCH-SHA256")
    assert editions.editions() == ()
    assert got(usitc, sha256=digest(OLD).upper())["edition"]["sha256"] == digest(OLD)


def test_a_checksum_is_held_against_what_is_loaded_where_nothing_new_is_sent(usitc):
    first = got(usitc)
    assert rules(got(usitc, sha256=digest(NEW)))["HTS-FETCH-SHA256"] == "fatal"
    assert got(usitc, sha256=digest(OLD))["edition"] == first["edition"]
    assert usitc.exports()[-1]["if-none-match"] == '"one"'


def test_far_fewer_rows_than_the_shipped_table_counts_are_a_warning_on_a_fresh_machine(usitc):
    assert rules(got(usitc))["HTS-FETCH-FEW"] == "warning"
    usitc.name, usitc.etag, usitc.body = "2026HTSRev11", '"two"', NEW
    assert "HTS-FETCH-FEW" not in rules(got(usitc))


@pytest.mark.parametrize("count, fatal", [(360, False), (358, True)])
def test_fewer_than_nine_tenths_of_the_rows_are_refused_unless_accepted(usitc, count, fatal):
    got(usitc)
    usitc.name, usitc.body, usitc.etag = "2026HTSRev11", body(count), '"two"'
    reply = got(usitc)
    assert (reply["edition"] is None) == fatal == ("HTS-FETCH-SHORT" in rules(reply))
    assert len(editions.editions()) == 2 - fatal
    assert got(usitc, accept_shorter=True)["edition"]["rows"] == count


def test_the_rows_are_compared_with_the_newest_edition_of_those_with_a_day(usitc, tmp_path):
    large = tmp_path / "large.json"
    large.write_bytes(body(800))
    editions.load(large, "2025HTSRev1")
    editions.load(large, "undated")
    assert rules(got(usitc))["HTS-FETCH-SHORT"] == "fatal"
    assert got(usitc, accept_shorter=True)["edition"]
    usitc.name, usitc.body, usitc.etag = "2026HTSRev11", body(380), '"two"'
    assert got(usitc)["edition"]["rows"] == 380


def test_the_bytes_of_another_edition_are_a_warning(usitc):
    got(usitc)
    usitc.name = "2026HTSRev11"
    reply = got(usitc)
    assert reply["edition"]["name"] == "2026HTSRev11"
    assert rules(reply)["HTS-EDITION-SAME"] == "warning"
    assert "2026HTSRev10" in next(one["message"] for one in reply["findings"] if one["rule"] == "HTS-EDITION-SAME")


def test_another_export_under_a_name_that_is_taken_is_refused_and_the_first_stays(usitc):
    got(usitc)
    usitc.body, usitc.etag = NEW, '"two"'
    reply = got(usitc)
    assert reply["edition"] is None and rules(reply)["HTS-EDITION-TAKEN"] == "fatal"
    assert [one.sha256 for one in editions.editions()] == [digest(OLD)]


# what is there already

def test_an_edition_that_is_loaded_is_not_sent_again(usitc):
    first = got(usitc)
    again = got(usitc)
    assert again["edition"] == first["edition"] and rules(again)["HTS-FETCH-SAME"] == "note"
    assert usitc.exports()[-1]["if-none-match"] == '"one"'


def test_the_same_bytes_under_a_new_tag_are_known_by_their_checksum(usitc):
    first = got(usitc)
    usitc.etag = '"two"'
    for tag in ('"one"', '"two"'):
        again = got(usitc)
        assert again["edition"] == first["edition"] and rules(again)["HTS-FETCH-SAME"] == "note"
        assert usitc.exports()[-1]["if-none-match"] == tag


def test_nothing_is_taken_for_known_that_is_no_longer_loaded_or_of_another_address_or_day(usitc, home):
    got(usitc)
    assert got(usitc, start="2026-06-09")["edition"]["from"] == "2026-06-09"
    assert "if-none-match" not in usitc.exports()[-1]
    known = home / "hts" / ".fetch" / "known.json"
    known.write_text(known.read_text().replace("127.0.0.1", "localhost"))
    assert rules(got(usitc))["HTS-FETCH-SAME"] == "note" and "if-none-match" not in usitc.exports()[-1]
    for spoilt in (known.read_text().replace(digest(OLD), digest(NEW)), "{", "[]", '{"2026HTSRev10": 3}', '{"2026HTSRev10": {"etag": 1}}'):
        known.write_text(spoilt)
        assert got(usitc)["edition"] and "if-none-match" not in usitc.exports()[-1]
    got(usitc)
    for path in (home / "hts").iterdir():
        if path.name != ".fetch":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert got(usitc)["edition"]["sha256"] == digest(OLD)
    assert "if-none-match" not in usitc.exports()[-1]


# at once

def test_fetches_at_once_do_not_spoil_each_other(usitc, home):
    usitc.script = [Answer(pause=0.05, piece=8_000), Answer(cut=5_000, pause=0.02, piece=1_000), Answer(503)] * 2
    with ThreadPoolExecutor(6) as pool:
        replies = [one.result() for one in [pool.submit(got, usitc) for _ in range(6)]]
    assert {reply["edition"]["sha256"] for reply in replies} == {digest(OLD)}
    assert [one.rows for one in editions.editions()] == [400] and left(home) == set()


CHILD = """
import sys
from tidewaiter.service.download import Patience
from tidewaiter.service.fetch import fetch
fetch(base_url=sys.argv[1], patience=Patience(1, 30))
"""


def test_a_fetch_that_is_killed_leaves_nothing_visible_and_the_next_goes_on_from_it(usitc, home):
    usitc.script = [Answer(pause=0.2, piece=20_000)]
    with subprocess.Popen([sys.executable, "-c", CHILD, usitc.address]) as child:
        part = home / "hts" / ".fetch" / "0" / ".export"
        while child.poll() is None and not (part.is_file() and part.stat().st_size >= 40_000):
            time.sleep(0.01)
        child.kill()
    assert editions.editions() == () and part.stat().st_size < len(OLD)
    reply = got(usitc)
    assert reply["edition"]["sha256"] == digest(OLD) and left(home) == set()
    assert usitc.exports()[-1]["range"] == f"bytes={40_000}-"


# the command

def run(*words):
    return CliRunner().invoke(tidewaiter, ["hts", "fetch", *map(str, words)])


def test_the_command_prints_edition_and_findings_and_nothing_else(usitc):
    done = run("--base-url", usitc.address, "--json")
    reply = json.loads(done.stdout)
    assert done.exit_code == 0 and set(reply) == {"edition", "findings"}
    assert reply["edition"] == {"name": "2026HTSRev10", "from": "2026-06-08", "rows": 400, "sha256": digest(OLD)}
    assert all(set(one) == {"rule", "severity", "where", "message", "cite", "fix"} for one in reply["findings"])
    assert digest(OLD) in run("--base-url", usitc.address).stdout


def test_a_fatal_finding_is_status_1(usitc):
    usitc.script = [Answer(body=b"<html>busy</html>")]
    done = run("--base-url", usitc.address, "--json")
    assert done.exit_code == 1 and json.loads(done.stdout)["edition"] is None


@pytest.mark.parametrize("words", [("--timeout", "0"), ("--tries", "0"), ("--from", "soon"), ("--base-url", "http://hts.usitc.gov"), ("x",)], ids=str)
def test_a_wrong_call_and_no_service_are_one_line_and_status_2(usitc, words):
    with serving(Usitc(OLD)) as gone:
        address = gone.address
    for done in (run("--base-url", usitc.address, *words), run("--base-url", address, "--tries", "1")):
        assert done.exit_code == 2 and done.stdout == ""
        assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1
    assert usitc.asked == []


@pytest.mark.reference
def test_the_real_export_is_fetched_broken_off_and_gone_on_with(reference, usitc):
    real = gzip.decompress((reference / "hts" / "hts_2026_rev_10.json.gz").read_bytes())
    usitc.body, usitc.script = real, [Answer(cut=4_000_000), Answer(503), Answer(cut=5_000_000), GOOD]
    reply = got(usitc)
    assert reply["edition"] == {"name": "2026HTSRev10", "from": "2026-06-08", "rows": 35509,
                                "sha256": "66375d1cc8e56cae00bbf8327c400e62586eefe128cad7c8e4d936dc3d4eda2f"}
    assert [one.get("range") for one in usitc.exports()] == [None, "bytes=4000000-", "bytes=4000000-", "bytes=9000000-"]
    assert rules(got(usitc))["HTS-FETCH-SAME"] == "note"
