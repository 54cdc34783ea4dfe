"""What is no list, or a damaged one: a finding, never a crash, never an empty list taken for nobody listed."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.screening import samples
from tidewaiter.findings import fatal
from tidewaiter.screening.readers import read, read_all

BOMB = b"""<?xml version="1.0"?><!DOCTYPE sdnList [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<sdnList><sdnEntry><uid>1</uid><lastName>&b;</lastName></sdnEntry></sdnList>"""


def zipped(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return archive.getvalue()


def rules(data: bytes, **more) -> set[str]:
    got = read("bad", data, **more)
    assert got.entries == () and fatal(got.findings)
    return {finding.rule for finding in got.findings if finding.severity == "fatal"}


@pytest.mark.parametrize("data, rule", [
    (b"", "SCR-LIST-EMPTY"), (b" \r\n\x00\x1a", "SCR-LIST-EMPTY"), (b"\xef\xbb\xbf", "SCR-LIST-EMPTY"),
    (zipped({}), "SCR-LIST-FORM SCR-LIST-ENCODING SCR-LIST-EMPTY"),
    (gzip.compress(b"", mtime=0), "SCR-LIST-EMPTY"),
    (b'{"results": []}', "SCR-LIST-EMPTY"), (b'{"total": 0}', "SCR-LIST-COLUMN"), (b"[]", "SCR-LIST-FORM"),
    (b"[" * 100_000, "SCR-LIST-FORM"), (b'{"results": ' * 100_000, "SCR-LIST-CUT"), (b"<sdnList></sdnList>", "SCR-LIST-EMPTY"),
    (b"<html><body>busy, come back later</body></html>", "SCR-LIST-FORM"), (b"<html>" + b"<!--" * 200_000, "SCR-LIST-FORM"),
    (b"<html>" + b"<div><table><tr><td>" * 50_000, "SCR-LIST-FORM"), (b"<sdnList>" + b"<a>" * 200_000, "SCR-LIST-XML"),
    (b"<html>" + b"<" * 200_000, "SCR-LIST-FORM"), (b"id,name\n1," + b"x" * 200_000, "SCR-LIST-TABLE"),
    (b"name\n", "SCR-LIST-EMPTY"),
    (b"only,words\nhere,there\n", "SCR-LIST-COLUMN"),
    (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)), "SCR-LIST-ENCODING"), (b"PK\x03\x04nonsense", "SCR-LIST-TABLE SCR-LIST-PACKED"),
    (b"\x1f\x8bnonsense", "SCR-LIST-PACKED"),
    (gzip.compress(samples.SDN, mtime=0)[:-20], "SCR-LIST-PACKED"), (BOMB, "SCR-LIST-XML"), (samples.SDN_XML[:-40], "SCR-LIST-XML"),
    (samples.CSL_JSON[:-40], "SCR-LIST-CUT"),
    (samples.SDN[:-60], "SCR-LIST-CUT SCR-LIST-TABLE"), (samples.SDN_XML.replace(b"Count>2", b"Count>3"), "SCR-LIST-CUT"),
    (samples.LINES[:-30], "SCR-LIST-CUT"),
    (samples.WRO_PAGE[:-120], "SCR-LIST-CUT"), (samples.UFLPA_PAGE[:-120], "SCR-LIST-CUT"),
    (samples.CSL_CSV[:-60] + b'"', "SCR-LIST-TABLE SCR-LIST-ROWS"),
    (b'{"id": "1", "source": "X", "schema": "Person", "names": []}\n', "SCR-LIST-ROWS"),
    (b'{"id": "1", "source": "X", "q": "Ann"}\n', "SCR-LIST-COLUMN"),
    (b"Name,Country\n,GB\n", "SCR-LIST-ROWS"), (b"Name,Country\n-?!,GB\n", "SCR-LIST-ROWS"), (b"Name,Name\nA,B\n", "SCR-LIST-COLUMN"),
])
def test_what_is_no_list_is_refused_and_says_why(data, rule):
    assert rules(data) & set(rule.split())


@pytest.mark.parametrize("file, column", [
    ("csl.csv", b",name,t"), ("csl.csv", b"alt_names"), ("csl.csv", b"source,"), ("dpl.txt", b"Street_Address"), ("dpl.txt", b"FR_Citation"),
    ("dpl.txt", b"Name"),
    ("statutory.csv", b"Party Name"), ("statutory.csv", b"Federal Register Notice"), ("wro.csv", b"Entity"), ("wro.csv", b"Status"),
    ("el.html", b"<th>Entity"),
    ("uflpa.html", b"Name of Entity"), ("wro.html", b"Entities"), ("lines.jsonl", b'"names"'), ("csl.json", b'"name"'), ("csl.json", b'"source"'),
    ("csl.json", b'"alt_names"'), ("sdn.xml", b"lastName"), ("sdn.xml", b"sdnEntry"), ("sdn_advanced.xml", b"NamePartValue"),
])
def test_a_column_that_is_renamed_is_never_read_as_an_empty_one(file, column):
    head, found, tail = samples.ALL[file].partition(column)
    renamed = column[:5] + b"zz" + column[5:]
    assert found
    whole = samples.ALL[file].replace(column, renamed) if file.endswith(("json", "jsonl", "xml", "uflpa.html")) else head + renamed + tail
    assert rules(whole)


def test_the_same_file_in_another_encoding_is_read_with_a_warning():
    text = samples.OWN_CSV.decode()
    right = read("x", samples.OWN_CSV, columns=samples.OWN_COLUMNS).entries
    other = read("x", text.encode("cp1252"), columns=samples.OWN_COLUMNS)
    assert other.entries == right and [finding.rule for finding in other.findings] == ["SCR-LIST-ENCODING"]
    assert read("x", text.encode("utf-16"), columns=samples.OWN_COLUMNS).entries == right
    twice = read("x", text.encode().decode("cp1252").encode(), columns=samples.OWN_COLUMNS)
    assert [finding.rule for finding in twice.findings] == ["SCR-LIST-ENCODING"]


def test_one_bad_row_in_a_hundred_is_told_and_two_are_too_many():
    rows = [b"id,name"] + [b"%d,Party %d" % (n, n) for n in range(100)]
    one = read("x", b"\n".join([*rows[:-1], b"99,"]))
    assert len(one.entries) == 99 and [finding.rule for finding in one.findings] == ["SCR-LIST-ROW"] and "row 101" in one.findings[0].where
    assert rules(b"\n".join([*rows[:-2], b"98,", b"99,"])) == {"SCR-LIST-ROWS"}


def test_entries_of_one_number_are_kept_apart():
    got = read("x", b"id,name\n1,Calm Gull\n1,Harbor Gull\n1,Calm Gull\n2,Pier Gull\n")
    assert [entry.entry.partition("~")[0] for entry in got.entries] == ["1", "1", "2"] and len({entry.entry for entry in got.entries}) == 3
    assert [finding.rule for finding in got.findings] == ["SCR-LIST-NUMBER", "SCR-LIST-TWICE"]


def test_of_many_findings_of_a_kind_the_first_are_told_and_the_rest_counted():
    got = read("x", b"id,name,country\n" + b"".join(b"%d,Party %d,Atlantis\n" % (n, n) for n in range(1000)))
    assert len(got.entries) == 1000 and len(got.findings) == 21 and "980 more" in got.findings[-1].message


def test_an_archive_of_too_much_is_refused(monkeypatch):
    from tidewaiter.screening.readers import unpacking

    monkeypatch.setattr(unpacking, "LARGEST", 10_000)
    assert rules(zipped({"a": b"x" * 20_000})) == {"SCR-LIST-SIZE"} == rules(gzip.compress(b"x" * 20_000)) == rules(b"x" * 20_000)
    assert rules(zipped({str(n): b"x" for n in range(60)})) == {"SCR-LIST-SIZE"}


def test_no_file_at_all():
    assert fatal(read_all([])[0].findings)


def damaged(data: bytes, draw: st.DrawFn) -> bytes:
    """The bytes cut off, with some changed, left out or put in."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        match draw(st.sampled_from(["cut", "drop", "put", "flip"])):
            case "cut":
                data = data[:at]
            case "drop":
                data = data[:at] + data[at + draw(st.integers(1, 40)):]
            case "put":
                data = data[:at] + draw(st.binary(max_size=12)) + data[at:]
            case "flip":
                data = data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1:]
    return data


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    return damaged(samples.ALL[draw(st.sampled_from(sorted(samples.ALL)))], draw)


@settings(max_examples=400, deadline=None)
@given(spoiled() | st.binary(max_size=300))
def test_a_damaged_file_gives_entries_or_a_fatal_finding(data):
    for got in read_all([("x", data), ("alt", samples.ALT)]):
        assert bool(got.entries) != fatal(got.findings)
        assert all(entry.name.strip() and entry.list and entry.content for entry in got.entries)
