"""Notes among colleagues that wait for somebody."""

from datetime import timedelta

from inquiries.models import Inquiry

from .team import Team

SOON = timedelta(seconds=40)


def leave(team: Team) -> None:
    """The first operator and the supervisor each find some of them."""
    first, second = team.operators[:2]
    own = Inquiry.objects.of(first).order_by("received_at", "pk")[:2]
    asked = [
        (second, f"@{first}さん 同じ方からお電話がありました。こちらにまとめてよいか、ご確認ください。"),
        (team.supervisor, f"@{first} カード会社の回答待ちです。夕方までに一度ご連絡をお願いします。"),
        (first, f"@{team.supervisor}さん ご家族からのお申し出です。対応の方針をご相談させてください。"),
    ]
    for (by, words), inquiry in zip(asked, [*own, own[0]], strict=True):
        inquiry.note(by=by, text=words, at=inquiry.events.latest("at").at + SOON)
