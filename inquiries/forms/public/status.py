"""What a customer adds to their own inquiry."""

from __future__ import annotations

from typing import Any

from .ask import Ask
from .public import PublicForm, Question


class FollowUpForm(PublicForm):
    """One more question."""

    words = Question(rows=4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lay_out(Ask("words", caution=True, quiet=True))
