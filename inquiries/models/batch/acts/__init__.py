"""The kinds of act, a module each; `kinds.py` lists them."""
