"""The people at the desk: some of every role."""

from dataclasses import dataclass

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
    """Who is there, by part."""

    everybody: tuple[Staff, ...]

    def part(self, role: Role) -> list[Staff]:
        """All who play a part."""
        return [staff for staff in self.everybody if staff.role == role]

    @property
    def operators(self) -> list[Staff]:
        """Who answers."""
        return self.part(Role.OPERATOR)

    @property
    def colleagues(self) -> list[Staff]:
        """Whoever leaves notes for others."""
        return [*self.operators, *self.part(Role.SUPERVISOR)]

    @property
    def supervisor(self) -> Staff:
        """Who approves."""
        return self.part(Role.SUPERVISOR)[0]

    @property
    def headquarters(self) -> Staff:
        """Who speaks for the company."""
        return self.part(Role.HEADQUARTERS)[0]

    @property
    def card_desk(self) -> Staff:
        """Who follows the cards."""
        return self.part(Role.CARD_DESK)[0]


def enrol(password: str) -> Team:
    """Everybody, with one password."""
    return Team(
        tuple(
            Staff.objects.enrol(
                username=username, name=name, role=role, password=password, email=f"{username}@akane.example.jp"
            )
            for username, name, role in TEAM
        )
    )
