"""What the verbs of an inquiry ask for."""
