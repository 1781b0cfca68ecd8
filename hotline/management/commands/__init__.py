"""The commands of the project, one a file."""
