"""A file from a service over HTTPS: tried again, gone on with where it broke off, never put together from two versions.

Only the named host is spoken to. It is sent no cookie, no credential, and no word of what is asked for beyond the address.
"""

from __future__ import annotations

import json
import re
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from socket import gaierror
from typing import Any, TypeVar

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential, wait_random

from tidewaiter import __version__
from tidewaiter.service.wrong_call import WrongCall

LARGEST = 200_000_000            # bytes, packed or not; the whole schedule has 14 million
_LARGEST_ANSWER = 5_000_000      # bytes of an answer that is no file
_LOCAL = ("localhost", "127.0.0.1", "::1")
_REDIRECTS = 5
_TIMES = ("", "", " twice", " three times", " four times", " five times", " six times", " seven times", " eight times", " nine times", " ten times")

T = TypeVar("T")
Watch = Callable[[int, int | None], None]      # bytes here, and bytes in all where that is known


@dataclass(frozen=True)
class Patience:
    """How often to try, and how long to wait. Everything but `tries` and `pace` is in seconds.

    The wait before another try doubles from `first` to `longest`, with up to `first` added by chance. A service that asks for more
    by Retry-After gets it, up to `asked`. Fewer than `pace` bytes a second over one `timeout` count as silence.
    """

    tries: int = 5
    timeout: float = 60
    first: float = 1
    longest: float = 60
    asked: float = 300
    pace: int = 1_000


class Refused(WrongCall):
    """Asking again would bring the same."""


class Unanswered(Refused):
    """The service is there, and has no answer to this question."""


class Passing(Exception):
    """What may be gone at the next try. `wait` is how many seconds the service asked for."""

    def __init__(self, reason: str, wait: float = 0) -> None:
        super().__init__(reason)
        self.wait = wait


class CutOff(Passing):
    """Fewer bytes came than make the file."""


class GivenUp(WrongCall):
    """Every try failed."""


class StillCutOff(GivenUp):
    """Every try failed, the last of them because the file came cut off."""


@dataclass(frozen=True)
class Version:
    """Which bytes a file is made of, as the service tells one state of it from another.

    `etag` and `modified` are empty unless strong: equal ones mean equal bytes. `total` counts bytes as they are sent, packed or not.
    """

    url: str
    label: str
    etag: str
    modified: str
    encoding: str
    total: int | None

    @property
    def validator(self) -> str:
        """What If-Range may name (RFC 9110, 13.1.5); empty where there is nothing."""
        return self.etag or self.modified


