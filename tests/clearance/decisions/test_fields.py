"""The table of fields: it covers all that an entry can state, each field once, and its paths are closed."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields as parts
from dataclasses import is_dataclass
from typing import Union, get_args, get_origin, get_type_hints

import pytest

from tests.clearance.decisions.firm import form
from tidewaiter.clearance.decisions.fields import Absent, How, at, canonical, field_of, fields, keyed, line_of, stated, text_of
from tidewaiter.clearance.decisions.record import likeness, seal, value
from tidewaiter.entry.entry import Entry

# What an entry does not hold itself.
BESIDE = {"screening/*"}


def leaves(kind: object, walked: tuple[str, ...] = ()) -> list[str]:
    """The patterns of all that a type holds, down to the rows of the table."""
    pattern = "/".join(walked)
    if pattern in fields():
        return [pattern]
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [one for one in get_args(kind) if one is not type(None)]
        return leaves(inner[0], walked) if len(inner) == 1 else [pattern]
    if origin is tuple:
        return leaves(get_args(kind)[0], (*walked, "*"))
    if origin is Mapping:
        return leaves(get_args(kind)[1], (*walked, "*"))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return [found for one in parts(kind) for found in leaves(hints[one.name], (*walked, one.name))]
    return [pattern]


def test_every_field_of_an_entry_has_its_row():
    assert [one for one in leaves(Entry) if one not in fields()] == []


def test_every_row_is_a_field_of_an_entry():
    assert set(fields()) - set(leaves(Entry)) == BESIDE


def test_no_row_is_within_another():
    assert [(one, other) for one in fields() for other in fields() if other.startswith(one + "/")] == []


@pytest.mark.parametrize("row", fields().values(), ids=lambda row: row.pattern)
def test_a_row_says_why_and_by_what(row):
    assert row.label and row.subject and row.cite and row.why
    # What it rests on is a field or the whole of several.
    assert [one for one in row.rests_on if not any(f"{pattern}/".startswith(f"{one}/") for pattern in fields())] == []
    assert row.absent is Absent.NOTHING or row.how is not How.NONE
    assert not (row.how is How.ALIKE and not row.pattern.startswith("lines/"))


@pytest.mark.parametrize("path", [
    "lines/3/hts", "lines/3", "lines", "", "/", "lines//origin", "lines/*/origin", "lines/3/origin/x", "days", "days/entered ", "lines/a b/origin",
    "lines/" + "9" * 41 + "/origin", "line/3/origin", "facts/steel_pct",
])
def test_a_path_that_no_row_takes_is_no_field(path):
    assert field_of(path) is None
    assert value(path, form()) == ""
    for hashed in (seal, likeness):
        with pytest.raises(ValueError):
            hashed(path, form())


@pytest.mark.parametrize(("path", "label", "line"), [
    ("lines/3/origin", "Country of origin", "3"), ("lines/l12/articles/2/hts", "Tariff number", "l12"), ("days/entered", "Day of entry", ""),
    ("lines/1/facts/steel_pct", "Fact that decides duty", "1"), ("transport/containers/4", "Container", ""),
    ("screening/buyer", "Screening of a party", ""),
])
def test_a_path_is_a_field(path, label, line):
    found = field_of(path)
    assert found is not None and found.label == label and line_of(path) == line


@pytest.mark.parametrize(("short", "path"), [
    ("lines/3/hts", "lines/3/articles/1/hts"), ("lines/3/value", "lines/3/articles/1/value"), ("lines/3/origin", "lines/3/origin"),
    ("value", "value"),
])
def test_a_short_path_has_one_long_form(short, path):
    assert canonical(short) == path


@pytest.mark.parametrize(("stands", "text"), [
    (None, ""), ("", ""), ([], ""), ({}, ""), (0, "0"), (False, "false"), ("CN", "CN"), ([1], "[1]"), ({"b": 1, "a": 2}, '{"a":2,"b":1}'),
])
def test_a_value_as_text(stands, text):
    assert text_of(stands) == text


def test_a_long_value_is_told_by_its_hash():
    assert text_of("x" * 8000) == "x" * 8000
    assert text_of("x" * 8001).startswith("sha256:") and text_of("x" * 8001) != text_of("y" * 8001)


def test_what_the_table_does_not_know_is_told():
    of = form()
    of["surprise"] = "x"
    of["lines"][0]["more"] = 1
    of["days"] = "yesterday"
    unlisted = {one.path for one in stated(of) if one.field is None}
    assert unlisted == {"surprise", "lines/1/more", "days"}


def test_silence_is_a_statement_where_the_table_says_so():
    of = form()
    paths = {one.path: one.text for one in stated(of)}
    assert paths["lines/1/adcvd"] == "" and paths["lines/1/related"] == "false" and "lines/1/program" not in paths
    of["lines"][0]["charges"] = 0
    of["lines"][0]["gross_weight"] = 0
    paths = {one.path: one.text for one in stated(of)}
    assert paths["lines/1/charges"] == "0" and "lines/1/gross_weight" not in paths
    assert {one.path for one in stated({}) if one.field and one.field.absent is Absent.MISSING} == {
        "type", "port", "importer", "transport/mode", "days/entered", "bond", "declarant"}


def test_what_a_field_rests_on_is_of_its_own_line():
    of = form(2)
    of["lines"][1]["description"] = "OTHER GOODS"
    assert list(at(of, "lines/*/description", "lines/2/articles/1/hts")) == [("lines/2/description", "OTHER GOODS")]
    assert len(list(at(of, "lines/*/description", "type"))) == 2
    assert list(at(keyed(of), "lines/*/description", "lines/2/origin")) == [("lines/2/description", "OTHER GOODS")]


@pytest.mark.parametrize(("path", "edit", "moves"), [
    ("lines/1/articles/1/hts", ("description", "OTHER GOODS"), True),
    ("lines/1/articles/1/hts", ("facts", {"steel_pct": "40"}), True),
    ("lines/1/articles/1/hts", ("gross_weight", 1), False),
    ("lines/1/articles/1/hts", ("origin", "VN"), False),
    ("lines/1/origin", ("manufacturer", "VNABC"), True),
    ("lines/1/program", ("origin", "VN"), True),
    ("lines/1/related", ("origin", "VN"), False),
])
def test_a_seal_moves_with_what_the_field_rests_on(path, edit, moves):
    before, after = form(2), form(2)
    after["lines"][0][edit[0]] = edit[1]
    assert (seal(path, before) != seal(path, after)) is moves
    other = path.replace("lines/1", "lines/2")
    assert seal(other, before) == seal(other, after)


def test_two_lines_of_one_product_are_alike_and_have_seals_of_their_own():
    of = form(2)
    one, other = "lines/1/articles/1/hts", "lines/2/articles/1/hts"
    assert likeness(one, of) == likeness(other, of) and seal(one, of) != seal(other, of)
    of["lines"][1]["facts"] = {"steel_pct": "40"}
    assert likeness(one, of) != likeness(other, of)


def test_a_key_keeps_a_line_apart_from_its_number():
    of = form(2)
    of["lines"][1]["key"] = "l7"
    before = seal("lines/l7/origin", of)
    of["lines"][1]["number"] = 1
    del of["lines"][0]
    assert seal("lines/l7/origin", of) == before


def test_two_lines_with_one_key_are_refused():
    of = form(2)
    of["lines"][1]["number"] = 1
    with pytest.raises(ValueError):
        keyed(of)
