"""Uploaded files: held in memory while they are read, never written to a temporary file."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LARGEST = 10_000_000
"""The most bytes of one file, and of all files of one form."""
FAR_TOO_LARGE = 10 * LARGEST
"""Bytes of a form that is refused unread. A smaller form is shown again and says that its file is too large."""


class TooLarge(UploadedFile):  # type: ignore[type-arg]
    """A file that was too large: only its name and size are known."""


class InMemory(FileUploadHandler):
    """Holds LARGEST bytes in memory; a file beyond that is discarded."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.held, self.size, self.file = 0, 0, BytesIO()

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
        if self.held <= LARGEST:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """The file, or a TooLarge."""
        if self.held > LARGEST:
            return TooLarge(BytesIO(), self.file_name, self.content_type, max(file_size, LARGEST + 1), self.charset)
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )
