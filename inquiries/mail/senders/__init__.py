"""Who or what sent a mail: a person, a machine, or a machine on behalf of a person."""
