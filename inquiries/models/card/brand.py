"""Brand 国際ブランド: what is printed on a card."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Brand(models.TextChoices):
    """What is printed on the card."""

    VISA = "visa", "Visa"
    MASTERCARD = "mastercard", "Mastercard"
    JCB = "jcb", "JCB"
    AMEX = "amex", "American Express"
    DINERS = "diners", "Diners Club"
    OTHER = "other", pgettext_lazy("brand", "Other")
