"""Card reissues."""

from django.urls import path

from inquiries.views.card import fees, reissues, retractions, selections, steps

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
]
