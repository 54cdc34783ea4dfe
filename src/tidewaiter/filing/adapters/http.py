"""HTTP and HTTPS: the message is posted under its control number, the replies are fetched by theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx

from tidewaiter.filing.wire import LARGEST, Outage, Receipt, Refused, Reply, WrongWire

TIMEOUT = httpx.Timeout(30, connect=5)
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_AT_ONCE = 100
_UNREACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class Http:
    """POST {url}/abi/{sender} and GET {url}/abi/{sender}/replies. `idempotent` where the other side keeps the Idempotency-Key."""

    def __init__(self, url: str, sender: str, *, idempotent: bool = True) -> None:
        try:
            place = httpx.URL(url)
        except httpx.InvalidURL:
            raise WrongWire(f"{url!r} is no address of HTTP") from None
        if not place.host:
            raise WrongWire(f"{url!r} names no host")
        self.idempotent = idempotent
        self._place = f"{str(place).rstrip('/')}/abi/{sender}"
        self._client = httpx.Client(timeout=TIMEOUT, headers={"Accept": "application/json"})

    def send(self, control: str, body: bytes) -> Receipt:
        headers = {"Idempotency-Key": control, "Content-Type": "application/octet-stream"}
        answer = self._asked("POST", self._place, content=body, headers=headers)
        told = _json(answer)
        if answer.status_code not in (200, 202):
            raise Refused(f"HTTP {answer.status_code}: {told.get('error') or _line(answer.text)}")
        if told.get("control") != control:
            raise Outage(f"HTTP {answer.status_code} acknowledges {told.get('control')!r} and not {control}", reached=True)
        number = told.get("number")
        return Receipt(number if isinstance(number, int) and 0 < number < LARGEST else None, bool(told.get("duplicate")))

    def replies(self, after: int) -> Iterator[Reply]:
        answer = self._asked("GET", f"{self._place}/replies", params={"after": after, "limit": _AT_ONCE})
        if answer.status_code != 200:
            raise Outage(f"HTTP {answer.status_code}: {_line(answer.text)}")
        try:
            found = [Reply(int(one["number"]), str(one["control"]), one["body"].encode("latin-1")) for one in answer.json()["replies"]]
        except (ValueError, TypeError, KeyError, AttributeError, UnicodeEncodeError) as error:
            raise Outage(f"the replies are not as agreed: {error!a}") from None
        if any(not 0 < one.number < LARGEST for one in found):
            raise Outage("the numbers of the replies are not as agreed")
        yield from found

    def close(self) -> None:
        self._client.close()

    def _asked(self, method: str, place: str, **extra: Any) -> httpx.Response:
        try:
            answer = self._client.request(method, place, **extra)
        except httpx.HTTPError as error:
            raise Outage(_line(str(error)) or type(error).__name__, reached=not isinstance(error, _UNREACHED)) from None
        if answer.status_code in _BUSY:
            wait = answer.headers.get("Retry-After", "")
            reached = answer.status_code in (500, 502, 504)
            raise Outage(f"HTTP {answer.status_code}: {_line(answer.text)}", seconds=int(wait) if wait.isdigit() else 0, reached=reached)
        return answer


def _json(answer: httpx.Response) -> dict[str, Any]:
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _line(text: str) -> str:
    return " ".join(text.split())[:200]
