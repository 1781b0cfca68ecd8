"""Card reissues."""

from django.urls import path

from inquiries.views.card import fees, no_word_limits, reissues, retractions, selections, snags, steps

urlpatterns = [
    path("reissues/", reissues.list_, name="reissue_list"),
    path("inquiries/<int:pk>/reissues/new/", reissues.create, name="reissue_create"),
    path("reissues/selection/", selections.create, name="reissue_selection_create"),
    path("reissues/<int:pk>/", reissues.show, name="reissue_show"),
    path("reissues/<int:pk>/issuer/", reissues.edit_issuer, name="reissue_issuer_edit"),
    path("reissues/<int:pk>/steps/", steps.create, name="step_create"),
    path("reissues/<int:pk>/steps/last/", steps.delete, name="step_delete"),
    path("reissues/<int:pk>/retractions/", retractions.create, name="retraction_create"),
    path("reissues/<int:pk>/fee/", fees.edit, name="fee_edit"),
    path("reissues/<int:pk>/snags/", snags.create, name="snag_create"),
    path("snags/<int:pk>/settle/", snags.settle, name="snag_settle"),
    path("no-word-limit/", no_word_limits.edit, name="no_word_limit_edit"),
]
