"""Card companies: the directory, their desks, what they say to us."""

from django.urls import path

from inquiries.views.issuer import issuer_calls, issuer_desks, issuers, picks, unknown_waivers

urlpatterns = [
    path("issuers/", issuers.list_, name="issuer_list"),
    path("issuers/directory/", issuers.load, name="issuer_directory_create"),
    path("issuers/matches/", picks.list_, name="issuer_match_list"),
    path("issuers/named/", picks.show, name="issuer_match_show"),
    path("issuers/<int:pk>/", issuers.show, name="issuer_show"),
    path("issuers/<int:pk>/edit/", issuers.edit, name="issuer_edit"),
    path("issuers/<int:pk>/joining/", issuers.join, name="issuer_joining_create"),
    path("issuers/<int:pk>/desks/new/", issuer_desks.create, name="issuer_desk_create"),
    path("issuer-desks/<int:pk>/", issuer_desks.edit, name="issuer_desk_edit"),
    path("issuer-desks/<int:pk>/confirmation/", issuer_desks.confirm, name="issuer_desk_confirmation_create"),
    path("issuer-desks/<int:pk>/removal/", issuer_desks.delete, name="issuer_desk_delete"),
    path("issuers/<int:pk>/unknown-waivers/", unknown_waivers.create_at_large, name="issuer_unknown_waiver_create"),
    path("reissues/<int:pk>/unknown-waivers/", unknown_waivers.create, name="unknown_waiver_create"),
    path("issuer-calls/", issuer_calls.list_, name="issuer_call_list"),
    path("issuer-calls/new/", issuer_calls.create, name="issuer_call_create"),
    path("issuer-calls/<int:pk>/", issuer_calls.show, name="issuer_call_show"),
    path("issuer-calls/<int:pk>/keeping/", issuer_calls.keep, name="issuer_call_keeping_create"),
]
