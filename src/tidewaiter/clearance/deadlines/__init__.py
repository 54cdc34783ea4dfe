"""The clocks of customs work: what happened in, what is due and when out. Source: law/deadlines."""

from tidewaiter.clearance.deadlines.clock import Amount, Clock, Stake
from tidewaiter.clearance.deadlines.reading import Book, Fact, book
from tidewaiter.clearance.deadlines.reckon import Deadline, Otherwise, deadlines, is_late

__all__ = ["Amount", "Book", "Clock", "Deadline", "Fact", "Otherwise", "Stake", "book", "deadlines", "is_late"]
