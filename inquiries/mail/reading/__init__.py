"""How the bytes of a mail are read, whatever they are."""
