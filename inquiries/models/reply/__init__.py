"""From draft to dispatch: nothing leaves that is stale, unresolved or meant for somebody else; nothing leaves twice."""
