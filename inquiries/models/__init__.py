"""The domain. One noun a file; `ls` is the table of contents."""

from .addressee import Addressee
from .answer import Answer, Citation
from .assignment import Assignment
from .call import Call
from .callback import Callback
from .care import Doubt
from .closure import Closure
from .collection import Collection
from .contact import Contact, MailAddress, Phone
from .correction import Amendment, Correction
from .dispatch import Dispatch
from .draft import Draft
from .escalation import Escalation
from .event import Event
from .hold import Hold
from .inquiry import Inquiry
from .issuer import Issuer
from .lesson import Lesson
from .link import Link
from .mailbox import Mailbox
from .merge import Bond, Merge
from .message import Attachment, Channel, Message, Quotation
from .notice import Clause, Notice, Version
from .participant import Participant
from .proof import Check, Proof
from .received import Received
from .reissue import Fee, Reissue, Reporter, Stage, Step
from .rejection import Rejection
from .sighting import Sighting
from .split import Split
from .staff import Role, Staff
from .succession import Ground
from .taboo import Taboo
from .topic import Topic
from .training import Training
from .wording import Wording

__all__ = [
    "Addressee",
    "Amendment",
    "Answer",
    "Assignment",
    "Attachment",
    "Bond",
    "Call",
    "Callback",
    "Channel",
    "Check",
    "Citation",
    "Clause",
    "Closure",
    "Collection",
    "Contact",
    "Correction",
    "Dispatch",
    "Doubt",
    "Draft",
    "Escalation",
    "Event",
    "Fee",
    "Ground",
    "Hold",
    "Inquiry",
    "Issuer",
    "Lesson",
    "Link",
    "MailAddress",
    "Mailbox",
    "Merge",
    "Message",
    "Notice",
    "Participant",
    "Phone",
    "Proof",
    "Quotation",
    "Received",
    "Reissue",
    "Rejection",
    "Reporter",
    "Role",
    "Sighting",
    "Split",
    "Staff",
    "Stage",
    "Step",
    "Taboo",
    "Topic",
    "Training",
    "Version",
    "Wording",
]
