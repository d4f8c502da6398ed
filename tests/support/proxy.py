"""A relay between a driver and its server that loses the answer to some commits."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The Bolt message COMMIT, alone in its chunk."""


@dataclass
class Relay:
    """Passes bytes on; after every COMMIT that `cut` says, the connection ends without an answer.

    Args:
        server: port of the server on this machine.
        cuts: how many commits lose their answer, at most.
        every: how many commits pass unharmed for each that does not.
    """

    server: int
    cuts: int
    every: int = 1
    made: int = 0
    seen: int = 0
    port: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def _loses(self, data: bytes) -> bool:
        with self._lock:
            self.seen += data.count(COMMIT)
            if COMMIT in data and self.made < self.cuts and self.seen % (self.every + 1) == 0:
                self.made += 1
                return True
            return False

    def serve(self, listening: socket.socket) -> None:
        while True:
            with suppress(OSError):
                client, _ = listening.accept()
                threading.Thread(target=self._pass, args=(client,), daemon=True).start()
                continue
            return

    def _pass(self, client: socket.socket) -> None:
        server = socket.create_connection(("127.0.0.1", self.server))
        lost = threading.Event()
        back = threading.Thread(target=self._back, args=(server, client, lost), daemon=True)
        back.start()
        with suppress(OSError):
            while data := client.recv(65_536):
                loses = self._loses(data)
                if loses:
                    lost.set()
                server.sendall(data)
                if loses:
                    back.join(timeout=30.0)  # until the server has answered
                    break
        for one in (client, server):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _back(self, server: socket.socket, client: socket.socket, lost: threading.Event) -> None:
        with suppress(OSError):
            while data := server.recv(65_536):
                if lost.is_set():
                    return  # the commit was made, and nobody is told
                client.sendall(data)


@contextmanager
def relayed(server: int, cuts: int, every: int = 1) -> Iterator[Relay]:
    """Open a relay to a port of this machine."""
    relay = Relay(server, cuts, every)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        relay.port = listening.getsockname()[1]
        threading.Thread(target=relay.serve, args=(listening,), daemon=True).start()
        yield relay
