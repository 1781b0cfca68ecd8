"""Sheets to card companies, and the files that come back."""

from django.urls import path

from inquiries.views.sheet import columns, handovers, misfits, reconciliations, returns, sheets

urlpatterns = [
    path("sheets/", sheets.list_, name="sheet_list"),
    path("sheets/new/", sheets.create, name="sheet_create"),
    path("sheets/<int:pk>/", sheets.show, name="sheet_show"),
    path("sheets/<int:pk>/end/", sheets.delete, name="sheet_delete"),
    path("sheets/<int:pk>/handover/", handovers.create, name="handover_create"),
    path("sheets/<int:pk>/downloads/", handovers.create_download, name="sheet_download_create"),
    path("sheets/<int:pk>/returns/new/", returns.create, name="sheet_return_create"),
    path("sheet-returns/<int:pk>/", returns.show, name="sheet_return_show"),
    path("sheet-returns/<int:pk>/columns/", returns.choose, name="sheet_return_columns_create"),
    path("sheet-returns/<int:pk>/words/", returns.explain, name="sheet_return_words_create"),
    path("sheet-returns/<int:pk>/acceptance/", returns.accept, name="sheet_return_acceptance_create"),
    path("sheet-returns/<int:pk>/retraction/", returns.retract, name="sheet_return_retraction_create"),
    path("sheet-returns/<int:pk>/end/", returns.delete, name="sheet_return_delete"),
    path("sheet-columns/<int:pk>/", columns.edit, name="sheet_columns_edit"),
    path("misfits/", misfits.list_, name="misfit_list"),
    path("misfits/<int:pk>/look/", misfits.look_into, name="misfit_look_create"),
    path("misfits/<int:pk>/look/end/", misfits.put_back, name="misfit_look_delete"),
    path("reconciliation/", reconciliations.show, name="reconciliation_show"),
]
