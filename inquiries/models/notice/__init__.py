"""What was announced: a version in force is never changed, and every sentence of it has its place and its source."""
