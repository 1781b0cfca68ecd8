"""The list of affected people. Law: it answers about one whole value, and can be neither read nor listed.

Identifiers are HMACs, the mail address is encrypted. A list takes effect whole or not at all.

To look somebody up (exact value only; whoever calls sees to reason, allowance and record):

    roster = Roster.objects.to_look_up()            # NoRoster: "cannot be confirmed"
    people = roster.find(Kind.MAIL, typed)          # Kind.PHONE, Kind.MEMBER; any spelling; NotWhole, WrongKeys
    windows = Windows.of(Version.objects.in_force())
    for person in people:                           # none, one, or several (families share an address)
        person.cohorts(windows)                     # (Cohort.MEMBER, Cohort.CARD), …; () without windows

`roster.find` is one statement by index (two columns of mail or telephone). `Blinder.hashed` costs the same whatever is
found. `roster.has_old_key`: the blind key was changed, the list has to be loaded again. `person.mail_address()` is for
the mailing, and for a code to the registered address. `RosterEntry.objects.in_cohort(cohort, windows)` chooses people.
"""
