"""From draft to dispatch. A reply that is stale, unresolved or for another contact is not sent; none is sent twice."""
