"""From one version to the next: what changed, and what becomes of the answers."""
