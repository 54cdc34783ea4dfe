"""Days in the forms that the chapters print, and the century of those that name two digits of a year."""

from __future__ import annotations

from datetime import date

# Class D is MMDDYY everywhere (B&B-7); in-bond, broker download and partner agency chapters name the others field by field.
FORMS = ("MMDDYY", "YYMMDD", "MMDDCCYY", "CCYYMMDD")

# Two digits name a year of the hundred from this one. No chapter says which century they mean; ABI began in the eighties, and suspended
# entries of those years are still answered for.
FIRST_YEAR = 1980

_ALWAYS = ("(?:(?:0[13578]|1[02])(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)(?:0[1-9]|[12][0-9]|30)"
           "|02(?:0[1-9]|1[0-9]|2[0-8]))")
_BY_FOUR = "(?:[02468][048]|[13579][26])"
_YEAR = {2: "[0-9]{2}", 4: "(?!0000)[0-9]{4}"}
_LEAP = {2: _BY_FOUR, 4: f"(?:[0-9]{{2}}(?!00){_BY_FOUR}|(?!00){_BY_FOUR}00)"}


def read_day(text: str, form: str = "MMDDYY") -> date | None:
    """The day that the digits name; None if they name none.

    >>> read_day("091826"), read_day("123179"), read_day("010180"), read_day("19991231", "CCYYMMDD"), read_day("023026")
    (datetime.date(2026, 9, 18), datetime.date(2079, 12, 31), datetime.date(1980, 1, 1), datetime.date(1999, 12, 31), None)
    """
    if len(text) != len(form) or not (text.isascii() and text.isdigit()):
        return None
    year, month, day = (int("".join(c for c, letter in zip(text, form, strict=True) if letter in part)) for part in ("CY", "M", "D"))
    if "C" not in form:
        year = FIRST_YEAR + (year - FIRST_YEAR) % 100
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_mmddyy(text: str) -> date | None:
    """The day that six digits name; None if they name none.

    >>> read_mmddyy("091826"), read_mmddyy("023026")
    (datetime.date(2026, 9, 18), None)
    """
    return read_day(text)


def write_day(day: date, form: str = "MMDDYY") -> str:
    """The day in its form; as ISO 8601, which no field has room for, where two digits would name another century.

    >>> write_day(date(2026, 9, 18)), write_day(date(1979, 12, 31))
    ('091826', '1979-12-31')
    """
    if "C" not in form and not FIRST_YEAR <= day.year < FIRST_YEAR + 100:
        return day.isoformat()
    year = form.replace("CCYY", f"{day.year:04}").replace("YY", f"{day.year % 100:02}")
    return year.replace("MM", f"{day.month:02}").replace("DD", f"{day.day:02}")


def pattern(form: str) -> str:
    """A regular expression of exactly the texts that name a day in this form."""
    digits = 4 if "C" in form else 2
    year, leap = _YEAR[digits], _LEAP[digits]
    return f"(?:{year}{_ALWAYS}|{leap}0229)" if form.startswith(("Y", "C")) else f"(?:{_ALWAYS}{year}|0229{leap})"