@dataclass(frozen=True)
class Part:
    """A download on disk, whole or not yet, and beside it which version the bytes belong to."""

    path: Path

    @property
    def _beside(self) -> Path:
        return self.path.with_name(f"{self.path.name}.json")

    def size(self) -> int:
        return self.path.stat().st_size if self.path.is_file() else 0

    def version(self) -> Version | None:
        """None where there are no bytes to go on from, or nothing trustworthy says whose they are."""
        try:
            held = Version(**json.loads(self._beside.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        texts = (held.url, held.label, held.etag, held.modified, held.encoding)
        if not all(isinstance(text, str) and text.isascii() for text in texts) or not isinstance(held.total, int | None):
            return None
        return held if self.size() and held.validator and (held.total is None or self.size() < held.total) else None

    def begin(self, version: Version) -> None:
        """No bytes yet, of this version. The old bytes go first: a crash in between leaves none under a new name."""
        self.drop()
        fresh = self.path.with_name(f"{self.path.name}.new")
        fresh.write_text(json.dumps(asdict(version)), encoding="utf-8")
        fresh.replace(self._beside)

    def drop(self) -> None:
        self.path.unlink(missing_ok=True)
        self._beside.unlink(missing_ok=True)


@dataclass(frozen=True)
class Service:
    """One service at one address. Made by `connect`."""

    base: httpx.URL
    client: httpx.Client = field(repr=False)
    patience: Patience
    onward: frozenset[str] = frozenset()         # other hosts to which this one may send on

    @property
    def host(self) -> str:
        return self.base.host

    def url(self, path: str, **words: str) -> httpx.URL:
        return self.base.copy_with(path=self.base.path.rstrip("/") + path, params=words or None)

    def persist(self, what: Callable[[], T]) -> T:
        """What `what` gives, called again while it raises Passing. GivenUp tells how often it was tried and why."""
        reasons: list[str] = []

        def attempt() -> T:
            try:
                return what()
            except Passing as error:
                reasons.append(str(error))
                if error.wait > self.patience.asked:
                    raise GivenUp(f"{error} and asks to come back in {error.wait:.0f} s; fetch again then") from None
                raise

        again = Retrying(stop=stop_after_attempt(self.patience.tries), wait=self._wait, retry=retry_if_exception_type(Passing), reraise=True)
        try:
            return again(attempt)
        except Passing as error:
            kind = StillCutOff if isinstance(error, CutOff) else GivenUp
            raise kind(_sum(reasons)) from None

    def _wait(self, state: RetryCallState) -> float:
        own = wait_exponential(self.patience.first, self.patience.longest)(state) + wait_random(0, self.patience.first)(state)
        error = state.outcome.exception() if state.outcome else None
        return max(own, error.wait if isinstance(error, Passing) else 0)

    def ask(self, path: str) -> Any:
        """A short answer in JSON. Tried again; Unanswered where it is not there or is no JSON."""
        return self.persist(lambda: self._ask(self.url(path)))

    def read(self, url: httpx.URL) -> bytes:
        """A short answer as it is, a page mostly. Tried again; Unanswered where it is not there."""
        return self.persist(lambda: self._short(url))

    def _ask(self, url: httpx.URL) -> Any:
        body = self._short(url)
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            kind = "a web page" if is_web_page(body) else "something that is no JSON"
            raise Unanswered(f"{self.host} answers {url.path} with {kind}") from None

    def _short(self, url: httpx.URL) -> bytes:
        with self._opened(url, {"Accept-Encoding": "identity"}) as response:
            self._must_be(response, 200)
            body = b""
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > _LARGEST_ANSWER:
                    raise Unanswered(f"{self.host} answers {url.path} with more than {_LARGEST_ANSWER:,} bytes")
        return body

    def download(self, url: httpx.URL, part: Part, label: str, watch: Watch, unless: str = "", since: str = "") -> Version | None:
        """One try to fill `part` from `url`, going on where an earlier one broke off. Its version; None where it is still `unless`, an entity tag,
        or has not changed `since`, a day of HTTP.

        Bytes are gone on with only under the same `label` and validator, when the answer repeats the validator, the length, the
        encoding and the place; otherwise the file is begun again. Passing and CutOff leave in place what has come.
        """
        held = None if unless or since else part.version()
        if held and (held.url, held.label) != (str(url), label):
            held = None
        words = {"Accept-Encoding": "gzip"}
        if unless or since:
            words |= {name: value for name, value in (("If-None-Match", unless), ("If-Modified-Since", since)) if value}
        elif held:
            words |= {"Range": f"bytes={part.size()}-", "If-Range": held.validator}
        with self._opened(url, words) as response:
            if response.status_code == 304 and (unless or since):
                return None
            if held and response.status_code in (206, 416):
                total = _goes_on(response, held, part.size())
                if total is None:
                    part.drop()
                    raise Passing(f"{self.host} does not go on with the version it began")
                held = replace(held, total=total)
            else:
                self._must_be(response, 200)
                held = _version(response, str(url), label)
                part.begin(held)
            if held.encoding not in ("", "identity", "gzip", "x-gzip"):
                raise Refused(f"{self.host} packs its answer as {held.encoding!r}, which nobody asked for")
            if (held.total or 0) > LARGEST:
                raise Refused(f"{self.host} offers {held.total:,} bytes; more than {LARGEST:,} are no export")
            self._write(response, part, held, watch)
        if held.total is not None and part.size() != held.total:
            raise CutOff(f"{self.host} sent {part.size():,} of {held.total:,} bytes")
        return held

    def _write(self, response: httpx.Response, part: Part, version: Version, watch: Watch) -> None:
        here = since = part.size()
        start = time.monotonic()
        watch(here, version.total)
        try:
            with part.path.open("ab") as file:
                for chunk in response.iter_raw():
                    here += len(chunk)
                    if here > LARGEST:
                        raise Refused(f"{self.host} sends more than {LARGEST:,} bytes, which is no export")
                    file.write(chunk)
                    watch(here, version.total)
                    if (passed := time.monotonic() - start) >= self.patience.timeout:
                        if here - since < self.patience.pace * passed and here != version.total:
                            raise Passing(f"{self.host} sent only {here - since:,} bytes in {passed:.1f} s")
                        start, since = time.monotonic(), here
        except httpx.RemoteProtocolError:
            of = f" of {version.total:,}" if version.total else ""
            raise CutOff(f"{self.host} closed the connection after {here:,}{of} bytes") from None

    @contextmanager
    def _opened(self, url: httpx.URL, words: Mapping[str, str]) -> Iterator[httpx.Response]:
        """The answer, its body not yet read. A redirect is followed on the same host and to those named beforehand, never from https to http."""
        with self._in_words():
            for _ in range(_REDIRECTS):
                response = self.client.send(self.client.build_request("GET", url, headers=dict(words)), stream=True)
                try:
                    if not response.has_redirect_location:
                        yield response
                        return
                    url = url.join(response.headers["location"])
                finally:
                    response.close()
                if not self._may_go_to(url):
                    raise Refused(f"{self.host} sends us on to {url.scheme}://{url.netloc.decode('ascii')}, which is not followed; "
                                  "if that is right, name it with --base-url")
            raise Refused(f"{self.host} sends us on more than {_REDIRECTS} times")

    def _may_go_to(self, url: httpx.URL) -> bool:
        if url.userinfo:
            return False
        if (url.scheme, url.host, url.port) == (self.base.scheme, self.base.host, self.base.port):
            return True
        return url.host in self.onward and (url.scheme == "https" or (url.host in _LOCAL and self.base.scheme == "http"))

    def _must_be(self, response: httpx.Response, status: int) -> None:
        if response.status_code == status:
            return
        said = f"{self.host} answered {response.status_code}"
        if response.status_code == 429 or response.status_code >= 500:
            raise Passing(said, _retry_after(response.headers))
        raise Unanswered(f"{said} to {response.request.url.path}")

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """What went wrong on the wire as a line that says what it is, and whether another try can help."""
        try:
            yield
        except httpx.TimeoutException:
            raise Passing(f"{self.host} timed out, silent for {self.patience.timeout:g} s") from None
        except (httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError, httpx.DecodingError) as error:
            raise self._broken(error) from None
        except (httpx.RequestError, httpx.InvalidURL, UnicodeError) as error:
            raise Refused(f"{self.host}: {error}") from None

    def _broken(self, error: httpx.RequestError) -> Exception:
        causes = list(_causes(error))
        for one in causes:
            if isinstance(one, ssl.SSLCertVerificationError):
                return Refused(f"{self.host} shows no certificate that can be trusted (TLS): {one.verify_message}")
            if isinstance(one, ssl.SSLError):
                return Passing(f"no secure connection to {self.host} (TLS): {one.reason or one}")
        if any(isinstance(one, gaierror) for one in causes):
            return Passing(f"{self.host} has no address (DNS); is this machine online?")
        if any(isinstance(one, ConnectionRefusedError) for one in causes):
            return Passing(f"{self.host} refused the connection")
        if isinstance(error, httpx.ConnectError):
            return Passing(f"no connection to {self.host}; is this machine online? ({error})")
        if isinstance(error, httpx.RemoteProtocolError):
            return Passing(f"{self.host} hung up or garbled its answer ({error})")
        if isinstance(error, httpx.ProxyError):
            return Passing(f"the proxy on the way to {self.host}: {error}")
        return Passing(f"the connection to {self.host} broke")


@contextmanager
def connect(base_url: str, patience: Patience, onward: frozenset[str] = frozenset(), accept: str = "application/json") -> Iterator[Service]:
    """The service at `base_url`. WrongCall for an address that is not https, unless it is this machine, or that carries a password."""
    if "@" in base_url:
        raise WrongCall("the address of the service carries a name or password; it needs none")
    try:
        base = httpx.URL(base_url)
        port = 443 if base.port is None else base.port
        whole = base.host.encode("idna") and 0 < port < 1 << 16 and not base.query and not base.fragment
    except (httpx.InvalidURL, UnicodeError):
        whole = False
    if not whole:
        raise WrongCall(f"{base_url!r} is not an address; write it as https://hts.usitc.gov")
    local = base.host in _LOCAL
    if base.scheme != "https" and not (local and base.scheme == "http"):
        raise WrongCall(f"{base_url} is not https; only this machine itself is asked without it")
    with httpx.Client(
        headers={"User-Agent": f"tidewaiter/{__version__}", "Accept": accept}, timeout=patience.timeout, follow_redirects=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])), trust_env=not local,
    ) as client:
        yield Service(base, client, patience, onward)


