"""What the desk may say: sentences of the notice, word for word, and words that a second person approved."""
