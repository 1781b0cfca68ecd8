"""Files as they are served: under their own name, as what they are and nothing else."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def served(raw: bytes, name: str, content_type: str, *, to_keep: bool = False) -> HttpResponse:
    """The file, to look at or `to_keep`. No browser guesses what it is."""
    response = HttpResponse(raw, content_type=content_type)
    response["Content-Disposition"] = str(content_disposition_header(to_keep, name))
    response["X-Content-Type-Options"] = "nosniff"
    return response
