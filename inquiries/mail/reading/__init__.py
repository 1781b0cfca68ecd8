"""Reading the bytes of a mail. Law: no bytes from outside make it fail."""