def unpacked(part: Part, version: Version) -> bytes:
    """The file's own bytes. CutOff where they were packed and end too soon."""
    raw = part.path.read_bytes()
    if version.encoding not in ("gzip", "x-gzip"):
        return raw
    body, rest = b"", raw
    while rest:
        opened = zlib.decompressobj(wbits=31)
        try:
            body += opened.decompress(rest, LARGEST + 1 - len(body))
        except zlib.error:
            raise CutOff("the download came damaged") from None
        if len(body) > LARGEST:
            raise Refused(f"the download unpacks to more than {LARGEST:,} bytes, which is no export")
        if not opened.eof:
            raise CutOff("the download came cut off")
        rest = opened.unused_data
    return body


def is_web_page(body: bytes) -> bool:
    """
    >>> is_web_page(b" <!DOCTYPE html><html>"), is_web_page(b'[{"htsno": "0101"}]')
    (True, False)
    """
    return body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype", b"<html"))


def _version(response: httpx.Response, url: str, label: str) -> Version:
    words = response.headers
    length = words.get("content-length", "")
    return Version(url, label, _strong_tag(words), _strong_day(words), words.get("content-encoding", "").strip().lower(),
                   int(length) if length.isascii() and length.isdigit() else None)


def _strong_tag(words: Mapping[str, str]) -> str:
    """
    >>> _strong_tag({"etag": '"7f-a"'}), _strong_tag({"etag": 'W/"7f-a"'}), _strong_tag({"etag": "7f-a"})
    ('"7f-a"', '', '')
    """
    tag = words.get("etag", "").strip()
    return tag if re.fullmatch(r'"[!#-~]+"', tag) else ""


