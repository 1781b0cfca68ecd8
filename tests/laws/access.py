"""Which role opens which page of the desk: the table in plain sight, against which test_roles.py walks every address.

Rows are under the right that they need. Two more words stand for everybody who is signed in (`EVERYBODY`), and for
those to whom a question is put besides the desk (`ASKED`). An address without a row answers that method with 405.
"""

from inquiries.models import Role
from inquiries.models.role import RIGHTS, Right

DESK, ANSWERS = Right.SEE_INQUIRIES, Right.SEE_ANSWERS
EVERYBODY, ASKED = "everybody", "desk and headquarters"

READ: dict[Right | str, str] = {
    EVERYBODY: "allowance_show home news_show own_password_create session_list",
    ASKED: "escalation_list escalation_show",
    ANSWERS: """
        answer_list answer_show clause_show comparison_show enclosure_file_show enclosure_list enclosure_show
        notice_show promise_show statement_list statement_show taboo_list version_show wording_list
    """,
    DESK: """
        addressee_call_create answer_create answer_edit assignment_create batch_create batch_list batch_show call_create
        callback_create callback_hour callback_list candidate_list choice_create closure_create code_entry_create
        colleague_list contact_show correction_create correction_delete correction_show dispatch_list dispatch_release
        enclosing_list enclosure_receiver_list escalation_create extension_edit fraud_report_create fraud_report_list
        fraud_report_show hold_create inquiry_list inquiry_lookup_create inquiry_show issuer_call_create
        issuer_call_list issuer_call_show issuer_list issuer_show layout_edit lookup_create lookup_show mention_list
        merge_create one_time_code_create participant_delete received_inquiry_create received_list reconciliation_show
        reissue_create reissue_list reissue_show remedy_create remedy_show sample_mail_list sample_mail_show
        saved_view_create saved_view_delete saved_view_edit saved_view_list saying_list sighting_create snag_settle
        split_create telling_create telling_list topics_edit verification_create withdrawal_create
    """,
    Right.SUPERVISE: """
        approval_list call_limit_edit handbook_create handbook_show harassment_delete harassment_list idle_limit_edit
        lesson_list no_word_limit_edit objection_create posting_create retirement_create skill_edit skill_list
        taboo_edit
    """,
    Right.PUBLISH: "proof_create proof_delete proof_edit proof_list proof_show publication_create",
    Right.WRITE_STATEMENTS: "edition_create statement_create",
    Right.KEEP_ENCLOSURES: "enclosure_create enclosure_edit",
    Right.KEEP_ISSUERS: "issuer_desk_create issuer_desk_edit issuer_edit",
    Right.KEEP_GOODWILL: "lot_create promise_create promise_delete",
    Right.CONFIRM_GOODWILL: "promise_confirmation_create promise_refusal_create",
    Right.LOAD_ROSTER: "roster_import_create roster_import_delete",
    Right.SEE_ROSTER: "roster_import_show roster_show",
    Right.MAKE_SHEETS: "sheet_columns_edit sheet_create",
    Right.HAND_OVER_SHEETS: """
        misfit_list sheet_delete sheet_list sheet_return_create sheet_return_delete sheet_return_retraction_create
        sheet_return_show sheet_show
    """,
    Right.SEE_SEALS: "seal_list seal_show",
    Right.KEEP_SIGN_INS: "person_list person_show",
    Right.SEE_SIGHTINGS: "inquiry_sighting_list lifting_create person_sighting_list",
    Right.COUNT_SIGHTINGS: "sighting_list",
    Right.KEEP_DESK_STAFF: "enrolment_create person_delete person_edit person_restore",
    Right.KEEP_ACCOUNTS: "telephone_system_delete telephone_system_list",
}
"""What is opened with GET; HEAD opens nothing else."""

