"""Sheets to card companies: what goes, how it looks, who hands it over, and what comes back."""