def _strong_day(words: Mapping[str, str]) -> str:
    """Last-Modified, where it lies a minute or more before the answer: two versions of one second cannot then share it (RFC 9110, 8.8.2.2)."""
    modified = words.get("last-modified", "")
    aged = _between(modified, words.get("date", ""))
    return modified if modified.isascii() and aged is not None and aged >= 60 else ""


def _between(earlier: str, later: str) -> float | None:
    """Seconds between two days of HTTP; None where one of them is none."""
    try:
        return (parsedate_to_datetime(later) - parsedate_to_datetime(earlier)).total_seconds()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


_RANGE = re.compile(r"bytes ([0-9]{1,15})-([0-9]{1,15})/([0-9]{1,15})")


def _goes_on(response: httpx.Response, held: Version, size: int) -> int | None:
    """How long `held` is in all, if the answer holds its bytes from `size` on. None where the answer does not say so."""
    words = response.headers
    place = _RANGE.fullmatch(words.get("content-range", "").strip())
    if response.status_code != 206 or not place or int(place[1]) != size or (held.total is not None and int(place[3]) != held.total):
        return None
    if words.get("content-encoding", "").strip().lower() != held.encoding:
        return None
    same = _strong_tag(words) == held.etag if held.etag else words.get("last-modified", held.modified) == held.modified
    return int(place[3]) if same else None


def _retry_after(words: Mapping[str, str]) -> float:
    """How many seconds the service asks for: a number, or a day measured against the service's own clock; 0 where it does not say.

    >>> _retry_after({"retry-after": "120"}), _retry_after({"retry-after": "soon"})
    (120.0, 0.0)
    >>> _retry_after({"retry-after": "Mon, 08 Jun 2026 12:00:30 GMT", "date": "Mon, 08 Jun 2026 12:00:00 GMT"})
    30.0
    """
    text = words.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    return max(0.0, _between(words.get("date", ""), text) or 0.0)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__


def _sum(reasons: list[str]) -> str:
    """
    >>> _sum(["hts.usitc.gov answered 503"] * 5)
    'hts.usitc.gov answered 503 five times'
    >>> _sum(["hts.usitc.gov answered 503", "hts.usitc.gov refused the connection"])
    'tried twice; the last time hts.usitc.gov refused the connection'
    """
    times = _TIMES[len(reasons)] if len(reasons) < len(_TIMES) else f" {len(reasons)} times"
    if len(set(reasons)) == 1:
        return reasons[0] + times
    return f"tried{times}; the last time {reasons[-1]}"
