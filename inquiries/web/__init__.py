"""HTTP matters that belong to no noun of the domain."""
