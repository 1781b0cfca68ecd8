"""Who sits at the desk until when, and what becomes of their work when they leave."""
