"""Roster piece: a piece of the file of an import, encrypted. It goes with the file, within the hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from inquiries.models.locking import lock, unlocked

if TYPE_CHECKING:
    from .roster_import import RosterImport

SIZE = 1 << 20


class RosterPieceManager(models.Manager["RosterPiece"]):
    """Cuts a file into pieces, and puts it together again."""

    def keep(self, content: bytes, roster_import: RosterImport) -> None:
        """Encrypt the file of this import."""
        locked = lock()
        for number, start in enumerate(range(0, len(content), SIZE)):
            token = locked.encrypt(content[start : start + SIZE])
            self.create(roster_import=roster_import, number=number, token=token)

    def content(self, roster_import: RosterImport) -> bytes:
        """The file of this import. WrongKeys."""
        tokens = self.filter(roster_import=roster_import).order_by("number").values_list("token", flat=True)
        return b"".join(map(unlocked, tokens))


class RosterPiece(models.Model):
    """A piece of the file, encrypted."""

    roster_import = models.ForeignKey("RosterImport", models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    token = models.BinaryField()

    objects = RosterPieceManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["roster_import", "number"], name="one_piece_per_number")]

    def __str__(self) -> str:
        return str(self.number)
