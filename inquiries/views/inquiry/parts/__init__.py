"""What the page of an inquiry is made of. Each part asks the database when it is made; templates only print it."""
