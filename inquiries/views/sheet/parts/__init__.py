"""What its templates show, gathered."""
