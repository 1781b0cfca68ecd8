"""Who sits at the desk, shown by more than a password: second factors, sessions, and what is done when one is lost."""
