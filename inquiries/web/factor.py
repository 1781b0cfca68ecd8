"""The second factor at the sign-in, as allauth asks us about it."""

from allauth.mfa.adapter import DefaultMFAAdapter

from inquiries.models.sign_in.second_factor import opened, sealed


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps secrets encrypted."""

    def encrypt(self, text: str) -> str:
        """Called before a secret is stored."""
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Called where a code is compared with it."""
        return opened(encrypted_text)
