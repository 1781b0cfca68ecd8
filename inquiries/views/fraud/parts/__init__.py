"""What those pages count and lay out."""
