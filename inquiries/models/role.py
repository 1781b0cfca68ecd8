"""Role 役割, Right 権限: which part of the staff may do what. It is said in this table and nowhere else."""

from __future__ import annotations

from enum import Enum

from django.db import models
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """The part that a person plays; it decides what they may see."""

    OPERATOR = "operator", pgettext_lazy("role", "Operator")
    SUPERVISOR = "supervisor", pgettext_lazy("role", "Supervisor")
    CARD_DESK = "card_desk", pgettext_lazy("role", "Card desk")
    HEADQUARTERS = "headquarters", pgettext_lazy("role", "Headquarters")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administrator")


class Right(Enum):
    """What somebody may do, in the words of the table in docs/security.md."""

    SEE_INQUIRIES = "work with customers"
    SUPERVISE = (
        "assign to others, set skills, when claims lapse and other limits, approve answers, say what is never said"
    )
    PUBLISH = "look at what was read from a notice, put it in force"
    WRITE_STATEMENTS = "draft what the company says beside the notice"
    APPROVE_STATEMENTS = "approve it: speak for the company"
    KEEP_ENCLOSURES = "put files to enclose into the library, approve those of others"
    KEEP_ISSUERS = "complete the directory of card companies, check the numbers of their desks"
    KEEP_GOODWILL = "propose what the notice promises, load codes, approve those that others asked for"
    CONFIRM_GOODWILL = "confirm what somebody else proposed that the notice promises, or refuse it"
    HEAR_ALARMS = "hear of unknown charges outside the announced window"
    SEE_ANSWERS = "read the notice and the answers drawn from it"
    LOAD_ROSTER = "prepare the list of affected people"
    SEE_ROSTER = "see the counts of that list, put one in force that somebody else prepared"
    MAKE_SHEETS = "make sheets to card companies, choose their columns"
    HAND_OVER_SHEETS = "hand over a sheet that somebody else made, take in what comes back"
    SEE_SEALS = "see whether the history is as it was written, print the head of its chain"
    KEEP_SIGN_INS = "see who is signed in, end their sign-ins, ask for or confirm the reset of a second factor"
    SEE_SIGHTINGS = "see who saw whom, let others go on who were stopped, but never oneself"
    COUNT_SIGHTINGS = "see how much each of the staff saw, as counts without customers"
    KEEP_DESK_STAFF = (
        "make accounts of operators and the card desk, change their role and last day, end them, take them back"
    )
    KEEP_ALL_STAFF = "the same for everybody else, but never for oneself"
    KEEP_ACCOUNTS = "look after the sign-ins of the others, connect telephone systems"


RIGHTS: dict[Right, tuple[Role, ...]] = {
    Right.SEE_INQUIRIES: (Role.OPERATOR, Role.SUPERVISOR, Role.CARD_DESK),
    Right.SUPERVISE: (Role.SUPERVISOR,),
    Right.PUBLISH: (Role.SUPERVISOR, Role.HEADQUARTERS),
    Right.WRITE_STATEMENTS: (Role.SUPERVISOR, Role.HEADQUARTERS),
    Right.APPROVE_STATEMENTS: (Role.HEADQUARTERS,),
    Right.KEEP_ENCLOSURES: (Role.SUPERVISOR, Role.HEADQUARTERS),
    Right.KEEP_ISSUERS: (Role.SUPERVISOR,),
    Right.KEEP_GOODWILL: (Role.SUPERVISOR,),
    Right.CONFIRM_GOODWILL: (Role.SUPERVISOR, Role.HEADQUARTERS),
    Right.HEAR_ALARMS: (Role.SUPERVISOR, Role.HEADQUARTERS),
    Right.SEE_ANSWERS: (Role.OPERATOR, Role.SUPERVISOR, Role.CARD_DESK, Role.HEADQUARTERS),
    Right.LOAD_ROSTER: (Role.SUPERVISOR,),
    Right.SEE_ROSTER: (Role.SUPERVISOR, Role.HEADQUARTERS),
    Right.MAKE_SHEETS: (Role.CARD_DESK,),
    Right.HAND_OVER_SHEETS: (Role.SUPERVISOR, Role.CARD_DESK),
    Right.SEE_SEALS: (Role.SUPERVISOR, Role.HEADQUARTERS, Role.ADMINISTRATOR),
    Right.KEEP_SIGN_INS: (Role.SUPERVISOR, Role.ADMINISTRATOR),
    Right.SEE_SIGHTINGS: (Role.SUPERVISOR,),
    Right.COUNT_SIGHTINGS: (Role.SUPERVISOR, Role.HEADQUARTERS, Role.ADMINISTRATOR),
    Right.KEEP_DESK_STAFF: (Role.SUPERVISOR, Role.ADMINISTRATOR),
    Right.KEEP_ALL_STAFF: (Role.ADMINISTRATOR,),
    Right.KEEP_ACCOUNTS: (Role.ADMINISTRATOR,),
}
