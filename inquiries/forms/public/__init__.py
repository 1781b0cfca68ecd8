"""What anybody may send us."""
