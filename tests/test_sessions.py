import json

from inquiries.sessions import LAID_ASIDE, SessionStore


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


def test_any_other_session_is_kept_as_it_is() -> None:
    session = {"_auth_user_hash": "4111111111111111", "visit": {"inquiry": 1}}

    assert SessionStore().decode(SessionStore().encode(session)) == session
