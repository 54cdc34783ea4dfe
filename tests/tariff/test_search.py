"""Words find numbers: in small invented schedules, and by the trade words that are shipped."""

from __future__ import annotations

import csv
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidewaiter.lawfiles import law_dir
from tidewaiter.tariff import schedule
from tidewaiter.tariff.search import Document, Index, build, read_terms, trade_terms

GOODS = (
    Document("7318", ("Bolts, nuts and rivets, of metal:",), ()),
    Document("73181520", ("Bolts, nuts and rivets, of metal:", "Bolts of stainless steel"), ("kg",)),
    Document("73181600", ("Bolts, nuts and rivets, of metal:", "Nuts"), ("No.", "kg")),
    Document("73182300", ("Bolts, nuts and rivets, of metal:", "Rivets, other than bolts"), ("kg",)),
    Document("7320", ("Springs for bolts:",), ("No.",)),
    Document("6109", ("Shirts without collar, knitted:",), ()),
    Document("61091000", ("Shirts without collar, knitted:", "Of cotton"), ("doz.", "kg")),
    Document("61099010", ("Shirts without collar, knitted:", "Of other fibers", "Of wool"), ("doz.",)),
    Document("61099015", ("Shirts without collar, knitted:", "Of other fibers", "Of silk"), ("doz.",)),
    Document("61124100", ("Swimwear:", "For women"), ("doz.",)),
    Document("62041100", ("Women's dresses:", "Of wool"), ("No.",)),
    Document("62044400", ("Women's suits, for dressing well:",), ("No.",)),
    Document("56031100", ("Nonwovens:", "Of man-made filaments"), ("kg",)),
    Document("8422", ("Dishwashers:",), ("No.",), terms=("dish cleaning machine",)),
    Document("85176200", ("Telephone sets:", "Routing apparatus"), ("No.",), terms=("router", "wi-fi box")),
    Document("84672200", ("Tools for working in the hand:", "Saws"), ("No.",), terms=("wood router",)),
    Document("85076000", ("Accumulators:", "Of lithium"), ("No.",), terms=("power bank", "battery pack"), wider=("rechargeable battery",)),
    Document("76061100", ("Plates of aluminum:", "Not alloyed"), ("kg",)),
    Document("42021200", ("Trunks and cases:", "With outer surface of plastics"), ("No.",)),
    Document("98010010", ("Bolts returned after repair abroad:",), ()),
    Document("99038101", ("Bolts of stainless steel:",), ("kg",)),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    build(folder, GOODS)
    return Index(folder)


def numbers(index, text, **filters):
    return [hit.number for hit in index.search(text, **filters)]


FIRST = [
    ("nuts", "73181600"), ("stainless bolts", "73181520"), ("rivet", "73182300"), ("springs for bolts", "7320"),
    ("SHIRTS of COTTON", "61091000"), ("cotton shirt", "61091000"), ("silk shirts, knitted", "61099015"), ("women's dress", "62041100"),
    ("dressing", "62044400"), ("aluminium plate", "76061100"), ("non-woven", "56031100"), ("dish washer", "8422"),
    ("router", "85176200"), ("wood router", "84672200"), ("Power Banks", "85076000"), ("powerbank", "85076000"), ("wi-fi boxes", "85176200"),
    ("small black power bank with cable", "85076000"), ("rechargeable battery", "85076000"), ("machine for dish cleaning", "8422"),
]


@pytest.mark.parametrize(("text", "number"), FIRST, ids=[text for text, _ in FIRST])
def test_words_find_their_number_first(index, text, number):
    assert numbers(index, text)[0] == number


def test_a_lines_own_words_count_more_than_those_above_it(index):
    found = numbers(index, "bolts")
    assert found.index("73181520") < found.index("73182300")


def test_what_a_line_leaves_out_hardly_attracts(index):
    hits = {hit.number: hit.score for hit in index.search("stainless bolts", chapter="73")}
    assert hits["73181520"] > 1.5 * hits["73182300"]


@pytest.mark.parametrize("text", ["rivets other than bolts", "rivets, not bolts", "rivets, excluding bolts", "rivets except for bolts"])
def test_what_a_query_leaves_out_is_not_looked_for(index, text):
    assert index.search(text) == index.search("rivets")


def test_a_query_that_only_leaves_out_is_taken_as_words(index):
    assert numbers(index, "not silk")[0] == "61099015"


@pytest.mark.parametrize(("wrong", "right"), [("stainles", "stainless"), ("alumnium", "aluminum"), ("aluminimum", "aluminum"), ("slik", "silk")])
def test_a_word_nobody_has_is_taken_for_the_nearest_and_says_so(index, wrong, right):
    hit = index.search(wrong)[0]
    assert any(repr(right) in why or repr(f"{right}s") in why for why in hit.because)
    assert numbers(index, wrong)[0] == numbers(index, right)[0]


def test_a_known_word_is_never_corrected(index):
    # "suits" and "nuts", "wool" and "wood" are neighbours, and each stays what it is
    for word in ("suits", "nuts", "wool", "wood", "silk", "plates"):
        assert all("taken for" not in why for hit in index.search(word) for why in hit.because)
    assert "73181600" not in numbers(index, "suits") and "84672200" not in numbers(index, "wool")


def test_a_misspelt_word_counts_less_than_the_right_one(index):
    assert index.search("stainles")[0].score < index.search("stainless")[0].score


def test_a_short_or_unknown_word_finds_nothing(index):
    assert [index.search(word) for word in ("sil", "qqq", "zzzzzzzz", "\u65e5\u672c\u8a9e\u65e5\u672c")] == [[]] * 4


@pytest.mark.parametrize(("said", "meant", "number"), [
    ("phone", "telephone", "85176200"), ("swimming costume", "swimwear", "61124100"), ("accumulators", "storage battery", "85076000"),
])
def test_a_spoken_word_or_expression_finds_what_the_schedule_calls_it_and_says_so(index, said, meant, number):
    hit = index.search(said)[0]
    assert hit.number == number and any(why.startswith(repr(said)) and meant.split()[-1] in why for why in hit.because)


def test_a_hit_names_the_trade_word_that_led_to_it(index):
    hits = {hit.number: hit.because for hit in index.search("power bank for router")}
    named = {number: [why.split("'")[1] for why in because if "trade word" in why] for number, because in hits.items()}
    assert (named["85076000"], named["85176200"], named["84672200"]) == (["power bank"], ["router"], [])


def test_a_part_of_a_trade_word_is_no_trade_word(index):
    assert index.search("bank")[0].because == ()


FILTERS = [
    ("bolts", {"chapter": "73"}, {"73181520", "73182300", "73181600", "7320", "7318"}), ("bolts", {"chapter": "99"}, {"99038101"}),
    ("bolts", {"chapter": "98"}, {"98010010"}), ("bolts", {"chapter": "01"}, set()), ("wool", {"unit": "doz"}, {"61099010"}),
    ("wool", {"unit": " DOZ. "}, {"61099010"}), ("wool", {"unit": "No"}, {"62041100"}), ("wool", {"unit": "kg"}, set()),
    ("wool", {"unit": "No.", "chapter": "61"}, set()), ("nuts", {"unit": "no", "chapter": "73"}, {"73181600", "7320"}),
]


@pytest.mark.parametrize(("text", "filters", "allowed"), FILTERS)
def test_a_filter_holds(index, text, filters, allowed):
    found = set(numbers(index, text, **filters))
    assert found <= allowed and bool(found) == bool(allowed)


def test_chapters_98_and_99_stand_behind_unless_they_are_asked_for(index):
    found = numbers(index, "stainless steel bolts")
    assert found.index("73181520") < found.index("99038101")
    assert index.search("stainless steel bolts", chapter="99")[0].score > index.search("stainless steel bolts")[found.index("99038101")].score


def test_a_number_comes_once_with_none_above_it_but_a_heading_that_is_better(index):
    found = numbers(index, "bolts nuts rivets metal", top=20)
    for place, one in enumerate(found):
        assert not [other for other in found[:place] if other.startswith(one)]
        assert not [other for other in found[place:] if other != one and len(one) > 4 and other.startswith(one)]


def test_a_heading_that_is_best_is_followed_by_its_subheadings(tmp_path):
    build(tmp_path, [Document("7601", ("Kettles and pans:",), ()), Document("76011000", ("Kettles and pans:", "Of aluminum, for the kitchen"), ()),
                     Document("76012000", ("Kettles and pans:", "Of a steel that does not rust"), ())])
    assert numbers(Index(tmp_path), "kettles pans") == ["7601", "76011000", "76012000"]


def test_each_subheading_comes_before_any_comes_twice(tmp_path):
    found = [f"{subheading}{line}" for subheading in ("940511", "940519", "940521") for line in range(10, 15)]
    build(tmp_path, [Document(number, ("Lamps:", f"Lamps of kind {number[6:]}"), ()) for number in found])
    found = Index(tmp_path).search("lamps", top=3)
    assert {hit.number[:6] for hit in found} == {"940511", "940519", "940521"}
    assert len(Index(tmp_path).search("lamps", top=8)) == 8


def test_the_best_stand_first_and_top_is_the_most(index):
    for top in (1, 2, 1000):
        hits = index.search("bolts steel wool cotton saws", top=top)
        assert len(hits) <= top and all(one.score >= two.score for one, two in pairwise(hits))
    assert index.search("bolts", top=1) == index.search("bolts")[:1]
    with pytest.raises(ValueError, match="at least one"):
        index.search("bolts", top=0)


ODD = ["", " ", "\t\n", "...", "?!", "'", '"', "(", "bolts AND (", "own:bolts", "*", "bolts~2", "\0", "bolts\0nuts", "\ud800", "bolts \udc80 nuts",
       "\u0130stanbul", "\u00df" * 60, "x" * 5000, "bolts " * 5000, "'s", "non-", "non- ", "not", "other than", "other than bolts", "e\u0301" * 30]


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_odd_text_gives_hits_or_none_and_never_an_error(index, text):
    assert all(hit.number for hit in index.search(text))


def test_marks_between_words_change_nothing(index):
    assert numbers(index, "bolts\0stainless") == numbers(index, "bolts (stainless)") == numbers(index, "bolts stainless")


WORDS = st.lists(st.sampled_from(sorted({word for one in GOODS for text in one.path for word in text.split()})), max_size=6).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), WORDS), st.integers(1, 30), st.sampled_from(["", "73", "61", "99", "12"]), st.sampled_from(["", "kg", "No."]))
def test_whatever_is_asked_hits_obey_the_filters(index, text, top, chapter, unit):
    by_number = {one.number: one for one in GOODS}
    hits = index.search(text, top, chapter, unit)
    assert len(hits) <= top and len({hit.number for hit in hits}) == len(hits)
    assert all(hit.number.startswith(chapter) and (not unit or unit in by_number[hit.number].units) and hit.score > 0 for hit in hits)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS)
