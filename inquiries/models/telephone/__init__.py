"""The telephone: how long a call may last, and which callers harassed somebody."""
