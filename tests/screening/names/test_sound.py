"""One name written in the usual ways sounds the same; different names do not."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.screening.names.scripts import latin
from tidewaiter.screening.names.sound import skeleton, sound

ALIKE = (
    "yevgeny evgenii evgeniy evgeny yevgeniy evgeni",
    "mohammed muhammad mohamad mohamed muhammed mohammad",
    "mohammadi muhammedi mohammedi",
    "khalid chalid halid khaled",
    "iwanowich ivanovich ivanowicz ivanovic ivanovych ivanovitch",
    "ksiaokun xiaokun", "hsiao xiao", "zhang jang", "tsai tzai",
    "tsentr tzentr centr", "tsyplakov cyplakov",
    "wolf volf", "bekhruz behruz behrouz", "dzhamal jamal djamal",
    "abbas abas", "sergei sergey sergii sergej serhiy", "nooristani nuristani nouristani",
    "qaddafi kaddafi", "philip filip phillip", "bock bok",
    "schmidt shmidt", "mueller muller", "goering goring", "jaeger jager",
    "nikolayevich nikolaevich nikolaevic nikolaewich", "alekseyevich alekseevich alekseievich",
    "aleksandrovich alexandrovich alexanderowich",
    "hussein husayn hussain hosein hoseyn", "saad sad", "vasilyevich vasilevich vasilievich vasiljevic",
    "smirnov smirnoff smirnow", "kovalyov kovalev", "dawud daoud dawood daud", "rauf raouf raoof",
    "saifuddin saifaldin seifeddin seifeddine", "yuri iurii juri youri yuriy", "abdallah abdulla abdullah abdollah",
    "habibullah habiballah habibollah", "tatyana tatiana tatjana", "khlebnikov hlebnikov", "uzhuralzoloto ujuralzoloto",
    "obshchestvo obschestvo obshchestwo", "otvetstvennostyu otvetstvennostiu otvetstvennostju",
    "fatemeh fatima fatimah", "gulam ghulam gholam", "lee li yi rhee ri", "park pak bak", "jong jung jeong", "choe choi", "kim gim",
    "shcherbakov scherbakov schtscherbakov", "exchange ekschange", "qaeda qaida", "hizballah hezbollah hizbullah",
)
APART = (
    "ali vali", "hasan husayn", "umar amir", "ivanov ivanova", "petrov petrovich", "kim kang", "zhang zheng", "wang wong", "smith schmidt",
    "ii iii", "vi vii", "iv vi", "limited liability", "chen hen", "saddam said", "aleksandr aleksey", "nasir nasr", "salim salman", "rahman rahim",
    "karim kamal", "mahmud muhammad", "hamad hamid", "david davidov", "maria marina", "a b", "e y", "karaj kari", "hajj hai",
)


@pytest.mark.parametrize("names", ALIKE)
def test_the_ways_of_one_name_sound_alike(names: str) -> None:
    assert len({sound(name) for name in names.split()}) == 1, {name: sound(name) for name in names.split()}


@pytest.mark.parametrize("names", APART)
def test_different_names_sound_different(names: str) -> None:
    assert len({sound(name) for name in names.split()}) == len(names.split())


@pytest.mark.parametrize(("written", "said"), [
    ("tkriti", "tikriti"), ("sndi", "sindi"), ("hmdan", "hamdan"), ("drukdal", "droukdel"), ("wziri", "waziri"), ("bghdadi", "baghdadi"),
])
def test_a_script_without_vowels_has_the_bones_of_the_name(written: str, said: str) -> None:
    assert skeleton(written) == skeleton(said) != ""


@pytest.mark.parametrize("word", ["a", "aeiou", ""])
def test_a_word_of_vowels_has_no_bones(word: str) -> None:
    assert skeleton(word) in ("", "A")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", max_size=40))
def test_any_word_has_one_sound(word: str) -> None:
    assert sound(word) == sound(word)
    assert sound(word).isascii() and skeleton(word).isascii()
    assert not word or len(sound(word)) <= 2 * len(word) + 6


@pytest.mark.reference
def test_few_names_of_a_list_fall_together(reference: Path) -> None:
    path = reference / "screening/consolidated_screening_list_2022-04.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        texts = [text for row in csv.DictReader(file) for text in (row["name"], *row["alt_names"].split(";"))]
    words = {word for text in texts for word in latin(text).split() if word.isalpha() and len(word) > 2}
    groups = Counter(map(sound, words))
    assert len(words) > 20_000
    assert len(groups) > 0.75 * len(words)                   # most words sound like no other
    assert max(groups.values()) <= 25                        # the largest group is the ways to write one name
    assert sum(count * (count - 1) // 2 for count in groups.values()) < len(words) // 2
