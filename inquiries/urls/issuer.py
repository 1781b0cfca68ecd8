"""Card companies: the directory, their desks, what they say to us."""

from django.urls import path

from inquiries.views.issuer import issuer_desks, issuers, picks

urlpatterns = [
    path("issuers/", issuers.list_, name="issuer_list"),
    path("issuers/directory/", issuers.load, name="issuer_directory_create"),
    path("issuers/matches/", picks.list_, name="issuer_match_list"),
    path("issuers/named/", picks.show, name="issuer_match_show"),
    path("issuers/<int:pk>/", issuers.show, name="issuer_show"),
    path("issuers/<int:pk>/edit/", issuers.edit, name="issuer_edit"),
    path("issuers/<int:pk>/desks/new/", issuer_desks.create, name="issuer_desk_create"),
    path("issuer-desks/<int:pk>/", issuer_desks.edit, name="issuer_desk_edit"),
    path("issuer-desks/<int:pk>/confirmation/", issuer_desks.confirm, name="issuer_desk_confirmation_create"),
    path("issuer-desks/<int:pk>/removal/", issuer_desks.delete, name="issuer_desk_delete"),
]
