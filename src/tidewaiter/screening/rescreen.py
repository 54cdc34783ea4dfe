"""Stored parties against the entries of a list that changed. What has nothing to do with those entries is not looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tidewaiter.screening.hit import Asked, Hit
from tidewaiter.screening.index import Index
from tidewaiter.screening.listed import Listed


def against(stored: Sequence[Asked], entries: Iterable[Listed], threshold: int) -> dict[int, tuple[Hit, ...]]:
    """The hits of each stored party on the entries, by its place in `stored`; a party without one is left out.

    A score turns on the two names alone, so these are just the hits on these entries that a whole screening gives.
    """
    index = Index(tuple(entries))
    return {n: hits for n, one in enumerate(stored) if (hits := index.search(one, threshold))}
