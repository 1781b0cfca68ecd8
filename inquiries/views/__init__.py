"""Pages of the hotline, one module a resource."""
