"""Pages on which somebody is looked up, and on which a person proves who they are."""
