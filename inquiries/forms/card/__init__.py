"""Steps and fees of a reissue."""
