"""A mail provider's API on a real port: keeps what is posted, and answers as the test sets."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class ProviderApi:
    """What has arrived, and how the API answers."""

    port: int = 0
    status: int = 200
    answer: dict[str, Any] = field(default_factory=dict)
    posted: list[bytes] = field(default_factory=list)
    on_mail: Callable[[], None] = field(default=lambda: None)
    """Called when a mail has arrived, before the answer."""

    @property
    def url(self) -> str:
        """The API's URL."""
        return f"http://127.0.0.1:{self.port}/"


@contextmanager
def provider_api() -> Iterator[ProviderApi]:
    """Starts the API on a free port."""
    api = ProviderApi()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            api.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
            api.on_mail()
            said = json.dumps(api.answer).encode()
            self.send_response(api.status)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_words: object) -> None:
            """Logs nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    api.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield api
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
