"""The company statements of the sample: written by a supervisor, approved by headquarters."""

from datetime import datetime, timedelta

from inquiries.models import Statement, Topic

from .team import Team

PASSWORDS = {
    "written_ja": "念のため、「あかねオフィス便」のパスワードを新しいものにお替えくださいますようお願いいたします。"
    "同じパスワードをほかのサービスでもお使いの場合は、そちらもお替えください。",
    "spoken_ja": "念のため、パスワードを、新しいものにお替えくださいますようお願いいたします。"
    "ほかのサービスでも同じものをお使いでしたら、そちらも、お替えください。",
    "written_en": "As a precaution, please change your password for Akane Office-bin. "
    "If you use the same password for other services, please change it there as well.",
    "is_public": True,
}
APOLOGY = {
    "written_ja": "このたびは、お客様に多大なご心配とご迷惑をおかけし、誠に申し訳ございません。"
    "お寄せいただいたお言葉を重く受け止め、お一人おひとりのお問合せに誠実にお答えしてまいります。",
    "spoken_ja": "このたびは、多大なご心配とご迷惑をおかけし、誠に申し訳ございません。"
    "会社として、重く受け止めております。",
    "written_en": "We sincerely apologise for the great worry and inconvenience this has caused you. "
    "We take what you have told us very seriously and will answer every inquiry with care.",
}
SAID = (
    ("パスワードの変更のお願い", PASSWORDS, ("leaked-items", "password-howto")),
    ("会社としてのお詫び", APOLOGY, ("complaint", "compensation", "delay-reason")),
)


def state(team: Team, topics: dict[str, Topic], *, at: datetime) -> None:
    """Write both, and approve them an hour later."""
    for name, words, about in SAID:
        edition = Statement.objects.draft(name, words, [topics[key] for key in about], by=team.supervisor, at=at)
        edition.approve(by=team.headquarters, at=at + timedelta(hours=1))
