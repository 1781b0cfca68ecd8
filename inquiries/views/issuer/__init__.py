"""The directory of card companies, their desks, and what they say to us."""
