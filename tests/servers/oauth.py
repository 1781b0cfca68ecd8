"""An OAuth 2 provider: issues access tokens (RFC 6749) and answers a mail server's introspection (RFC 7662)."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

CLIENT, SECRET, REFRESH = "hotline", "client+secret/1", "refresh=token&1"


@dataclass
class Provider:
    """A provider with one client and one refresh token; every access token is for the mailbox's owner."""

    port: int
    user: str = "desk"
    seconds: int = 3600
    leads_to: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    valid: list[str] = field(default_factory=list)

    @property
    def token_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/token"

    def token(self, asked: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The answer to a request for a token."""
        self.asked.append(asked)
        is_known = asked.get("client_id") == CLIENT and asked.get("client_secret") == SECRET
        is_renewal = asked.get("grant_type") == "refresh_token" and asked.get("refresh_token") == REFRESH
        if not is_known or not (is_renewal or asked.get("grant_type") == "client_credentials"):
            return 400, {"error": "invalid_grant", "error_description": f"not {asked.get('client_secret')}"}
        self.valid.append(token := f"token-{len(self.asked)}-{'x' * 40}")
        return 200, {"access_token": token, "token_type": "Bearer", "expires_in": self.seconds, "scope": "another"}

    def introspection(self, asked: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The answer to a mail server that asks about a token."""
        if asked.get("token") not in self.valid:
            return 200, {"active": False}
        return 200, {"active": True, "username": self.user, "scope": "mail"}


@contextmanager
def provider() -> Iterator[Provider]:
    """Starts a provider on a free port."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked = {name: values[0] for name, values in parse_qs(body).items()}
            status, said = found.token(asked) if self.path == "/token" else found.introspection(asked)
            content = json.dumps(said).encode()
            self.send_response(307 if found.leads_to else status)
            if found.leads_to:
                self.send_header("Location", found.leads_to)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            """Logs nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        found = Provider(server.server_port)
        Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()
