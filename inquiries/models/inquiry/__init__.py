"""One matter of one contact. A state holds while its row exists; only people who take part are ever written to."""
