"""What belongs to HTTP and to no noun of the domain."""
