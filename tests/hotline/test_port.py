"""The sample hotline listens on this machine only, on the next port that is free."""

import http.server
import socket
import threading

import pytest

from hotline.port import NoPort, listen, page_answers, wanted_port
from tests.servers.postgres import free_port


def test_a_free_port_is_taken_as_wanted() -> None:
    port = free_port()

    with listen(port, say=pytest.fail) as listener:
        assert listener.getsockname() == ("127.0.0.1", port)


def test_a_taken_port_is_named_and_the_next_one_used() -> None:
    words: list[str] = []

    with socket.create_server(("127.0.0.1", 0)) as taken, listen(taken.getsockname()[1], say=words.append) as listener:
        port = taken.getsockname()[1]
        assert listener.getsockname()[1] > port

    assert words[0] == f"Port {port} is taken."


def test_where_no_port_is_left_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hotline.port.PORTS_TRIED", 1)

    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(NoPort, match="Set HOTLINE_PORT"):
        listen(taken.getsockname()[1], say=lambda _words: None)


def test_beyond_the_last_port_there_is_none() -> None:
    with socket.create_server(("127.0.0.1", 65_535)), pytest.raises(NoPort, match="No port is free from 65535 on"):
        listen(65_535, say=lambda _words: None)


@pytest.mark.parametrize("said", ["", "http", "0", "65536", "-1", "8000.0", "8 000"])
def test_what_is_no_port_is_named(said: str) -> None:
    with pytest.raises(NoPort, match=f"HOTLINE_PORT is “{said}”"):
        wanted_port(said)


def test_a_socket_without_a_page_is_no_answer() -> None:
    assert not page_answers(free_port())


@pytest.mark.parametrize(("status", "answers"), [(200, True), (500, False)])
def test_a_page_answers_when_it_is_well(status: int, *, answers: bool) -> None:
    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_words: object) -> None: ...

    with http.server.HTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()

        said = page_answers(server.server_port)
        thread.join()

    assert said is answers
