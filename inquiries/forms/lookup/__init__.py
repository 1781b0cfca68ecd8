"""Forms for looking somebody up, and for verifying who asks."""
