"""Forms of the library of files that replies may carry."""
