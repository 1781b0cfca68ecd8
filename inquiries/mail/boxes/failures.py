"""Why a mailbox cannot be opened, in a sentence for the desk. The server's own words may quote a password."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from imaplib import IMAP4

from django.utils.translation import gettext_noop as _
from imap_tools.errors import ImapToolsError, MailboxFolderSelectError

from .mailbox import Unreachable

NOT_VALID = _("Its address in the settings cannot be read.")
NO_HOST = _("The name of the mail server cannot be found.")
TOO_SLOW = _("The mail server does not answer in time.")
AWAY = _("The mail server cannot be reached.")
NOT_TRUSTED = _("The certificate of the mail server is not valid.")
NOT_SIGNED_IN = _("The mail server does not accept the user name or the password.")
NO_TOKEN = _("The sign-in service of the mail provider gives no access.")
NO_FOLDER = _("The mailbox has no such folder.")
LOST = _("The mail server broke off.")
NO_FILES = _("The folder of mails cannot be read or written.")
BROKE_OFF = _("The work on it broke off. The log says where.")


def why(error: Exception) -> str:
    """The sentence for an error. The list goes from the narrow classes of error to the wide ones."""
    sentences: list[tuple[type[Exception], str]] = [
        (MailboxFolderSelectError, NO_FOLDER),
        (IMAP4.error, LOST),
        (socket.gaierror, NO_HOST),
        (TimeoutError, TOO_SLOW),
        (ssl.SSLCertVerificationError, NOT_TRUSTED),
        (OSError, AWAY),
    ]
    return next((sentence for kind, sentence in sentences if isinstance(error, kind)), LOST)


@contextmanager
def reached() -> Iterator[None]:
    """Turns every error of the connection to a mail server into Unreachable."""
    try:
        yield
    except (ImapToolsError, IMAP4.error, OSError) as error:
        raise Unreachable(why(error)) from error
