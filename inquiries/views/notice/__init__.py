"""Pages of the notice: its text and versions, its proof, what must never be said."""
