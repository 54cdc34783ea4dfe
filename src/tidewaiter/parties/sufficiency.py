"""How large a bond has to be. Whole cents in, whole cents out; no bond has fractions of a dollar.

Sources: 19 CFR 113.13, 10.31(f); Customs Directive 3510-004 with CBP's Current Bond Formulas (the last twelve months instead of the
last calendar year, always rounded up); How CBP Sets Bond Amounts (CSMS 59402411), by accounts of others.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tidewaiter.codes import bond_activities
from tidewaiter.parties.days import years_before
from tidewaiter.shapes import Cents
from tidewaiter.values import immutable

DOLLAR = 100
SMALL_STEP, LARGE_STEP, STEPS_CHANGE = 10_000 * DOLLAR, 100_000 * DOLLAR, 100_000 * DOLLAR
SHARE = 10                                          # one tenth
LEAST = 100 * DOLLAR                                # 113.13(a)
ALERT_PERCENT = 80                                  # of its use: the firm's own warning
TOOLS_AND_SAMPLES = ("98130020", "98130025", "98130050")    # 110 percent instead of double, 10.31(f)

Amounts = Iterable[tuple[date, int]]                # a day, and the duties, taxes and fees of that day in cents


@immutable
class Use:
    """How far a continuous bond is used on a day, all in cents."""

    window_start: date                              # first day counted
    window_end: date                                # last day counted
    counted: Cents                                  # duties, taxes and fees of the window
    prepared: Cents                                 # of entries prepared and not yet filed
    required: Cents                                 # by what is counted
    projected: Cents                                # with what is prepared
    percent: int | None = None                      # a tenth of what is counted, of the bond's amount; None where that is not known


def window(day: date) -> tuple[date, date]:
    """The first and last day of the twelve months that count on `day`, which is the last itself.

    >>> window(date(2026, 11, 22))
    (datetime.date(2025, 11, 23), datetime.date(2026, 11, 22))
    """
    before = years_before(day, 1)
    return date.fromordinal(min(before.toordinal() + 1, day.toordinal())), day


def counted(amounts: Amounts, day: date) -> int:
    """Duties, taxes and fees of the twelve months to `day`."""
    start, end = window(day)
    return sum(cents for on, cents in amounts if start <= on <= end)


def continuous(owed_cents: int, activity: str, day: date) -> int | None:
    """The amount of a continuous bond in cents for `owed_cents` of duties, taxes and fees in twelve months; None where no formula is published.

    Of an importer a tenth, not less than $50,000, rounded up to the next $10,000 up to $100,000 and to the next $100,000 above. Of other
    activities, whose amounts CBP sets case by case, the published minimum.

    >>> [continuous(cents, "1", date(2026, 1, 1)) // 100 for cents in (0, 500_000_00, 500_000_01, 1_000_000_00, 1_000_000_01)]
    [50000, 50000, 60000, 100000, 200000]
    """
    least = bond_activities.minimum(activity, "continuous", day)
    if least is None:
        return None
    return _round_up(max(owed_cents, least * DOLLAR * SHARE)) if activity == "1" else least * DOLLAR


def _round_up(tenths: int) -> int:
    """A tenth of `tenths`, up to the next step: nothing is lost to a fraction of a cent."""
    step = SMALL_STEP if tenths <= STEPS_CHANGE * SHARE else LARGE_STEP
    return -(-tenths // (step * SHARE)) * step


def use(amounts: Amounts, prepared_cents: int, bond_cents: int | None, day: date) -> Use | None:
    """How far an importer's continuous bond is used on `day`, by what was filed, and by what is prepared besides.

    None on a day for which no formula is held: what the bond must amount to is not known then.
    """
    owed = max(counted(amounts, day), 0)
    prepared = max(prepared_cents, 0)
    start, end = window(day)
    required, projected = continuous(owed, "1", day), continuous(owed + prepared, "1", day)
    if required is None or projected is None:
        return None
    return Use(
        start, end, owed, prepared, required, projected,
        -(-owed * 100 // (SHARE * bond_cents)) if bond_cents else None,
    )


def single(value_cents: int, owed_cents: int, restricted: bool = False) -> int:
    """The amount of a single transaction bond in cents: value with duties, taxes and fees; of restricted goods three times the value if that is more.

    Restricted are goods under quota or visa, and those of which another agency's rules ask redelivery. The next full dollar.

    >>> single(10_000_00, 513_01), single(10_000_00, 513_01, restricted=True)
    (1051400, 3000000)
    """
    amount = value_cents + owed_cents
    if restricted:
        amount = max(amount, 3 * value_cents)
    return max(next_dollar(amount), LEAST)


def temporary_importation(owed_cents: int, hts: str = "") -> int:
    """The amount for a temporary importation in cents: double the duties with fees, of some articles 110 percent (19 CFR 10.31(f)).

    >>> temporary_importation(500_00), temporary_importation(500_00, "9813005060")
    (100000, 55000)
    """
    percent = 110 if hts.startswith(TOOLS_AND_SAMPLES) else 200
    return max(next_dollar(-(-owed_cents * percent // 100)), LEAST)


def security_filing(day: date) -> int | None:
    """The usual amount of a single transaction bond for a security filing, in cents."""
    least = bond_activities.minimum("16", "single", day)
    return None if least is None else least * DOLLAR


def next_dollar(cents: int) -> int:
    """The next full dollar, in cents (113.13(a): fractions are not left in a bond's amount).

    >>> next_dollar(100_00), next_dollar(100_01)
    (10000, 10100)
    """
    return -(-cents // DOLLAR) * DOLLAR
