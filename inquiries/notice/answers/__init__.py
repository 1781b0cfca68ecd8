"""Answers: for each topic the sentences of the notice that answer it, and our words around them."""
