"""Two ratings of one history against each other: the differences, and until when each may be asked back."""

from tidewaiter.batch.compare.compare import GROUPS, Comparison, compare
from tidewaiter.batch.compare.side import NotComparable, Side, read_sides
from tidewaiter.batch.compare.ways import Way, ways

__all__ = ["GROUPS", "Comparison", "NotComparable", "Side", "Way", "compare", "read_sides", "ways"]
