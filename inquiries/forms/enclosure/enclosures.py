"""A file to enclose: what it is called, where it is offered, and the file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from inquiries.forms.inquiry.topics import TopicBoxes
from inquiries.forms.masked import MaskedWords
from inquiries.forms.reasons import ReasonForm
from inquiries.models import Enclosure, Topic, Version
from inquiries.models.enclosure.examination import MEGABYTE, TooLarge
from inquiries.models.explanation import LONGEST


class FileForm(forms.Form):
    """The file alone: a new edition."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, PNG or JPEG. Its name is what the customer sees."),
        widget=forms.ClearableFileInput({"accept": ".pdf,.png,.jpg,.jpeg"}),
    )

    def clean_file(self) -> tuple[str, bytes]:
        """Its name and bytes, unless there are too many."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        most = settings.HOTLINE_ENCLOSURE_MEGABYTES
        if (file.size or 0) > most * MEGABYTE:
            raise ValidationError(TooLarge(most=most).sentences)
        return file.name or "", file.read()


class DescriptionForm(forms.Form):
    """What it is called, and where it is offered first."""

    title_ja = MaskedWords(longest=80, label=_("Title in Japanese"))
    title_en = MaskedWords(longest=120, label=_("Title in English"))
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.order_by("order", "key"),
        label=_("Offered first with these topics"),
        required=False,
        widget=TopicBoxes,
    )
    is_of_version = forms.BooleanField(
        required=False, label=_("Belongs to the notice in force today: out of use when a new version is")
    )

    def __init__(self, *args: Any, bound_to: Version | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bound_to = bound_to
        self.fields["title_ja"].required = True
        if bound_to:
            self.fields["is_of_version"].label = _("Belongs to version %(number)s of the notice alone") % {
                "number": bound_to.number
            }
            self.fields["is_of_version"].help_text = _(
                "Without this mark the file is put in anew: somebody else approves it before it is used again."
            )

    @property
    def described(self) -> dict[str, Any]:
        """What the verbs take, beside the file."""
        said = self.cleaned_data
        return {
            "titles": (said["title_ja"], said["title_en"]),
            "topics": said["topics"],
            "version": (self.bound_to or Version.objects.in_force()) if said["is_of_version"] else None,
        }

    @classmethod
    def of(cls, enclosure: Enclosure) -> dict[str, Any]:
        """What is said of it now, as the fields show it."""
        titles = {"title_ja": enclosure.title_ja, "title_en": enclosure.title_en}
        return titles | {"topics": list(enclosure.topics.all()), "is_of_version": bool(enclosure.version_id)}


class EnclosureForm(FileForm, DescriptionForm):
    """A new one."""

    field_order = ("file", "title_ja", "title_en", "topics", "is_of_version")


class ApprovalForm(forms.Form):
    """What the approver says to the doubts; needed only where there are some."""

    word = MaskedWords(longest=LONGEST, label=_("What you looked at, and why it may be sent"))


class RetirementForm(ReasonForm):
    """Why it is used no more."""

    is_wrong = forms.BooleanField(
        required=False,
        label=_("It was wrong: nobody should have it"),
        help_text=_("Customers cannot fetch it from their page any more. Next you see who was sent it."),
    )
    field_order = ("reason", "is_wrong")
