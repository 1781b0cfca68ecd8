"""What DATABASE_URL says of a connection wins over what we say."""

from hotline.postgresql import connecting


def test_options_of_the_address_win_and_ours_fill_in() -> None:
    behind_a_pooler = {"NAME": "hotline", "OPTIONS": {"options": ""}}

    found = connecting(behind_a_pooler)

    assert found["OPTIONS"] == {"options": "", "connect_timeout": 5}
    assert connecting({"NAME": "hotline"})["OPTIONS"]["options"] == "-c jit=off"
