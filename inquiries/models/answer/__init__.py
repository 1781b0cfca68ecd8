"""What may be said: sentences of the notice, word for word, or words that a second person approved."""
