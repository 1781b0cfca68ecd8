"""Facts: what a notice states, as data. Law: a reading without support in the words is unsure."""