def test_the_same_question_has_the_same_answer_whatever_its_case(index, text):
    assert index.search(text) == index.search(text.upper()) == index.search(f"  {text.lower()} ?")


BAD_TERMS = [
    ("", "HTS-TERMS"), ("widget,7326\n", "HTS-TERMS"), ("term;number\nwidget;7326\n", "HTS-TERMS"), ("term,number\nwidget,73269\n", "HTS-TERMS-ROW"),
    ("term,number\n,7326\n", "HTS-TERMS-ROW"), ("term,number\n!!!,7326\n", "HTS-TERMS-ROW"), ("term,number\nwidget,\n", "HTS-TERMS-ROW"),
    ("term,number\nwidget\n", "HTS-TERMS-ROW"), ("term,number\nwidget,73I9\n", "HTS-TERMS-ROW"),
    (f"term,number\n{'x' * 200_000},7326\n", "HTS-TERMS"), (f"term,number\nwidget,7326\n{'x' * 200_000},7326\n", "HTS-TERMS"),
]


@pytest.mark.parametrize(("text", "rule"), BAD_TERMS)
def test_words_that_cannot_be_taken_are_told(text, rule):
    terms, findings = read_terms(text)
    assert (terms, [one.rule for one in findings]) == ({}, [rule])


def test_good_rows_stand_beside_bad_ones():
    terms, findings = read_terms("number,term,note\n7326.90,big  widget,x\n\n73269,small widget\n7326.90,gadget\n")
    assert terms == {"732690": ("big widget", "gadget")} and [one.where for one in findings] == ["line 4"]


