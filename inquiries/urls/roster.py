"""The list of affected people, and the next one on its way in."""

from django.urls import path

from inquiries.views.roster import imports, rosters

urlpatterns = [
    path("roster/", rosters.show, name="roster_show"),
    path("roster/imports/new/", imports.create, name="roster_import_create"),
    path("roster/imports/<int:pk>/", imports.show, name="roster_import_show"),
    path("roster/imports/<int:pk>/columns/", imports.choose, name="roster_columns_create"),
    path("roster/imports/<int:pk>/check/", imports.check, name="roster_check_create"),
    path("roster/imports/<int:pk>/acceptance/", imports.accept, name="roster_acceptance_create"),
    path("roster/imports/<int:pk>/end/", imports.delete, name="roster_import_delete"),
]
