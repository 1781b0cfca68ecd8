"""The page of an inquiry, and each verb that changes its state."""
