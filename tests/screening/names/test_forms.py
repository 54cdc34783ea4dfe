"""The form of an organisation comes out of its name wherever it stands, and a name that looks like one stays."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.screening.names import forms as module
from tidewaiter.screening.names.forms import forms, table
from tidewaiter.screening.names.scripts import latin

CASES = (
    ("Limited Liability Company Boreal", "boreal", "llc"),
    ("OOO Boreal", "boreal", "llc"),
    ("Boreal, OOO", "boreal", "llc"),
    ("Obshchestvo s ogranichennoi otvetstvennostyu Boreal", "boreal", "llc"),
    ("Obschestvo s Ogranichenoy Otvetstvennostju Boreal", "boreal", "llc"),
    ("Общество с ограниченной ответственностью Бореал", "boreal", "llc"),
    ("OAO Boreal", "boreal", "jsc"),
    ("Open Joint-Stock Company Boreal", "boreal", "jsc"),
    ("Otkrytoye Aktsionernoye Obshchestvo Boreal", "boreal", "jsc"),
    ("ПАО Бореал", "boreal", "jsc"),
    ("Boreal Aktiengesellschaft", "boreal", "ag"),
    ("Boreal Aktiengeselschaft", "boreal", "ag"),
    ("Boreal AG", "boreal", "ag"),
    ("Boreal GmbH & Co. KG", "boreal", "kg"),
    ("Boreal S.A. de C.V.", "boreal", "sa"),
    ("Boreal, S. A. de C. V.", "boreal", "sa"),
    ("Boreal S de RL de CV", "boreal", "srl"),
    ("Boreal S.p.A.", "boreal", "spa"),
    ("Boreal Co., Ltd.", "boreal", "ltd"),
    ("Boreal Company Limited", "boreal", "ltd"),
    ("Boreal Pte Ltd", "boreal", "ltd"),
    ("Boreal Sdn. Bhd.", "boreal", "ltd"),
    ("Boreal (Pvt) Ltd", "boreal", "ltd"),
    ("Boreal d.o.o. za trgovinu", "boreal za trgovinu", "doo"),
    ("Boreal FZ-LLC", "boreal", "fz"),
    ("Boreal A.S.", "boreal", "as"),
    ("A/S Boreal", "boreal", "as"),
    ("Boreal Ticaret Anonim Sirketi", "boreal trading", "as"),
    ("Boreal Kft", "boreal", "kft"),
    ("Boreal Oy", "boreal", "oy"),
    ("PT Boreal Tbk", "boreal", "pt"),
    ("Federal State Unitary Enterprise Boreal", "boreal", "unitary"),
    ("FGUP Boreal", "boreal", "unitary"),
    ("深圳博锐有限公司", "shen zhen bo rui", "ltd"),
    ("Boreal Gen Trdg", "boreal general trading", ""),
    ("Boreal Int'l Mfg Corp", "boreal international manufacturing", "corp"),
    ("Boreal Impex", "boreal import export", ""),
    ("Salt & Pepper", "salt and pepper", ""),
    # a form cut off at the end of a screen of 35 or 25 characters
    ("Boreal Limited Liabilit", "boreal", "llc"),
    ("Boreal Public Joint St", "boreal", "jsc"),
    ("Boreal Joint Stock", "boreal", "jsc"),
    # words of a form apart from one another
    ("Arctic Limited Boreal Company Liability", "arctic boreal", "llc"),
    ("Stock Boreal Company Joint", "boreal", "jsc"),
    # what may be a name stays
    ("Ahmed Ag Boreal", "ahmed ag boreal", ""),
    ("As Boreal", "as boreal", ""),
    ("Islamic Shipping Lines", "islamic shipping lines", ""),
    ("Limited", "limited", "ltd"),
    ("S.A.", "sa", "sa"),
    ("Aktsionernoe Obshchestvo", "aktsionernoe obshchestvo", "jsc"),
)


@pytest.mark.parametrize(("name", "core", "classes"), CASES)
def test_the_form_and_what_is_left(name: str, core: str, classes: str) -> None:
    found = forms(latin(name).split())
    assert " ".join(found.core) == core
    assert " ".join(found.classes) == classes
    assert set(found.classes) <= {form.name for form in table()}


def test_kinds_of_body_are_told_apart() -> None:
    assert forms(["boreal", "gmbh"]).families == ("limited",)
    assert forms(["boreal", "ag"]).families == ("stock",)
    assert forms(["boreal"]).families == ()


def test_the_canonical_name_has_the_form_last() -> None:
    for name in ("OOO Boreal", "Boreal LLC", "Limited Liability Company Boreal"):
        assert forms(latin(name).split()).canonical == ("boreal", "llc")


WORDS = [*sorted({word for form in table() for word in form.phrase.split()}), "boreal", "arctic", "intl", "x", "1"]


@given(st.lists(st.sampled_from(WORDS), max_size=9))
def test_something_is_always_left_of_a_name(tokens: list[str]) -> None:
    found = forms(tokens)
    assert bool(found.core) == bool(tokens)
    assert found.classes == tuple(sorted(set(found.classes)))
    assert forms(tokens) == forms(tuple(tokens))


@given(st.lists(st.sampled_from(["boreal", "arctic", "marine", "shipping", "group"]), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_words_that_are_no_form_changes_nothing(tokens: list[str], chance: object) -> None:
    turned = list(tokens)
    chance.shuffle(turned)                                   # type: ignore[attr-defined]
    assert sorted(forms(turned).core) == sorted(forms(tokens).core)


@pytest.mark.parametrize("file", ["organisation_forms.csv", "words.csv", "written_words.csv", "names_alike.csv", "sounds.csv", "places.csv"])
def test_no_table_says_two_things_of_one_word(file: str) -> None:
    with Path(module.__file__).with_name(file).open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    key = {"organisation_forms.csv": ("phrase",), "words.csv": ("written",), "written_words.csv": ("script", "written"),
           "names_alike.csv": ("sound_as",), "sounds.csv": ("written",), "places.csv": ("name",)}[file]
    said = [tuple(row[one] for one in key) for row in rows]
    if file == "names_alike.csv":
        assert len({name for row in rows for name in row["names"].split()}) == sum(len(row["names"].split()) for row in rows)
    assert len(said) == len(set(said))
    assert all(None not in row.values() and None not in row for row in rows)


def test_every_form_is_known_and_may_stand_somewhere() -> None:
    for form in table():
        assert form.where in {"any", "end", "front", "ends"}, form
        assert latin(form.phrase) == form.phrase
        tokens = ["boreal", *form.phrase.split()] if form.where != "front" else [*form.phrase.split(), "boreal"]
        assert form.name in forms(tokens).classes, form