def shipped():
    for path in sorted((law_dir() / "terms").glob("[0-9]*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield path, list(csv.DictReader(file))


def test_shipped_trade_words_are_many_and_sorted_and_none_twice():
    rows = [(row["number"], row["term"]) for _, found in shipped() for row in found]
    assert len(rows) >= 1200 and len({number[:2] for number, _ in rows}) >= 90
    assert rows == sorted(set(rows))


def test_each_shipped_file_holds_the_chapters_of_its_name():
    for path, found in shipped():
        first, last = path.stem.split("-")
        assert all(first <= row["number"][:2] <= last for row in found), path.name


def test_shipped_trade_words_are_small_letters_and_more_than_one():
    odd = [term for terms in trade_terms().values() for term in terms
           if term != term.lower() or sum(map(str.isalpha, term)) < 2 or term != " ".join(term.split())]
    assert odd == []


def test_every_number_with_trade_words_is_in_the_schedule():
    newest = schedule.editions()[-1].span.start
    assert [number for number in trade_terms() if not schedule.under(number, newest) and not schedule.row(number, newest)] == []


def test_no_word_stands_at_a_number_and_again_above_it():
    by_term: dict[str, set[str]] = {}
    for number, terms in trade_terms().items():
        for term in terms:
            by_term.setdefault(term, set()).add(number)
    assert [(term, one) for term, found in by_term.items() for one in found for two in found if one != two and one.startswith(two)] == []


def test_spoken_words_are_sorted_small_letters_and_mean_something_else():
    with (law_dir() / "terms" / "words.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["word"], row["means"]) for row in csv.DictReader(file)]
    assert [word for word, _ in rows] == sorted({word for word, _ in rows})
    assert [row for row in rows if row != tuple(map(str.lower, row)) or row[0] in row[1].split("/") or not all(row[1].split("/"))] == []
    assert [word for word, _ in rows if len(word.split()) > 2] == []
