"""The staff of the sample: some of every role."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from inquiries.models import Role, Staff

TEAM = (
    ("sato", "佐藤", Role.OPERATOR),
    ("takahashi", "高橋", Role.OPERATOR),
    ("ito", "伊藤", Role.OPERATOR),
    ("yoshida", "吉田", Role.OPERATOR),
    ("suzuki", "鈴木", Role.SUPERVISOR),
    ("watanabe", "渡辺", Role.SUPERVISOR),
    ("kobayashi", "小林", Role.CARD_DESK),
    ("yamamoto", "山本", Role.HEADQUARTERS),
    ("nakagawa", "中川", Role.ADMINISTRATOR),
)


@dataclass(frozen=True)
class Team:
    """The staff, by role."""

    everybody: tuple[Staff, ...]

    def part(self, role: Role) -> list[Staff]:
        """All with this role."""
        return [staff for staff in self.everybody if staff.role == role]

    @property
    def operators(self) -> list[Staff]:
        """The operators."""
        return self.part(Role.OPERATOR)

    @property
    def colleagues(self) -> list[Staff]:
        """Those who leave notes for others."""
        return [*self.operators, *self.part(Role.SUPERVISOR)]

    @property
    def supervisor(self) -> Staff:
        """The supervisor, who approves."""
        return self.part(Role.SUPERVISOR)[0]

    @property
    def headquarters(self) -> Staff:
        """The person at headquarters."""
        return self.part(Role.HEADQUARTERS)[0]

    @property
    def card_desk(self) -> Staff:
        """The person at the card desk."""
        return self.part(Role.CARD_DESK)[0]


def enrol(password: str) -> Team:
    """Enrol everybody with one password, which is hashed once."""
    hashed = make_password(password)
    return Team(
        tuple(
            Staff.objects.enrol(
                username=username, name=name, role=role, hashed=hashed, email=f"{username}@akane.example.jp"
            )
            for username, name, role in TEAM
        )
    )
