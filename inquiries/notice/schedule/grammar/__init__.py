"""The grammar of hours. Law: the words of one clause become parts; each word is used by a part, or left over."""
