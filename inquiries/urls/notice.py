"""The notice, its versions, and what must never be said."""

from django.urls import path

from inquiries.views.notice import (
    checks,
    clauses,
    comparisons,
    contradictions,
    notices,
    proofs,
    publications,
    second_looks,
    taboos,
)

urlpatterns = [
    path("notice/", notices.show, name="notice_show"),
    path("notice/<int:number>/", notices.show, name="version_show"),
    path("notice/<int:number>/clauses/<slug:clause>/", clauses.show, name="clause_show"),
    path("notice/<int:number>/second-look/", second_looks.create, name="second_look_create"),
    path("notice/<int:number>/comparison/", comparisons.show, name="comparison_show"),
    path("proofs/", proofs.list_, name="proof_list"),
    path("proofs/new/", proofs.create, name="proof_create"),
    path("proofs/<int:pk>/", proofs.show, name="proof_show"),
    path("proofs/<int:pk>/checks/", checks.create, name="check_create"),
    path("proofs/<int:pk>/end/", proofs.delete, name="proof_delete"),
    path("proofs/<int:pk>/edit/", proofs.edit, name="proof_edit"),
    path("proofs/<int:pk>/publication/", publications.create, name="publication_create"),
    path("taboos/", taboos.list_, name="taboo_list"),
    path("taboos/<int:pk>/", taboos.edit, name="taboo_edit"),
    path("taboos/<int:pk>/end/", taboos.delete, name="taboo_delete"),
    path("contradictions/<int:pk>/end/", contradictions.delete, name="contradiction_delete"),
]
