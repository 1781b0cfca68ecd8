from collections.abc import Callable
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import migrations

SECRETS = ["secret", "seed"]


def encrypt(apps: Any, _schema_editor: Any) -> None:
    _each(apps, lambda text: _lock().encrypt(text.encode()).decode())


def decrypt(apps: Any, _schema_editor: Any) -> None:
    _each(apps, _opened)


def _opened(token: str) -> str:
    """What was encrypted. The version before wrote what it set up after this migration in clear."""
    return _lock().decrypt(token.encode()).decode() if token.startswith("gAAAA") else token


def _lock() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.HOTLINE_KEYS])


def _each(apps: Any, change: Callable[[str], str]) -> None:
    for row in apps.get_model("mfa", "Authenticator").objects.order_by("pk"):
        if held := [name for name in SECRETS if name in row.data]:
            row.data |= {name: change(row.data[name]) for name in held}
            row.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("inquiries", "0086_answers_without_a_step"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [migrations.RunPython(encrypt, decrypt)]
