"""Forms of the desk among itself."""
