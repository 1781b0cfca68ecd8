"""Attachment 添付: what came with a message."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy

from inquiries import documents


class Attachment(models.Model):
    """Its text is kept, masked; the file itself stays in the mailbox, if anywhere."""

    class Kind(models.TextChoices):
        """What its bytes are."""

        TEXT = documents.Kind.TEXT.value, pgettext_lazy("document", "Text")
        PAGE = documents.Kind.PAGE.value, pgettext_lazy("document", "Web page")
        PDF = documents.Kind.PDF.value, pgettext_lazy("document", "PDF")
        SHEET = documents.Kind.SHEET.value, pgettext_lazy("document", "Spreadsheet")
        WRITING = documents.Kind.WRITING.value, pgettext_lazy("document", "Text document")
        SLIDES = documents.Kind.SLIDES.value, pgettext_lazy("document", "Slides")
        LETTER = documents.Kind.LETTER.value, pgettext_lazy("document", "Mail")
        ARCHIVE = documents.Kind.ARCHIVE.value, pgettext_lazy("document", "Archive")
        IMAGE = documents.Kind.IMAGE.value, pgettext_lazy("document", "Picture")
        OTHER = documents.Kind.OTHER.value, pgettext_lazy("document", "Other file")

    class Fault(models.TextChoices):
        """Why not all that it says stands here."""

        NONE = documents.Fault.NONE.value, ""
        UNKNOWN = documents.Fault.UNKNOWN.value, pgettext_lazy("document", "It could not be looked into.")
        WORDLESS = documents.Fault.WORDLESS.value, pgettext_lazy("document", "No text was found in it.")
        LOCKED = documents.Fault.LOCKED.value, pgettext_lazy("document", "It is locked with a password.")
        DAMAGED = documents.Fault.DAMAGED.value, pgettext_lazy("document", "It is damaged and could not all be read.")
        HEAVY = documents.Fault.HEAVY.value, pgettext_lazy("document", "It was too much to be looked into.")
        CUT = documents.Fault.CUT.value, pgettext_lazy("document", "It is long; only its beginning is kept.")
        PARTLY = (
            documents.Fault.PARTLY.value,
            pgettext_lazy("document", "Not all in it could be read, such as pictures."),
        )

    message = models.ForeignKey("Message", models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    kind = models.CharField(max_length=8, choices=Kind, blank=True)
    pages = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=8, choices=Fault, blank=True)
    is_in_mailbox = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name

    @property
    def is_whole(self) -> bool:
        """Whether `text` holds all that it says. Attachments from before the app read files have no kind."""
        return not self.fault and bool(self.kind or self.text)
