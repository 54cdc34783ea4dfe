"""SFTP: the two folders of `drop` on another machine. It needs the extra `sftp`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from tidewaiter.filing.adapters.drop import Back, put
from tidewaiter.filing.wire import Outage, Receipt, Reply, WrongWire

if TYPE_CHECKING:
    from asyncssh import SFTPClient

T = TypeVar("T")
WAIT = 30                    # seconds for one exchange, from connecting to hanging up


@dataclass(frozen=True)
class Account:
    """Who we are there. The host's key is looked up in `known_hosts` and nothing is sent to a host that has another."""

    host: str
    port: int
    folder: str
    user: str
    known_hosts: str
    key: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return f"Account({self.user}@{self.host}:{self.port}{self.folder})"


class Sftp:
    """The two folders below the account's folder."""

    idempotent = True

    def __init__(self, account: Account) -> None:
        try:
            import asyncssh  # noqa: F401
        except ImportError:
            raise WrongWire("filing by SFTP needs the extra: pip install 'tidewaiter[sftp]'") from None
        if not account.known_hosts:
            raise WrongWire("filing by SFTP needs known_hosts, the file with the host's key: see docs/filing.md")
        self._account, self._back = account, Back()

    def send(self, control: str, body: bytes) -> Receipt:
        return self._with(lambda shelf: put(shelf, control, body))

    def replies(self, after: int) -> Iterator[Reply]:
        yield from self._with(lambda shelf: list(self._back.replies(shelf)))

    def close(self) -> None:
        pass

    def _with(self, work: Callable[[_Remote], T]) -> T:
        import asyncssh

        try:
            return asyncio.run(self._connected(work))
        except asyncssh.HostKeyNotVerifiable as error:
            raise Outage(f"the host key of {self._account.host} is not in {self._account.known_hosts}: {error.reason}") from None
        except asyncssh.PermissionDenied as error:
            raise Outage(f"{self._account.host} does not let {self._account.user} in: {error.reason}") from None
        except (asyncssh.Error, OSError, TimeoutError) as error:
            raise Outage(f"{self._account.host}: {' '.join(str(error).split()) or type(error).__name__}") from None

    async def _connected(self, work: Callable[[_Remote], T]) -> T:
        import asyncssh

        account = self._account
        async with asyncio.timeout(WAIT):
            async with (
                asyncssh.connect(
                    account.host, account.port, username=account.user, password=account.password or None, known_hosts=account.known_hosts,
                    client_keys=[account.key] if account.key else None, agent_path=None, config=None,
                ) as connection,
                connection.start_sftp_client() as client,
            ):
                loop = asyncio.get_running_loop()
                return await loop.run_in_executor(None, work, _Remote(client, PurePosixPath(account.folder), loop))


class _Remote:
    """The shelf on the other machine, called from a thread beside the loop that talks to it."""

    def __init__(self, client: SFTPClient, folder: PurePosixPath, loop: asyncio.AbstractEventLoop) -> None:
        self._client, self._folder, self._loop = client, folder, loop

    def make(self, name: str) -> None:
        self._done(self._client.makedirs(self._at(name), exist_ok=True))

    def names(self, folder: str) -> list[str]:
        import asyncssh

        try:
            return [str(name) for name in self._done(self._client.listdir(self._at(folder)))]
        except asyncssh.SFTPNoSuchFile:
            return []

    def read(self, name: str) -> bytes | None:
        return self._done(self._read(self._at(name)))

    def write(self, name: str, body: bytes) -> None:
        self._done(self._write(self._at(name), body))

    def rename(self, old: str, new: str) -> None:
        self._done(self._client.posix_rename(self._at(old), self._at(new)))

    async def _read(self, name: str) -> bytes | None:
        import asyncssh

        try:
            async with self._client.open(name, "rb") as file:
                body = await file.read()
        except asyncssh.SFTPNoSuchFile:
            return None
        return body if isinstance(body, bytes) else body.encode()

    async def _write(self, name: str, body: bytes) -> None:
        import asyncssh

        async with self._client.open(name, "wb") as file:
            await file.write(body)
            with suppress(asyncssh.SFTPOpUnsupported):       # then the other machine's habit decides when it is on the disk
                await file.fsync()

    def _done(self, doing: Awaitable[T]) -> T:
        async def wait() -> T:
            return await doing

        return asyncio.run_coroutine_threadsafe(wait(), self._loop).result()

    def _at(self, name: str) -> str:
        return str(self._folder / name)


