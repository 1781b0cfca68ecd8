"""Ranks the topics for inquiries: JSON lines in, JSON lines out."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from inquiries.models import Version
from inquiries.suggest import rank


class Command(BaseCommand):
    """Reads `{"id", "channel", "subject", "text"}` per line, prints `{"id", "suggestions", "abstain"}` per line."""

    help = "Suggest topics for inquiries, one JSON object per line on standard input."

    def handle(self, **_options: Any) -> None:
        version = Version.objects.in_force()
        if version is None:
            self.stderr.write(_("No notice is loaded, so none answers: every line abstains."))
        for inquiry in self._inquiries(sys.stdin.buffer.read().decode(errors="replace")):
            ranking = rank(f"{inquiry.get('subject') or ''}\n{inquiry.get('text') or ''}", version)
            suggestions = [{"label": suggestion.key, "score": suggestion.score} for suggestion in ranking]
            answer = {"id": inquiry.get("id"), "suggestions": suggestions, "abstain": ranking.abstain}
            self.stdout.write(json.dumps(answer, ensure_ascii=True))

    def _inquiries(self, text: str) -> Iterator[dict[str, Any]]:
        """Each line's object; an empty one for a line that is no object, so that the lines stay in step."""
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                inquiry = json.loads(line)
            except ValueError:
                inquiry = None
            if not isinstance(inquiry, dict):
                self.stderr.write(_("Line %(number)s is not a JSON object.") % {"number": number})
            yield inquiry if isinstance(inquiry, dict) else {}
