"""Rotation of the codes: what an older key of HOTLINE_KEYS encrypted is encrypted with the first one."""

from __future__ import annotations

from cryptography.fernet import InvalidToken
from django.db import transaction

from inquiries.models.locking import WrongKeys, lock

from .remedy_code import RemedyCode

AT_ONCE = 1_000


def rotate() -> int:
    """How many codes were written anew. WrongKeys where one cannot be opened."""
    done, after = 0, 0
    while codes := list(RemedyCode.objects.filter(pk__gt=after).order_by("pk").only("token")[:AT_ONCE]):
        done, after = done + _rotate(codes), codes[-1].pk
    return done


@transaction.atomic
def _rotate(codes: list[RemedyCode]) -> int:
    locked = lock()
    try:
        for code in codes:
            code.token = locked.rotate(bytes(code.token))
    except InvalidToken:
        raise WrongKeys from None
    return RemedyCode.objects.bulk_update(codes, ["token"])
