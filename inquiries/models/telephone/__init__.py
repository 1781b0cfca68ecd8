"""The telephone: which system rings for whom, how long a call may last, and which callers harassed somebody."""
