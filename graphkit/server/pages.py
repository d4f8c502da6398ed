"""The pages beside the Neo4j Browser, served on loopback by a process that ends with Neo4j.

The Browser asks before it fetches (an OPTIONS request with the headers below) and plays nothing
from a server that does not answer that; so a plain file server will not do.
"""

from __future__ import annotations

import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Collection, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from graphkit.server.identity import facts
from graphkit.server.ports import HOST

Pages = Mapping[str, bytes]
"""Files by name; in texts OWN_ADDRESS stands for the address from which they will be served."""
MakePages = Callable[[], Pages]

OWN_ADDRESS = "http://pages.invalid"
"""What a page writes for its own address, which is known only once its port is."""
FIRST = "guide.html"
"""The page that the Browser plays when somebody connects."""
NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9]+)+")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".adoc": "text/plain; charset=utf-8",
    ".grass": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}
LOOPBACK = (HOST, "localhost")
HERE = re.compile(r"http://(127\.0\.0\.1|localhost)(:\d+)?")
"""The origin of a page that this machine serves."""
ASKED_HEADERS = "baggage, cache-control, pragma, sentry-trace"
"""What the Browser sends along, and therefore asks for leave to send."""
METHODS = "GET, HEAD, OPTIONS"
IDLE_SECONDS = 10
POLL_SECONDS = 2.0


class PageServer(ThreadingHTTPServer):
    """Serves some files to the Neo4j Browser of this machine.

    Args:
        listener: a listening socket on a loopback address.
        find: returns the file of a name, None if there is none.
        origins: addresses of Browsers elsewhere that may read them too, `https://host:7473`.
    """

    daemon_threads = True

    def __init__(
        self,
        listener: socket.socket,
        find: Callable[[str], bytes | None],
        origins: Collection[str] = (),
    ) -> None:
        super().__init__(listener.getsockname(), _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listener
        self.find, self.origins = find, origins

    @property
    def address(self) -> str:
        """The address that pages are under."""
        return address(int(self.server_address[1]))

    def handle_error(self, request: object, client_address: object) -> None:
        """Leave alone whoever hung up: there is nobody to tell, and nothing was lost."""


class _Handler(BaseHTTPRequestHandler):
    """Answers GET, HEAD and OPTIONS for the files given, and nothing else."""

    server: PageServer
    server_version, sys_version = "graphkit", ""
    timeout = IDLE_SECONDS

    def do_OPTIONS(self) -> None:
        """Give leave to fetch."""
        if self._is_asked_here():
            self._begin(HTTPStatus.NO_CONTENT, {"Content-Length": "0"})

    def do_HEAD(self) -> None:
        """Describe a file."""
        self._serve()

    def do_GET(self) -> None:
        """Serve a file."""
        content = self._serve()
        if content is not None:
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: what an investigator opened is nobody's business."""

    def _serve(self) -> bytes | None:
        if not self._is_asked_here():
            return None
        name = self.path.partition("?")[0].removeprefix("/")
        content = self.server.find(name) if NAME.fullmatch(name) else None
        if content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        kind = TYPES.get(Path(name).suffix, "application/octet-stream")
        if kind.startswith("text/"):
            content = content.replace(OWN_ADDRESS.encode(), self.server.address.encode())
        self._begin(HTTPStatus.OK, {"Content-Type": kind, "Content-Length": str(len(content))})
        return content

    def _is_asked_here(self) -> bool:
        """Refuse who reached this server under another name: a page of a stranger's site."""
        port = self.server.server_address[1]
        if self.headers.get("Host") in [f"{name}:{port}" for name in LOOPBACK]:
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        return False

    def _begin(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in (_ALWAYS | self._leave() | headers).items():
            self.send_header(name, value)
        self.end_headers()

    def _leave(self) -> dict[str, str]:
        """Return the headers that let a Browser read the answer: of this machine, or as told."""
        origin = self.headers.get("Origin", "")
        here = HERE.fullmatch(origin) is not None
        if not here and origin not in self.server.origins:
            return {}
        leave = {"Origin": origin, "Methods": METHODS, "Headers": ASKED_HEADERS}
        leave |= {} if here else {"Private-Network": "true"}
        return {f"Access-Control-Allow-{name}": value for name, value in leave.items()}


_ALWAYS = {
    "Allow": METHODS,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "Vary": "Origin",
    "X-Content-Type-Options": "nosniff",
}


def address(port: int) -> str:
    """Return the address of pages on a port.

    By its name and not its number: the Browser plays what `localhost` serves without being told to
    trust it, so this works with servers that others set up, and before settings are read.
    """
    return f"http://localhost:{port}"


def listen(port: int) -> socket.socket:
    """Listen on a loopback port; raises OSError where it is taken."""
    return socket.create_server((HOST, port))


def found_in(folder: Path) -> Callable[[str], bytes | None]:
    """Return what finds the file of a name in a folder, as it is at that moment."""

    def find(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None

    return find


def write_pages(folder: Path, pages: Pages) -> None:
    """Make a folder hold exactly these pages, readable by this user only."""
    folder.mkdir(mode=0o700, exist_ok=True)
    for path in folder.iterdir():
        if path.name not in pages:
            path.unlink()
    for name, content in pages.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            temporary = folder / f".{name}"
            temporary.touch(mode=0o600)
            temporary.write_bytes(content)
            temporary.replace(path)


def serve_beside(folder: Path, listener: socket.socket, pid: int, started: str) -> None:
    """Serve a folder for as long as a process lives, which is told by its pid and start."""
    server = PageServer(listener, found_in(folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    while (found := facts(pid)) is not None and found.started == started:
        time.sleep(POLL_SECONDS)


def main(arguments: list[str]) -> None:
    """Run as the companion of a server: FOLDER, descriptor of the listener, pid, its start."""
    folder, descriptor, pid, started = arguments
    serve_beside(Path(folder), socket.socket(fileno=int(descriptor)), int(pid), started)


if __name__ == "__main__":
    main(sys.argv[1:])
