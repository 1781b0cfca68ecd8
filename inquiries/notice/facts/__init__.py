"""What a notice states as data. A reading that nothing else supports is unsure."""
