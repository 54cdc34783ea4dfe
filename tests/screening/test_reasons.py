"""Every fact of a score has words, for where it is and where it is not."""

from tidewaiter.screening import reasons
from tidewaiter.screening.compare import Facts, facts
from tidewaiter.screening.prepared import prepare
from tidewaiter.screening.weighing import score


def test_every_fact_has_words() -> None:
    assert set(reasons._WORDS) == set(Facts._fields)
    assert set(reasons._NONE) <= set(Facts._fields)


def test_the_words_of_a_hit_name_each_word_and_each_share() -> None:
    asked, listed = prepare("Morning Tyde Shipping"), prepare("MORNING TIDE SHIPPING CO LTD")
    found = facts(asked, listed)
    said = reasons.of(score(), found, asked, listed, "as given")
    assert [one.words for one in said if one.feature == "word"] == [
        "morning: the same in both", "tyde for tide: spelling or sound, 93 of 100", "shipping: the same in both"]
    assert {one.feature: one.points for one in said if one.feature != "word"} == score().shares(found)
    assert not any("{" in one.words for one in said)
