"""Where mail waits for us. One pass at a time over each box, and nothing is marked as read."""
