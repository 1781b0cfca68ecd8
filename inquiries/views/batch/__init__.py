"""Many inquiries at once: what is chosen, the preview, and what became of each."""
