"""What may be said."""

from django.urls import path

from inquiries.views.answer import (
    adoptions,
    answers,
    approvals,
    editions,
    handbooks,
    objections,
    retirements,
    statements,
    wordings,
)

urlpatterns = [
    path("answers/", answers.list_, name="answer_list"),
    path("answers/new/", answers.create, name="answer_create"),
    path("answers/<int:pk>/retirement/", retirements.create, name="retirement_create"),
    path("answers/<int:pk>/wordings/", wordings.list_, name="wording_list"),
    path("statements/", statements.list_, name="statement_list"),
    path("statements/new/", statements.create, name="statement_create"),
    path("statements/<int:pk>/", statements.show, name="statement_show"),
    path("statements/<int:pk>/end/", statements.delete, name="statement_delete"),
    path("statements/<int:pk>/editions/new/", editions.create, name="edition_create"),
    path(
        "statements/<int:pk>/editions/<int:number>/approval/", editions.create_approval, name="edition_approval_create"
    ),
    path("handbook/", handbooks.show, name="handbook_show"),
    path("handbook/new/", handbooks.create, name="handbook_create"),
    path("answers/<int:pk>/", answers.show, name="answer_show"),
    path("answers/<int:pk>/edit/", answers.edit, name="answer_edit"),
    path("answers/<int:pk>/adoption/", adoptions.create, name="adoption_create"),
    path("answers/<int:pk>/approval/", approvals.create, name="approval_create"),
    path("answers/<int:pk>/approval/end/", approvals.delete, name="approval_delete"),
    path("answers/<int:pk>/objection/", objections.create, name="objection_create"),
    path("answers/<int:pk>/objection/end/", objections.delete, name="objection_delete"),
    path("approvals/", approvals.list_, name="approval_list"),
]
