"""The list of affected people: what is in force, and how the next one comes in."""
