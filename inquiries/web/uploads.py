"""Uploaded files: held in memory while they are read, never written to a temporary file."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from inquiries.models.role import Right

LARGEST = 10_000_000
"""The most bytes of one file, and of all files of one form."""
LARGEST_LIST = 64_000_000
"""The same for the list of affected people, from somebody who may load one."""
LISTS = {"roster_import_create"}
FAR_TOO_LARGE = 10 * LARGEST
"""Bytes of a form that is refused unread. A smaller form is shown again and says that its file is too large."""


class TooLarge(UploadedFile):  # type: ignore[type-arg]
    """A file that was too large: only its name and size are known."""


class InMemory(FileUploadHandler):
    """Holds LARGEST bytes in memory; a file beyond that is discarded."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.held, self.size, self.file = 0, 0, BytesIO()
        self.largest = LARGEST_LIST if _is_list(request) else LARGEST

    def handle_raw_input(self, _input: Any, _meta: Any, content_length: int, *_more: Any) -> None:
        """Refuse a form that is far too large, before reading it."""
        if content_length > FAR_TOO_LARGE:
            raise RequestDataTooBig("The files are far too large.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Start a file."""
        super().new_file(*args, **kwargs)
        self.size, self.file = 0, BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django names it
        """Keep the chunk, unless there is too much."""
        self.size, self.held = self.size + len(raw_data), self.held + len(raw_data)
        if self.held <= self.largest:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """The file, or a TooLarge."""
        if self.held > self.largest:
            size = max(file_size, self.largest + 1)
            return TooLarge(BytesIO(), self.file_name, self.content_type, size, self.charset)
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )


def _is_list(request: Any) -> bool:
    """Whether a list of affected people comes in, from somebody who may load one."""
    match, user = getattr(request, "resolver_match", None), getattr(request, "user", None)
    is_there = match is not None and match.url_name in LISTS
    return is_there and user is not None and user.is_authenticated and user.may(Right.LOAD_ROSTER)
