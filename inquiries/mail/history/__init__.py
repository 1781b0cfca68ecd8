"""Separates the new words of a mail from the quoted history below them."""
