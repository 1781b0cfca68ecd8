"""The notice. A published version is never changed, and every sentence of it has its place in the text."""
