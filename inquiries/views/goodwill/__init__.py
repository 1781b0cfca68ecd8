"""Pages of goodwill: what the notice promises, its codes, and what each person got."""
