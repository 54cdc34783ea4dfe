"""A name of any script becomes plain letters, and plain letters stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.screening.names.scripts import LONGEST, latin, script

PLAIN = (
    ("", ""),
    ("   ", ""),
    ("...", ""),
    ("A", "a"),
    ("ACME  Glass\tWorks", "acme glass works"),
    ("O'Reilly", "oreilly"),
    ("Sa\u2019b \u02bbAbd al-\u02bfAziz", "sab abd al aziz"),
    ("S.A. de C.V.", "sa de cv"),
    ("S.A", "sa"),
    ("C.A.R. Motors", "car motors"),
    ("d.o.o.", "doo"),
    ("L.L.C", "llc"),
    ("J. Smith", "j smith"),
    ("J.Smith", "j smith"),
    ("J.R. Smith", "jr smith"),
    ("ACME Co.,Ltd.", "acme co ltd"),
    ("STG.NAME", "stg name"),
    ("A/S Norden", "a s norden"),
    ("Al-Sham (Holding) [L.L.C]", "al sham holding llc"),
    ("Salt & Pepper+Sons", "salt and pepper and sons"),
    ("3.5 %", "3 5"),
    ("Robert'); DROP TABLE parties;--", "robert drop table parties"),
    ("ＡＣＭＥ Ｌｔｄ．", "acme ltd"),
    ("\u202eevil\u200bname\ufeff", "evilname"),
    ("😀 Smile 😀", "smile"),
    ("№ 5", "no 5"),
)

LATIN = (
    ("Müller Straße", "muller strasse"),
    ("Łódź Żółć", "lodz zolc"),
    ("İstanbul ığdır ŞİRKETİ", "istanbul igdir sirketi"),
    ("Nguyễn Văn Đình", "nguyen van dinh"),
    ("Ærø Ångström Øre", "aero angstrom ore"),
    ("Mu\u0308ller", "muller"),
)

OTHERS = (
    ("Евгений Щукин", "yevgeny shchukin"),
    ("Юрий Объедков", "yury obyedkov"),
    ("СЕРГЕЙ", "sergey"),
    ("Алексеевич", "alekseyevich"),
    ("Володимир Зеленський", "volodymyr zelensky"),
    ("Київ", "kyiv"),
    ("Гоўка", "houka"),
    ("Љубиша Ђорђевић", "ljubisa djordjevic"),
    ("Қасым Тоқаев", "kasym tokayev"),
    ("Сhina Оil", "china oil"),                            # Cyrillic letters in Latin words
    ("محمد بن سلمان", "muhammad bin salman"),
    ("عبدالله", "abdallah"),
    ("عبد الله", "abdallah"),
    ("حبیب الله", "habibullah"),
    ("السندي", "al sndi"),
    ("عبدالرحمن", "abd al rahman"),
    ("شرکت", "company"),
    ("深圳市明鑫源科技有限公司", "shen zhen shi ming xin yuan technology co ltd"),
    ("曾国强", "zeng guo qiang"),                          # a surname read as one
    ("重庆长安股份有限公司", "chong qing chang an co ltd"),
    ("北京，上海", "bei jing shang hai"),
    ("김정은", "kim jong un"),
    ("조선무역회사", "korea trading company"),
    ("シャッター ソニー", "shatta soni"),
    ("三菱株式会社", "san ling kk"),
    ("Μπάμπης Παπαδόπουλος", "bampis papadopoulos"),
    ("धनञ्जय वर्मा", "dhananjay varma"),
    ("קובי", "kobi"),
    ("สิริ", "siri"),
    ("Բարակ Օբամա", "barak obama"),
)


@pytest.mark.parametrize(("text", "plain"), [*PLAIN, *LATIN, *OTHERS])
def test_a_text_in_plain_letters(text: str, plain: str) -> None:
    assert latin(text) == plain


@pytest.mark.parametrize(("text", "name"), [
    ("ACME", "latin"), ("Müller", "latin"), ("12 &", "none"), ("", "none"), ("Газ", "cyrillic"), ("علي", "arabic"), ("中国", "han"), ("김", "hangul"),
    ("ソニー", "kana"), ("三菱ソニー", "kana"), ("Γη", "greek"), ("קו", "hebrew"), ("Газ Gas", "mixed"), ("ＡＣＭＥ", "latin"), ("გია", "georgian"),
    ("Բ", "armenian"), ("வா", "other"), ("😀", "none"), ("वर्मा", "devanagari"), ("สิริ", "thai"),
])
def test_the_script_of_a_text(text: str, name: str) -> None:
    assert script(text) == name


def test_capitals_and_spaces_make_no_difference() -> None:
    for text, plain in OTHERS:
        assert latin(f"  {text.upper()} ") == plain or text != text.upper().lower()


@given(st.text())
def test_plain_letters_stay_and_nothing_else_comes_out(text: str) -> None:
    plain = latin(text)
    assert latin(plain) == plain
    assert plain == " ".join(plain.split())
    assert all(letter.isascii() and (letter == " " or letter.isdigit() or letter.islower()) for letter in plain)
    assert isinstance(script(text), str)


@given(st.lists(st.sampled_from([text for text, _ in (*LATIN, *OTHERS)]), max_size=5))
def test_the_words_of_one_text_are_those_of_its_parts(texts: list[str]) -> None:
    made = latin(" | ".join(texts)).split()
    apart = [word for text in texts for word in latin(text).split()]
    # the language of Cyrillic is known by the whole text, so letters may differ, words not
    assert len(made) == len(apart)


WORDS = ["Boreal", "S.A.", "O'Hara", "Müller", "&", "Co.,", "(HK)", "Евгений", "محمد", "김정은", "12", "A/S"]


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_words_makes_the_same_words(words: list[str], chance: object) -> None:
    turned = list(words)
    chance.shuffle(turned)                                   # type: ignore[attr-defined]
    assert sorted(latin(" ".join(turned)).split()) == sorted(latin(" ".join(words)).split())


def test_what_goes_on_without_end_is_cut() -> None:
    assert len(latin("я" * 10 * LONGEST)) <= 4 * LONGEST
    assert latin("a" * 100_000) == "a" * 100_000


@pytest.mark.parametrize("piece", ["м", "ا", "a.", "мa", "ﷺ", "深", "' ", "\u200b", "ه الله "])
def test_a_long_text_is_no_trap(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    assert latin(text) == latin(latin(text))                 # a square or worse would not come back before the limit of a test
