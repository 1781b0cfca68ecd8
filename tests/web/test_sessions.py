import json

from inquiries.web.sessions import SessionStore

LAID_ASIDE = "account_reauthentication_state"


def laid_aside(post: str) -> dict[str, object]:
    request = {
        "path": "/x/",
        "path_info": "/x/",
        "GET": "",
        "POST": post,
        "META": {"QUERY_STRING": "", "HTTP_HOST": "x"},
    }
    return {LAID_ASIDE: {"request": json.dumps(request)}, "_auth_user_id": "1"}


def test_a_request_that_waits_for_somebody_to_show_who_they_are_is_masked() -> None:
    kept = SessionStore().decode(SessionStore().encode(laid_aside("code=4111+1111+1111+1111&yes=1")))

    assert json.loads(kept[LAID_ASIDE]["request"])["POST"] == "code=[カード番号 Visa ••••1111]&yes=1"
    assert kept["_auth_user_id"] == "1"


def test_so_are_its_address_and_its_headers() -> None:
    state = laid_aside("yes=1")
    request = {"META": {"HTTP_REFERER": "https://x/?q=4111111111111111", "HTTP_USER_AGENT": "4111 1111 1111 1111"}}

    kept = SessionStore().decode(SessionStore().encode(state | {LAID_ASIDE: {"request": json.dumps(request)}}))

    assert "4111111111111111" not in str(kept).replace(" ", "")
    assert json.loads(kept[LAID_ASIDE]["request"])["META"]["HTTP_USER_AGENT"] == "[カード番号 Visa ••••1111]"


def test_an_address_that_a_page_remembers_is_masked() -> None:
    session = {"back": "/desk/inquiries/?words=4111-1111-1111-1111", "seen": [{"at": "暗証番号は0420です"}], "n": 1.5}

    kept = SessionStore().decode(SessionStore().encode(session))

    assert kept == {
        "back": "/desk/inquiries/?words=[カード番号 Visa ••••1111]",
        "seen": [{"at": "暗証番号は••••です"}],
        "n": 1.5,
    }


def test_any_other_session_is_kept_as_it_is() -> None:
    session = {"_auth_user_hash": "4111111111111111", "visit": {"inquiry": 1}}

    assert SessionStore().decode(SessionStore().encode(session)) == session
