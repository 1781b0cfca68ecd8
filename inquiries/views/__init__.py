"""Pages of the hotline, one module for each resource."""