WRITE: dict[Right | str, str] = {
    EVERYBODY: "other_session_end own_password_create session_end session_stay",
    ASKED: "decision_create",
    ANSWERS: "second_look_create",
    DESK: """
        addressee_call_create adoption_create answer_create answer_edit assignment_create assignment_delete
        attempt_create batch_create batch_delete call_create callback_create callback_delete choice_create choice_delete
        closure_create closure_delete code_entry_create collection_settle collection_unsettle contact_list
        correction_create correction_delete destination_list dispatch_release dispatch_retry dispatch_settle
        dispatch_unsettle draft_edit enclosing_create enclosing_delete escalation_create extension_edit fee_edit
        fraud_report_create fraud_report_edit fraud_step_create fraud_step_delete guess_delete hint_delete hold_create
        hold_delete inquiry_lookup_create inquiry_next inquiry_suggestion_list insertion_create insertion_delete
        issuer_call_create issuer_call_keeping_create issuer_list issuer_match_list issuer_match_show
        issuer_unknown_waiver_create layout_edit lookup_create mail_renewal_create mention_settle mention_unsettle
        merge_create merge_delete note_create one_time_code_create participant_delete presence_delete preview_create
        priority_create recall_create received_inquiry_create received_settle received_unsettle referral_create
        referral_delete reissue_create reissue_issuer_edit reissue_selection_create rejection_create rejection_delete
        relay_create remedy_code_create remedy_create remedy_return_create renewal_create reply_create reply_delete
        retraction_create ring_create ring_delete ring_take saved_view_create saved_view_delete saved_view_edit
        saved_view_move saved_view_replace search_create selection_create sighting_create snag_create snag_settle
        split_create split_delete step_create step_delete suggestion_list telling_create topics_edit
        unknown_waiver_create verification_create withdrawal_create
    """,
    Right.SUPERVISE: """
        approval_create approval_delete call_limit_edit contradiction_delete handbook_create harassment_delete
        idle_limit_edit lesson_verdict_create no_word_limit_edit objection_create objection_delete posting_create
        posting_delete retirement_create skill_edit taboo_delete taboo_edit taboo_list
    """,
    Right.PUBLISH: "check_create proof_create proof_delete proof_edit publication_create",
    Right.WRITE_STATEMENTS: "edition_create statement_create statement_delete",
    Right.APPROVE_STATEMENTS: "edition_approval_create",
    Right.KEEP_ENCLOSURES: """
        enclosure_approval_create enclosure_create enclosure_delete enclosure_edit enclosure_edition_create
        enclosure_opening_create
    """,
    Right.KEEP_ISSUERS: """
        issuer_desk_confirmation_create issuer_desk_create issuer_desk_delete issuer_desk_edit issuer_directory_create
        issuer_edit issuer_joining_create
    """,
    Right.KEEP_GOODWILL: "lot_create promise_create promise_delete remedy_approval_create remedy_delete",
    Right.CONFIRM_GOODWILL: "promise_confirmation_create promise_refusal_create",
    Right.LOAD_ROSTER: "roster_columns_create roster_import_create roster_import_delete",
    Right.SEE_ROSTER: "roster_acceptance_create roster_check_create",
    Right.MAKE_SHEETS: "sheet_columns_edit sheet_create",
    Right.HAND_OVER_SHEETS: """
        handover_create misfit_look_create misfit_look_delete sheet_delete sheet_download_create
        sheet_return_acceptance_create sheet_return_columns_create sheet_return_create sheet_return_delete
        sheet_return_retraction_create sheet_return_words_create
    """,
    Right.SEE_SEALS: "seal_print",
    Right.KEEP_SIGN_INS: "factor_reset_confirm factor_reset_create factor_reset_withdraw person_session_end",
    Right.SEE_SIGHTINGS: "lifting_create",
    Right.KEEP_DESK_STAFF: "enrolment_create person_delete person_edit person_restore slip_create slips_create",
    Right.KEEP_ACCOUNTS: "telephone_system_delete telephone_system_list",
}
"""What is done with POST. No page of the desk knows another method."""

FOUND_BY_OWNERS = {
    "GET": {"batch_show", "lookup_show", "saved_view_delete", "saved_view_edit"},
    "POST": {
        "batch_delete", "mention_settle", "mention_unsettle", "saved_view_delete", "saved_view_edit",
        "saved_view_move", "saved_view_replace", "session_end",
    },
}  # fmt: skip
"""Of these a row of somebody else is not there: test_whose_it_is.py asks for one's own and for others'."""


def openings(method: str) -> dict[str, frozenset[Role]]:
    """Which roles open each address with GET or POST."""
    rows = {"GET": READ, "POST": WRITE}[method]
    return {name: _roles(right) for right, names in rows.items() for name in names.split()}


def _roles(right: Right | str) -> frozenset[Role]:
    if isinstance(right, Right):
        return frozenset(RIGHTS[right])
    return frozenset(Role) if right == EVERYBODY else frozenset({*RIGHTS[DESK], Role.HEADQUARTERS})
