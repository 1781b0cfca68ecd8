"""Parts of the pages on the list of affected people."""
