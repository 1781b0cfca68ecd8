"""deploy/nginx.conf, in a real nginx."""

import contextlib
import socket
import ssl
from collections.abc import Iterator

import pytest

from tests.needs import need
from tests.servers.nginx import NAME, Proxy, nginx

pytestmark = pytest.mark.once
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def proxy() -> Iterator[Proxy]:
    with nginx(need("nginx"), **{"client_body_timeout 10s": "client_body_timeout 1s"}) as running:
        yield running


def test_who_asks_is_said_by_the_proxy_and_by_nobody_else(proxy: Proxy) -> None:
    proxy.ask("GET /forged HTTP/1.1\nX-Forwarded-For: 203.0.113.9\nX-Forwarded-Proto: http")

    (headers,) = [headers for asked, headers, _ in proxy.behind.reached if asked == "GET /forged"]
    assert headers["X-Forwarded-For"] == "127.0.0.1"
    assert headers["X-Forwarded-Proto"] == "https"
    assert headers["Host"] == NAME


@pytest.mark.parametrize(
    "asked", ["/", "/ask/?q=1", "/%0d%0aSet-Cookie:a=b", "/%0D%0A%0D%0Aa-page", "//evil.example.com"]
)
def test_plain_http_is_led_to_https_as_it_was_asked(proxy: Proxy, asked: str) -> None:
    answer = proxy.ask_plainly(asked, NAME)

    head, _, page = answer.partition(b"\r\n\r\n")
    assert b" 301 " in head.splitlines()[0]
    assert f"Location: https://{NAME}{asked}".encode() in head.splitlines()
    assert b"Set-Cookie" not in b"".join(line.partition(b":")[0] for line in head.splitlines())
    assert b"a-page" not in page


@pytest.mark.parametrize(
    ("asked", "name"),
    [("/", "evil.example.com"), ("/", f"{NAME}.evil.example.com"), ("http://evil.example.com/", NAME)],
)
def test_plain_http_leads_to_no_other_name(proxy: Proxy, asked: str, name: str) -> None:
    assert proxy.ask_plainly(asked, name) == b""


def test_a_query_that_came_plainly_is_not_logged(proxy: Proxy) -> None:
    proxy.ask_plainly("/plainly/?a-question", NAME)

    assert "a-question" not in proxy.log(holding="/plainly/")


def test_another_name_is_shown_no_certificate(proxy: Proxy) -> None:
    with pytest.raises(ssl.SSLError, match=r"(?i)unrecognized.name"):
        proxy.line("other.example.jp")


@pytest.mark.parametrize("asked", ["/webhooks/postmark/inbound_mime/", "/api/rings/"])
def test_a_program_that_asks_plainly_is_told_so_and_not_led_on(proxy: Proxy, asked: str) -> None:
    answer = proxy.ask_plainly(asked, NAME)

    assert b" 403 " in answer.splitlines()[0]
    assert b"Location" not in answer


@pytest.mark.parametrize("cipher", ["ECDHE-ECDSA-AES128-SHA256", "ECDHE-ECDSA-AES256-SHA"])
def test_an_old_cipher_is_refused(proxy: Proxy, cipher: str) -> None:
    old = ssl.create_default_context(cafile=proxy.folder / "fullchain.pem")
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    old.set_ciphers(cipher)

    with socket.create_connection(("127.0.0.1", proxy.port), 60) as line, pytest.raises(ssl.SSLError):
        old.wrap_socket(line, server_hostname=NAME)


def test_a_browser_with_tls_1_2_is_let_in_with_forward_secrecy(proxy: Proxy) -> None:
    older = ssl.create_default_context(cafile=proxy.folder / "fullchain.pem")
    older.maximum_version = ssl.TLSVersion.TLSv1_2

    line = socket.create_connection(("127.0.0.1", proxy.port), 60)
    with older.wrap_socket(line, server_hostname=NAME) as shown:
        agreed = shown.cipher()

    assert agreed
    assert agreed[0].startswith("ECDHE-ECDSA-")
    assert agreed[0].endswith(("GCM-SHA256", "GCM-SHA384", "POLY1305"))


def test_no_page_is_compressed(proxy: Proxy) -> None:
    answer = proxy.ask("GET / HTTP/1.1\nAccept-Encoding: gzip, br")

    assert b"Content-Encoding" not in answer
    assert answer.endswith(b"a" * 5000)


@pytest.mark.parametrize(("path", "megabytes"), [("/ask/", 4), ("/desk/roster/", 70), ("/webhooks/postmark/", 40)])
def test_a_form_may_be_as_large_as_its_page_needs(proxy: Proxy, path: str, megabytes: int) -> None:
    too_large = proxy.status(f"POST {path} HTTP/1.1\nContent-Length: {megabytes * MEGABYTE + 1}")
    fits = proxy.ask(f"POST {path} HTTP/1.1\nContent-Length: {MEGABYTE}", b"x" * MEGABYTE)

    assert too_large == 413
    assert b" 200 " in fits.splitlines()[0]


def test_slow_bodies_reach_no_thread_of_ours(proxy: Proxy) -> None:
    with contextlib.ExitStack() as lines:
        slow = [lines.enter_context(proxy.line()) for _ in range(30)]
        for line in slow:
            line.sendall(f"POST /slow HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 1000\r\n\r\nx".encode())
        answer = proxy.ask("GET /meanwhile HTTP/1.1")
        ended = [line.recv(1000) for line in slow]

    assert b" 200 " in answer.splitlines()[0]
    assert all(not words or b" 408 " in words.splitlines()[0] for words in ended)
    assert not [asked for asked, *_ in proxy.behind.reached if "/slow" in asked]


def test_the_log_holds_no_token_and_no_query(proxy: Proxy) -> None:
    proxy.ask("GET /status/a-secret-token/?and=a-query HTTP/1.1\nReferer: https://a-referer/\nUser-Agent: a-browser")
    proxy.ask("GET /status/now/ HTTP/1.1")

    said = proxy.log(holding="/status/now/")
    assert '"GET /status/-" 200' in said
    assert not [word for word in ("secret", "query", "referer", "browser") if word in said]
    assert "secret" not in (proxy.folder / "errors").read_text()


def test_one_address_may_ask_as_often_as_an_office_does(proxy: Proxy) -> None:
    with proxy.line() as line:
        answers = line.makefile("rb")
        found = []
        for _ in range(400):
            line.sendall(f"GET /often HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode())
            found.append(int(answers.readline().split()[1]))
            length = 0
            while header := answers.readline().strip():
                length = int(header.partition(b":")[2]) if header.lower().startswith(b"content-length") else length
            answers.read(length)

    assert found[:150] == [200] * 150
    assert set(found) <= {200, 429}
