"""A request has one name, in its answer, in the log, and on the page of a failure."""

import io
import json
import logging
import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from hotline import request_id
from hotline.request_id import FIT, HEADER, OF_TASK, RequestId, new
from inquiries.masking import mask
from tests.laws.places import logged

pytestmark = pytest.mark.django_db
OURS = re.compile(r"r[0-9a-f]{15}\Z")
WORDS = "中村 由紀"
PROXYS = "0123456789abcdef0123456789abcdef"


def test_an_answer_has_a_name(client: Client) -> None:
    assert OURS.match(client.get("/healthz")[HEADER])


def test_without_a_proxy_nobody_outside_names_a_request(client: Client) -> None:
    assert client.get("/healthz", headers={HEADER: PROXYS})[HEADER] != PROXYS


def test_behind_a_proxy_it_has_the_name_that_stands_in_the_proxys_log(client: Client, settings: Settings) -> None:
    settings.HOTLINE_PROXIES = 1

    assert client.get("/healthz", headers={HEADER: PROXYS})[HEADER] == PROXYS


@pytest.mark.parametrize(
    "said", ["", "short", "4111111111111111", "4111111111111111abcd", "09012345678", "a" * 37, "中村", "a\nb" * 9]
)
def test_what_is_no_name_of_a_proxys_is_not_taken_over(client: Client, settings: Settings, said: str) -> None:
    settings.HOTLINE_PROXIES = 1

    assert not FIT.match(said)
    assert OURS.match(
        client.get("/healthz", headers={HEADER: said.encode().decode("latin-1").replace("\n", " ")})[HEADER]
    )


def test_what_is_refused_is_logged_under_it(client: Client) -> None:
    with logged() as log:
        answer = client.get("/metrics")

    (line,) = [line for line in map(json.loads, log.getvalue().splitlines()) if line["logger"] == "django.request"]
    assert (line["message"], line["request"]) == ("404 GET metrics_show", answer[HEADER])


def test_no_name_of_ours_looks_like_a_number_that_is_masked() -> None:
    assert all(mask(name).text == name for name in (new() for _ in range(1000)))


def test_what_is_logged_meanwhile_has_it_and_afterwards_nothing_has() -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        logging.getLogger("inquiries.test").error("within")
        return HttpResponse()

    with logged() as log:
        answer = RequestId(view)(RequestFactory().get("/"))
        logging.getLogger("inquiries.test").error("after")

    within, after = map(json.loads, log.getvalue().splitlines())
    assert (within["message"], within["request"]) == ("within", answer[HEADER])
    assert "request" not in after


def test_the_page_of_a_failure_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError(WORDS)

    monkeypatch.setattr("inquiries.watch.readiness.Kept.said", fails)
    with logged() as log:
        answer = Client(raise_request_exception=False).get("/readyz")

    (line,) = [line for line in map(json.loads, log.getvalue().splitlines()) if line["level"] == "ERROR"]
    assert (answer.status_code, line["request"]) == (500, answer[HEADER])
    assert f"<code>{answer[HEADER]}</code>" in answer.content.decode()
    assert line["message"] == "500 GET readyz"
    assert "RuntimeError" in line["trace"]
    assert WORDS not in log.getvalue() + answer.content.decode()


def test_a_task_takes_it_along() -> None:
    headers: dict[str, str] = {}
    before = request_id.current.set("r123")
    request_id.on_publish(headers=headers)
    request_id.current.reset(before)

    task = type("Task", (), {"name": "inquiries.tasks.run_outbox", "request": type("Request", (), headers)})
    request_id.on_start(task_id="1", task=task)
    line = io.StringIO()
    handler = logging.StreamHandler(line)
    handler.setFormatter(logging.getLogger().handlers[0].formatter or logging.Formatter())
    handler.emit(logging.makeLogRecord({"name": "x", "levelname": "ERROR", "msg": "at work"}))
    request_id.on_end()

    said = json.loads(line.getvalue())
    assert headers == {OF_TASK: "r123"}
    assert (said["request"], said["task"]) == ("r123", "inquiries.tasks.run_outbox")
    assert (request_id.current.get(), request_id.task.get()) == ("", "")


def test_a_task_of_beats_has_one_of_its_own() -> None:
    headers: dict[str, str] = {}

    request_id.on_publish(headers=headers)

    assert OURS.match(headers[OF_TASK])
