"""What a service listens on."""

from __future__ import annotations

import asyncio
import socket

import pytest

from tidewaiter.sockets import listening


def test_small_answers_do_not_wait_for_those_before_them():
    async def asked() -> int:
        delays = asyncio.get_running_loop().create_future()

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            delays.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with listening("127.0.0.1", 0) as at:
            async with await asyncio.start_server(answer, sock=at):
                _, writer = await asyncio.open_connection(*at.getsockname())
                found = await delays
                writer.close()
                await writer.wait_closed()
                return found

    assert asyncio.run(asked())


def test_a_port_that_is_taken_is_named():
    with listening("127.0.0.1", 0) as one, pytest.raises(OSError, match=f"127.0.0.1:{one.getsockname()[1]}: "):
        listening("127.0.0.1", one.getsockname()[1])
