"""Whether somebody is affected."""

from django.urls import path

from inquiries.views.lookup import lookups, one_time_codes, verifications

urlpatterns = [
    path("look-ups/new/", lookups.create, name="lookup_create"),
    path("look-ups/<int:pk>/", lookups.show, name="lookup_show"),
    path("inquiries/<int:pk>/verifications/new/", verifications.create, name="verification_create"),
    path("inquiries/<int:pk>/verifications/tellings/new/", verifications.create_telling, name="telling_create"),
    path("inquiries/<int:pk>/one-time-codes/new/", one_time_codes.create, name="one_time_code_create"),
    path("inquiries/<int:pk>/one-time-codes/entries/new/", one_time_codes.create_entry, name="code_entry_create"),
    path("inquiries/<int:pk>/look-ups/new/", lookups.create_for_inquiry, name="inquiry_lookup_create"),
]
