"""Forms for a notice before and when it is put in force."""
