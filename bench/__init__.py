"""What the hotline costs: each module measures one thing, prints a table and writes it as JSON beside itself."""
