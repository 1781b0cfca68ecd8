"""The desk among itself."""
