"""What reviews found, counted: by the person who decided, the kind and family of error, the client, and the model, document or rule it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tidewaiter.clearance.decisions.errors import kinds
from tidewaiter.clearance.decisions.review import Answer, EntryReview, Feedback, State, Weight
from tidewaiter.values import immutable

NOT_TOLD = "not told"


@immutable
class Tallied:
    """How often something was found: `of` what is counted by (writer, kind, family, client, source, erred, reviewer), `key` which one.

    `reviews` are those in which it occurs, not those in which it could have; for a client and a reviewer they are all that were given.
    """

    of: str
    key: str
    errors: int
    material: int
    reviews: int
    returned: int


def tally(reviews: Iterable[EntryReview]) -> tuple[Tallied, ...]:
    """The counts over all reviews that were given, most errors first."""
    errors: dict[tuple[str, str], list[Feedback]] = defaultdict(list)
    seen: dict[tuple[str, str], list[EntryReview]] = defaultdict(list)
    for review in reviews:
        if review.state is not State.GIVEN:
            continue
        of_review = {("client", review.client or NOT_TOLD), ("reviewer", review.given_by or NOT_TOLD)}
        for one in review.feedback:
            for key in {*_keys(one), *of_review}:
                errors[key].append(one)
        for key in of_review | {key for one in review.feedback for key in _keys(one)}:
            seen[key].append(review)
    counted = (
        Tallied(of, key, len(errors[of, key]), sum(one.weight is Weight.MATERIAL for one in errors[of, key]), len(among),
                sum(review.answer is Answer.RETURN for review in among))
        for (of, key), among in seen.items()
    )
    return tuple(sorted(counted, key=lambda one: (one.of, -one.errors, one.key)))


def _keys(one: Feedback) -> Iterator[tuple[str, str]]:
    kind = kinds().get(one.kind)
    yield "writer", one.writer or NOT_TOLD
    yield "kind", one.kind
    yield "family", kind.family if kind else NOT_TOLD
    yield "source", one.source or NOT_TOLD
    yield "erred", one.by.value
