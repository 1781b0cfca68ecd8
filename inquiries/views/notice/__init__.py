"""Pages of the notice: its text and versions, its proof, the taboos."""
