"""The parts of an inquiry's page. Each queries the database when it is created; templates only print it."""
