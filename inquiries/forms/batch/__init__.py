"""What an act on many inquiries needs to know."""
