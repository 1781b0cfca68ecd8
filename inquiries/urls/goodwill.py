"""Goodwill: what the notice promises, its codes, and what each person got."""

from django.urls import path

from inquiries.views.goodwill import promises, proposals, remedies, states

urlpatterns = [
    path("goodwill/", promises.show, name="promise_show"),
    path("goodwill/promise/", promises.create, name="promise_create"),
    path("goodwill/promise/end/", promises.delete, name="promise_delete"),
    path("promises/<int:pk>/confirmation/", proposals.confirm, name="promise_confirmation_create"),
    path("promises/<int:pk>/refusal/", proposals.refuse, name="promise_refusal_create"),
    path("goodwill/codes/", promises.load, name="lot_create"),
    path("inquiries/<int:pk>/remedies/new/", remedies.create, name="remedy_create"),
    path("remedies/<int:pk>/", remedies.show, name="remedy_show"),
    path("remedies/<int:pk>/approval/", states.approve, name="remedy_approval_create"),
    path("remedies/<int:pk>/end/", states.delete, name="remedy_delete"),
    path("remedies/<int:pk>/code/", states.read_aloud, name="remedy_code_create"),
    path("remedies/<int:pk>/return/", states.call_back, name="remedy_return_create"),
]
