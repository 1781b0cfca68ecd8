"""Who is signed in, and what is done when somebody should not be, or cannot be."""
