"""Every wire against a real server of its kind: sent once, fetched by number, down, refused."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.filing.servers import Keeper, answer, app, batch, lines
from tests.ports import free
from tidewaiter.filing.adapters.drop import Local, Shelf, put
from tidewaiter.filing.adapters.http import Http
from tidewaiter.filing.adapters.mq import Queues, mq
from tidewaiter.filing.adapters.tcp import Tcp
from tidewaiter.filing.wire import Outage, Receipt, Refused, Wire, WrongWire
from tidewaiter.filing.wires import open_wire, peer


@dataclass
class Side:
    """A wire, what the other side keeps, and how it goes down."""

    wire: Wire
    taken: Callable[[], list[tuple[str, bytes]]]
    post: Callable[[int, str, bytes], None]


@contextmanager
def http_server(keeper: Keeper, port: int) -> Iterator[None]:
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(app(keeper), host="127.0.0.1", port=port, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        pass
    yield
    server.should_exit = True
    thread.join(10)


@contextmanager
def sftp_server(folder: Path, keys: Path) -> Iterator[int]:
    import asyncssh

    class Door(asyncssh.SSHServer):
        def begin_auth(self, username: str) -> bool:
            return True

        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return (username, password) == ("filer", "secret")

    class Files(asyncssh.SFTPServer):
        def __init__(self, channel: asyncssh.SSHServerChannel) -> None:
            super().__init__(channel, chroot=str(folder).encode())

    folder.mkdir()
    host = asyncssh.generate_private_key("ssh-ed25519")
    loop = asyncio.new_event_loop()
    started = loop.run_until_complete(asyncssh.create_server(Door, "127.0.0.1", 0, server_host_keys=[host], sftp_factory=Files))
    port = started.get_port()
    (keys / "known_hosts").write_text(f"[127.0.0.1]:{port} {host.export_public_key().decode()}")
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield port

    async def end() -> None:
        started.close()
        await started.wait_closed()

    asyncio.run_coroutine_threadsafe(end(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    loop.close()


def _folder(folder: Path, wire: Wire) -> Side:
    def taken() -> list[tuple[str, bytes]]:
        return [(path.stem, path.read_bytes()) for path in sorted((folder / "to-cbp").glob("*.abi"), key=lambda one: one.stat().st_mtime_ns)]

    def post(number: int, control: str, body: bytes) -> None:
        (folder / "from-cbp").mkdir(parents=True, exist_ok=True)
        (folder / "from-cbp" / f"{number}-{control}.abi").write_bytes(body)

    return Side(wire, taken, post)


def _kept(keeper: Keeper, wire: Wire) -> Side:
    def post(number: int, control: str, body: bytes) -> None:
        with keeper._begin() as db:
            db.execute("INSERT OR IGNORE INTO mail VALUES (?, ?, ?)", (number, control, body))

    return Side(wire, keeper.taken, post)


@pytest.fixture(params=["http", "tcp", "file", "sftp"])
def side(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Side]:
    keeper, port = Keeper(tmp_path / "server.sqlite"), free()

    def opened(address: str, **settings: str) -> Wire:
        return open_wire(peer(address, "B76"), lambda _: settings, _no_rehearsal)

    match request.param:
        case "http":
            with http_server(keeper, port):
                yield _kept(keeper, opened(f"http://127.0.0.1:{port}"))
        case "tcp":
            server = lines(keeper, port)
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
            yield _kept(keeper, opened(f"tcp://127.0.0.1:{port}"))
            server.shutdown()
            server.server_close()
        case "file":
            yield _folder(tmp_path / "drop", opened(f"file://{tmp_path}/drop"))
        case "sftp":
            pytest.importorskip("asyncssh")
            with sftp_server(tmp_path / "remote", tmp_path) as there:
                wire = opened(f"sftp://filer@127.0.0.1:{there}", known_hosts=str(tmp_path / "known_hosts"), password="secret")
                yield _folder(tmp_path / "remote", wire)


def _no_rehearsal(sender: str) -> Wire:
    raise AssertionError(sender)


def test_a_message_arrives_once_however_often_it_is_sent(side: Side) -> None:
    body = batch("B7600000001", 1)
    first = side.wire.send("CONTROL1", body)
    assert not first.again
    again = side.wire.send("CONTROL1", body)
    assert again == Receipt(first.number, True)
    assert side.taken() == [("CONTROL1", body)]
    side.wire.close()


def test_the_same_number_with_other_bytes_is_refused(side: Side) -> None:
    side.wire.send("CONTROL1", b"one")
    with pytest.raises(Refused):
        side.wire.send("CONTROL1", b"other")
    assert side.taken() == [("CONTROL1", b"one")]
    side.wire.close()


def test_replies_come_by_number_with_every_byte(side: Side) -> None:
    every = bytes(range(256)) * 3
    for number, control, body in ((3, "C3", every), (4, "C4", b""), (12, "C12", answer(batch("E", 1)))):
        side.post(number, control, body)
    got = [(one.number, one.control, one.body) for one in side.wire.replies(0)]
    assert got == [(3, "C3", every), (4, "C4", b""), (12, "C12", answer(batch("E", 1)))]
    assert list(side.wire.replies(12)) == []
    side.post(13, "C13", b"x")
    assert [one.number for one in side.wire.replies(12)] == [13]
    side.wire.close()


def test_a_file_that_comes_late_with_a_lower_number_is_told_too(tmp_path: Path) -> None:
    wire = open_wire(peer(f"file://{tmp_path}", "B76"), lambda _: {}, _no_rehearsal)
    back = tmp_path / "from-cbp"
    back.mkdir()
    (back / "7-C.abi").write_bytes(b"7")
    assert [one.number for one in wire.replies(0)] == [7]
    for name in ("5-C.abi", "notes.txt", ".6-C.abi", "x-C.abi", "8-C.part"):
        (back / name).write_bytes(b"5")
    assert [one.number for one in wire.replies(7)] == [5]
    assert list(wire.replies(7)) == []


def test_a_control_number_is_a_safe_name_of_a_file(tmp_path: Path) -> None:
    wire = open_wire(peer(f"file://{tmp_path}/drop", "B76"), lambda _: {}, _no_rehearsal)
    for control in ("../../ETC", "..", ".", "A/B", "A B", "A%2FB", "~", "-"):
        wire.send(control, control.encode())
    assert sorted(path.read_bytes() for path in (tmp_path / "drop" / "to-cbp").glob("*.abi")) == sorted(
        one.encode() for one in ("../../ETC", "..", ".", "A/B", "A B", "A%2FB", "~", "-"))
    assert [path.name for path in tmp_path.iterdir()] == ["drop"]


def test_a_file_that_was_taken_away_is_not_put_there_again(tmp_path: Path) -> None:
    wire = open_wire(peer(f"file://{tmp_path}", "B76"), lambda _: {}, _no_rehearsal)
    wire.send("C", b"x")
    (tmp_path / "to-cbp" / "C.abi").unlink()
    assert wire.send("C", b"x").again
    assert not (tmp_path / "to-cbp" / "C.abi").exists()


def test_a_part_that_was_ready_is_put_there_by_the_next_try(tmp_path: Path) -> None:
    wire = open_wire(peer(f"file://{tmp_path}", "B76"), lambda _: {}, _no_rehearsal)
    wire.send("C", b"x")
    (tmp_path / "to-cbp" / "C.abi").rename(tmp_path / "to-cbp" / ".sent" / "C.part")
    assert wire.send("C", b"x").again
    assert (tmp_path / "to-cbp" / "C.abi").read_bytes() == b"x"


class Broken(BaseException):
    """What kills the process at an operation of the folder."""


class Breaking:
    """A folder that is killed before or after its nth operation."""

    def __init__(self, shelf: Shelf, at: int, after: bool) -> None:
        self.shelf, self.at, self.after, self.count = shelf, at, after, 0

    def __getattr__(self, name: str) -> Callable[..., object]:
        def done(*words: object) -> object:
            self.count += 1
            if self.count == self.at and not self.after:
                raise Broken
            said = getattr(self.shelf, name)(*words)
            if self.count == self.at:
                raise Broken
            return said

        return done


@pytest.mark.parametrize("after", [False, True])
def test_killed_at_any_operation_of_the_folder_a_message_appears_once(tmp_path: Path, after: bool) -> None:
    """Whoever reads the folder takes away what is there after each kill, and again at the end."""
    for first in range(1, 20):
        for second in range(1, 20, 4):
            place = tmp_path / f"{first}-{second}"
            shelf, taken = Local(place), []
            for at in (first, second, 1000):
                breaking = Breaking(shelf, at, after)
                with suppress(Broken):
                    put(breaking, "C", b"x")                         # type: ignore[arg-type]
                for path in place.glob("to-cbp/*.abi"):
                    taken.append(path.read_bytes())
                    path.unlink()
            assert taken == [b"x"], (first, second)
    assert breaking.count < 20


def test_nobody_there_is_an_outage_that_did_not_arrive() -> None:
    for wire in (Http(f"http://127.0.0.1:{free()}", "B76"), Tcp("127.0.0.1", free(), "B76")):
        with pytest.raises(Outage) as error:
            wire.send("C", b"x")
        assert not error.value.reached
        with pytest.raises(Outage):
            list(wire.replies(0))
        wire.close()


TOLD = [
    (b"HTTP/1.1 503 Down\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n",                 b"DOWN 7\n",    "outage, not reached", 7),
    (b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n",                                      b"",            "outage, reached",     0),
    (b"HTTP/1.1 202 OK\r\nContent-Length: 2\r\n\r\n{}",                                    b"YES\n",       "outage, reached",     0),
    (b"HTTP/1.1 202 OK\r\nContent-Length: 9\r\n\r\n{",                                     b"OK 1",        "outage, reached",     0),
    (b"HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno",                                    b"NO reason\n", "refused",             0),
    (b"\xff\x00garbage",                                                                   b"OK x NEW\n",  "outage, reached",     0),
]


@pytest.mark.parametrize("kind", ["http", "tcp"])
@pytest.mark.parametrize("http_said, tcp_said, what, seconds", TOLD)
def test_an_answer_other_than_agreed_is_an_outage_or_a_refusal(kind: str, http_said: bytes, tcp_said: bytes, what: str, seconds: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        def once() -> None:
            line, _ = door.accept()
            with line:
                line.settimeout(2)
                line.recv(65536)
                line.sendall(http_said if kind == "http" else tcp_said)

        thread = threading.Thread(target=once)
        thread.start()
        port = door.getsockname()[1]
        wire: Wire = Http(f"http://127.0.0.1:{port}", "B76") if kind == "http" else Tcp("127.0.0.1", port, "B76")
        with pytest.raises((Outage, Refused)) as error:
            wire.send("C", b"x")
        got = error.value
        assert what == ("refused" if isinstance(got, Refused) else f"outage, {'' if got.reached else 'not '}reached")
        assert isinstance(got, Refused) or got.seconds == seconds
        wire.close()
        thread.join(5)


def test_a_host_with_another_key_is_sent_nothing(tmp_path: Path) -> None:
    asyncssh = pytest.importorskip("asyncssh")
    with sftp_server(tmp_path / "remote", tmp_path) as port:
        other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
        (tmp_path / "known_hosts").write_text(f"[127.0.0.1]:{port} {other}")
        told = {"known_hosts": str(tmp_path / "known_hosts"), "password": "secret"}
        wire = open_wire(peer(f"sftp://filer@127.0.0.1:{port}", "B76"), lambda _: told, _no_rehearsal)
        with pytest.raises(Outage, match="host key"):
            wire.send("C", b"x")
        assert list((tmp_path / "remote").iterdir()) == []


def test_a_wrong_password_is_an_outage_and_is_not_told(tmp_path: Path) -> None:
    pytest.importorskip("asyncssh")
    with sftp_server(tmp_path / "remote", tmp_path) as port:
        told = {"known_hosts": str(tmp_path / "known_hosts"), "password": "hunter2"}
        wire = open_wire(peer(f"sftp://filer@127.0.0.1:{port}", "B76"), lambda _: told, _no_rehearsal)
        with pytest.raises(Outage) as error:
            wire.send("C", b"x")
        assert "hunter2" not in str(error.value) + repr(vars(wire))


WRONG = [
    "", "ace", "ftp://h", "http://", "tcp://h", "tcp://h:port", "tcp://h:99999", "file:here", "sftp://", "http://u:secret@h", "file:///x#y", "http://[",
    "mq://h", "sftp://h",
]


@pytest.mark.parametrize("address", WRONG)
def test_an_address_of_no_wire_is_said_in_one_line(address: str) -> None:
    with pytest.raises(WrongWire) as error:
        open_wire(peer(address, "B76"), lambda _: {}, _no_rehearsal)
    assert "\n" not in str(error.value) and "secret" not in str(error.value)


def test_without_the_extra_sftp_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "asyncssh", None)
    with pytest.raises(WrongWire, match="pip install"):
        open_wire(peer("sftp://h", "B76"), lambda _: {"known_hosts": "k"}, _no_rehearsal)


def test_mq_says_what_it_needs_and_what_its_configuration_lacks() -> None:
    whole = Queues("QM", "CH", "mq.example", 1414, "TO.CBP", "FROM.CBP", "TLS_AES_256_GCM_SHA384", "key.kdb", "us")
    assert whole.problems() == []
    assert Queues("QM", "CH", "h", 0, "Q", "Q", "", "k", "c").problems() == ["cipher is missing", "port 0 is none", "put and get are one queue"]
    with pytest.raises(WrongWire, match="IBM"):
        mq(whole)
