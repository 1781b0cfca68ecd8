"""Pages of anybody: what the notice says, and one's own inquiry by its link."""
