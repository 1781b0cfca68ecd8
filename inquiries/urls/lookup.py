"""Whether somebody is affected."""

from django.urls import path

from inquiries.views.lookup import lookups, verifications

urlpatterns = [
    path("look-ups/new/", lookups.create, name="lookup_create"),
    path("look-ups/<int:pk>/", lookups.show, name="lookup_show"),
    path("inquiries/<int:pk>/verifications/new/", verifications.create, name="verification_create"),
    path("inquiries/<int:pk>/look-ups/new/", lookups.create_for_inquiry, name="inquiry_lookup_create"),
]
