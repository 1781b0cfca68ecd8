"""The domain. One noun a file; `ls` is the table of contents."""

from .answer.answer import Answer
from .answer.citation import Citation
from .answer.objection import Objection
from .answer.statement import Edition, Statement
from .answer.succession import Ground
from .answer.use import Use
from .answer.wording import Wording
from .arrival.call import Call
from .arrival.collection import Collection
from .arrival.mailbox import Mailbox
from .arrival.press import Press
from .arrival.received import Received
from .batch.batch import Batch
from .batch.item import Item
from .batch.kinds import Kind
from .card.beginning import Beginning
from .card.fee import Fee
from .card.issuer import Issuer
from .card.no_word_limit import NoWordLimit
from .card.reissue import Reissue
from .card.retraction import Retraction
from .card.snag import Snag
from .card.stage import Stage
from .card.step import Reporter, Step
from .correction.addressee import Addressee
from .correction.correction import Amendment, Correction
from .desk.layout import Layout
from .desk.saved_view import SavedView
from .enclosure.edition import Content, EnclosureEdition
from .enclosure.enclosure import Enclosure
from .event import Event
from .fraud.fraud_report import FraudReport
from .fraud.fraud_stage import FraudStage
from .fraud.fraud_step import FraudStep
from .fraud.scope import Scope
from .goodwill.beneficiary import Beneficiary
from .goodwill.lot import Lot
from .goodwill.promise import Promise
from .goodwill.remedy import Remedy
from .goodwill.remedy_code import RemedyCode
from .heart import Heart
from .inquiry.assignment import Assignment
from .inquiry.attachment import Attachment
from .inquiry.callback import Callback
from .inquiry.closure import Closure
from .inquiry.contact import Contact, MailAddress, Phone
from .inquiry.decision import Decision
from .inquiry.escalation import Escalation
from .inquiry.guess import Guess
from .inquiry.hold import Hold
from .inquiry.idle_limit import IdleLimit
from .inquiry.index import Index
from .inquiry.inquiry import Inquiry
from .inquiry.lifting import Lifting
from .inquiry.link import Link
from .inquiry.merge import Bond, Merge
from .inquiry.message import Channel, Message, Quotation
from .inquiry.participant import Participant
from .inquiry.precedence import Precedence
from .inquiry.sighting import Sighting
from .inquiry.split import Split
from .inquiry.withdrawal import Withdrawal
from .interim import Interim
from .issuer.issuer_call import IssuerCall
from .issuer.issuer_desk import IssuerDesk
from .issuer.unknown_waiver import UnknownWaiver
from .learning.lesson import Lesson
from .learning.rejection import Rejection
from .learning.training import Training
from .lockout import Lockout
from .lookup.lookup import Lookup
from .lookup.one_time_code import OneTimeCode
from .lookup.verification import Verification
from .notice.contradiction import Contradiction
from .notice.notice import Clause, Notice, Version
from .notice.owner import Owner
from .notice.proof import Check, Proof
from .notice.second_look import SecondLook
from .notice.taboo import Taboo
from .notice.topic import Topic
from .outage import Outage
from .priority import Priority
from .record.audit import Audit
from .record.redaction import Redaction
from .record.seal import Seal
from .reply.dispatch import Dispatch
from .reply.draft import Draft
from .reply.enclosing import Enclosing
from .reply.nominee import Choice, Nominee
from .reply.send_warning import WarningKind
from .reply.stated import Stated
from .role import Role
from .roster.blind_key import BlindKey
from .roster.cohort import Cohort
from .roster.column_choice import ColumnChoice
from .roster.entry import RosterEntry
from .roster.piece import RosterPiece
from .roster.roster import Roster
from .roster.roster_import import RosterImport
from .sample import Sample
from .sheet.columns import SheetColumns
from .sheet.handover import Handover
from .sheet.misfit import Misfit
from .sheet.sheet import Sheet, SheetFile
from .sheet.sheet_return import SheetReturn
from .sheet.sheet_row import RowAnswer, SheetRow
from .sign_in.factor_reset import FactorReset
from .sign_in.session import Session
from .staff import Staff
from .team.mention import Mention
from .team.skill import Skill
from .telephone.call_limit import CallLimit
from .telephone.extension import Extension
from .telephone.harassment import Harassment
from .telephone.telephone_system import TelephoneSystem

__all__ = [
    "Addressee",
    "Amendment",
    "Answer",
    "Assignment",
    "Attachment",
    "Audit",
    "Batch",
    "Beginning",
    "Beneficiary",
    "BlindKey",
    "Bond",
    "Call",
    "CallLimit",
    "Callback",
    "Channel",
    "Check",
    "Choice",
    "Citation",
    "Clause",
    "Closure",
    "Cohort",
    "Collection",
    "ColumnChoice",
    "Contact",
    "Content",
    "Contradiction",
    "Correction",
    "Decision",
    "Dispatch",
    "Draft",
    "Edition",
    "Enclosing",
    "Enclosure",
    "EnclosureEdition",
    "Escalation",
    "Event",
    "Extension",
    "FactorReset",
    "Fee",
    "FraudReport",
    "FraudStage",
    "FraudStep",
    "Ground",
    "Guess",
    "Handover",
    "Harassment",
    "Heart",
    "Hold",
    "IdleLimit",
    "Index",
    "Inquiry",
    "Interim",
    "Issuer",
    "IssuerCall",
    "IssuerDesk",
    "Item",
    "Kind",
    "Layout",
    "Lesson",
    "Lifting",
    "Link",
    "Lockout",
    "Lookup",
    "Lot",
    "MailAddress",
    "Mailbox",
    "Mention",
    "Merge",
    "Message",
    "Misfit",
    "NoWordLimit",
    "Nominee",
    "Notice",
    "Objection",
    "OneTimeCode",
    "Outage",
    "Owner",
    "Participant",
    "Phone",
    "Precedence",
    "Press",
    "Priority",
    "Promise",
    "Proof",
    "Quotation",
    "Received",
    "Redaction",
    "Reissue",
    "Rejection",
    "Remedy",
    "RemedyCode",
    "Reporter",
    "Retraction",
    "Role",
    "Roster",
    "RosterEntry",
    "RosterImport",
    "RosterPiece",
    "RowAnswer",
    "Sample",
    "SavedView",
    "Scope",
    "Seal",
    "SecondLook",
    "Session",
    "Sheet",
    "SheetColumns",
    "SheetFile",
    "SheetReturn",
    "SheetRow",
    "Sighting",
    "Skill",
    "Snag",
    "Split",
    "Staff",
    "Stage",
    "Stated",
    "Statement",
    "Step",
    "Taboo",
    "TelephoneSystem",
    "Topic",
    "Training",
    "UnknownWaiver",
    "Use",
    "Verification",
    "Version",
    "WarningKind",
    "Withdrawal",
    "Wording",
]
