"""What is new in a mail, parted from the history below it."""
