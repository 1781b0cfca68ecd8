"""Forms for the verbs of an inquiry."""
