"""The day at CBP of a moment, across both zones of the east coast and the year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tidewaiter.dates import cbp_day


@pytest.mark.parametrize("at, day", [
    (datetime(2026, 11, 19, 4, 59, 59, tzinfo=UTC), date(2026, 11, 18)),           # standard time: five hours
    (datetime(2026, 11, 19, 5, 0, tzinfo=UTC), date(2026, 11, 19)),
    (datetime(2026, 7, 24, 3, 59, 59, tzinfo=UTC), date(2026, 7, 23)),             # daylight time: four
    (datetime(2026, 7, 24, 4, 0, tzinfo=UTC), date(2026, 7, 24)),
    (datetime(2027, 1, 1, 4, 59, 59, tzinfo=UTC), date(2026, 12, 31)),
    (datetime(2026, 11, 19, 12, 59, tzinfo=timezone(timedelta(hours=8))), date(2026, 11, 18)),
])
def test_a_day_begins_at_midnight_on_the_east_coast(at, day):
    assert cbp_day(at) == day


def test_a_moment_without_a_zone_has_no_day():
    with pytest.raises(ValueError):
        cbp_day(datetime(2026, 11, 19, tzinfo=UTC).replace(tzinfo=None))
