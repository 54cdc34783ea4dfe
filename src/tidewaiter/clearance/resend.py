"""What sending a message once more would be: filed anew, put in the place of the one on file, a correction, a withdrawal, or refused and why.

CBP keeps one cargo release and one entry summary of an entry. What a second message does to the first is decided by where the first stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tidewaiter.clearance.file import File
from tidewaiter.clearance.states import state
from tidewaiter.clearance.tracks import Track
from tidewaiter.findings import Finding, Severity
from tidewaiter.values import immutable

_SE = "CATAIR Cargo Release, record SE10"
_AE = "CATAIR Entry Summary, record 10"
_RULE = "FILE-RESEND"


class Purpose(StrEnum):
    """What a message is to do."""

    RELEASE = "release"
    SUMMARY = "summary"
    CORRECTION = "correction"        # post summary correction
    DELETION = "deletion"            # of a summary that is still the filer's
    CANCELLATION = "cancellation"    # of a cargo release


@immutable
class Course:
    """What a message of a purpose would be now. `action` is CATAIR's letter, "" where it is not sent; `words` say what it does, or why not."""

    purpose: Purpose
    action: str
    words: str
    cite: str
    fix: str = ""

    @property
    def refused(self) -> tuple[Finding, ...]:
        """Why it is not sent; nothing where it is."""
        return () if self.action else (Finding(_RULE, Severity.FATAL, "file", self.words, self.cite, self.fix),)


def courses(file: File) -> tuple[Course, ...]:
    """What each message would be now, in the order in which they are sent."""
    return tuple(course(file.tracks, one) for one in Purpose)


def course(tracks: Iterable[Track], purpose: Purpose) -> Course:
    """What a message of this purpose would be, by where the file stands.

    >>> course((), Purpose.RELEASE).action, course((Track("release", "on_file"),), Purpose.RELEASE).action
    ('A', 'R')
    """
    there = tuple(tracks)
    return {
        Purpose.RELEASE: _release, Purpose.SUMMARY: _summary, Purpose.CORRECTION: _correction, Purpose.DELETION: _deletion,
        Purpose.CANCELLATION: _cancellation,
    }[purpose](there)


def _release(tracks: tuple[Track, ...]) -> Course:
    def of(action: str, words: str, fix: str = "") -> Course:
        return Course(Purpose.RELEASE, action, words, _SE, fix)

    if state(tracks, "release_change") in ("sent", "pending"):
        return of("", "a change of the release is on its way or before a person at CBP", "Wait for the answer.")
    match state(tracks, "release"):
        case "sent" | "certified":
            return of("", "the cargo release is on its way; its answer is awaited", "Wait for the answer. It is not sent twice.")
        case "cancelled":
            return of("", "the release was cancelled, and its entry number is not used again", "Begin a new file with a new entry number.")
        case "on_file" | "admissible" | "suspended":
            return of("R", "it replaces the cargo release on file")
        case "released":
            return of("R", "the goods are released: CBP looks at it as a request to correct the release, and a person may decide")
        case "rejected":
            return of("A", "it is filed anew: CBP refused the one before and kept nothing of it")
    return of("A", "it is filed for the first time")


def _summary(tracks: tuple[Track, ...]) -> Course:
    def of(action: str, words: str, fix: str = "") -> Course:
        return Course(Purpose.SUMMARY, action, words, _AE, fix)

    if state(tracks, "correction") == "sent":
        return of("", "a correction is on its way; its answer is awaited", "Wait for the answer.")
    money, liquidation = state(tracks, "money"), state(tracks, "liquidation")
    match state(tracks, "summary"):
        case "sent":
            return of("", "the summary is on its way; its answer is awaited", "Wait for the answer. It is not sent twice.")
        case "cancelled" | "not_needed":
            return of("", f"CBP wants no summary of this entry: it is {state(tracks, 'summary').replace('_', ' ')}", "Ask CBP before you file one.")
        case "inactivated":
            return of("R", "it takes the place of the summary that CBP inactivated")
        case "accepted" if liquidation in ("liquidated", "deemed", "reliquidated"):
            return of("", "the entry is liquidated: it is changed by a protest alone", "File a protest within 180 days (19 CFR 174.12).")
        case "accepted" if money in ("on_statement", "monthly", "authorised", "paid", "overdue", "refused"):
            return of("", "the summary has come to its statement and is CBP's: it is changed by a post summary correction", "Send a correction.")
        case "accepted":
            return of("R", "it replaces the summary on file, which is still yours until it comes to its statement")
        case "returned":
            return of("R", "it answers CBP's rejection; a rejected summary is filed again within two business days (19 CFR 141.64)")
        case "rejected":
            return of("A", "it is filed anew: CBP refused the one before and kept nothing of it")
    return of("A", "it is filed for the first time")


def _correction(tracks: tuple[Track, ...]) -> Course:
    def of(action: str, words: str, fix: str = "") -> Course:
        return Course(Purpose.CORRECTION, action, words, "82 FR 50656", fix)

    if state(tracks, "liquidation") in ("liquidated", "deemed", "reliquidated"):
        return of("", "the entry is liquidated: no correction is taken any more", "File a protest within 180 days (19 CFR 174.12).")
    if state(tracks, "summary") != "accepted":
        return of("", "there is no summary on file to correct", "Send the summary.")
    if state(tracks, "correction") == "sent":
        return of("", "a correction is on its way; its answer is awaited", "Wait for the answer. It is not sent twice.")
    if state(tracks, "money") == "none":
        return of("", "the summary is still yours: it is replaced, not corrected", "Send the summary again.")
    return of("R", "it corrects the summary that CBP has on its statement, with your reasons; CBP reviews it before liquidation")


def _deletion(tracks: tuple[Track, ...]) -> Course:
    def of(action: str, words: str, fix: str = "") -> Course:
        return Course(Purpose.DELETION, action, words, _AE, fix)

    if state(tracks, "summary") in ("none", "due", "cancelled", "not_needed"):
        return of("", "there is no summary at CBP to withdraw", "")
    if state(tracks, "summary") == "sent":
        return of("", "the summary is on its way; its answer is awaited", "Wait for the answer.")
    if state(tracks, "money") != "none":
        return of("", "the summary has come to its statement and is CBP's: CBP alone cancels it", "Ask the port in writing to cancel it.")
    return of("D", "it withdraws the summary; the entry number stays, and another summary is owed")


def _cancellation(tracks: tuple[Track, ...]) -> Course:
    def of(action: str, words: str, fix: str = "") -> Course:
        return Course(Purpose.CANCELLATION, action, words, _SE, fix)

    if state(tracks, "release_change") in ("sent", "pending"):
        return of("", "a change of the release is on its way or before a person at CBP", "Wait for the answer.")
    match state(tracks, "release"):
        case "none" | "rejected" | "cancelled":
            return of("", "there is no cargo release at CBP to cancel")
        case "sent" | "certified":
            return of("", "the cargo release is on its way; its answer is awaited", "Wait for the answer.")
        case "released":
            return of("D", "the goods are released: a person at CBP decides whether it is cancelled, and the entry number is not used again")
    return of("D", "it cancels the cargo release, and the entry number is not used again")
