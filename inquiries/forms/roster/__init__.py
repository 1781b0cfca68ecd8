"""Forms by which a list of affected people comes in."""
