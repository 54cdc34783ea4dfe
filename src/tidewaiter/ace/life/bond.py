"""What happens to a bond on file on a day that was told before: it ends, or a user may no longer use it."""

from __future__ import annotations

from tidewaiter.ace.desk import Desk, Event


def terminated(desk: Desk, event: Event) -> None:
    if bond := desk.file.thing("bond", event.key):
        desk.file.keep("bond", event.key, bond | {"state": "terminated"})


def user_deleted(desk: Desk, event: Event) -> None:
    if bond := desk.file.thing("bond", event.key):
        gone = [*bond.get("expired_users", ()), event.about["user"]]
        desk.file.keep("bond", event.key, bond | {"expired_users": sorted(set(gone))})


HANDLERS = {"bond.terminated": (terminated,), "bond.user_deleted": (user_deleted,)}
