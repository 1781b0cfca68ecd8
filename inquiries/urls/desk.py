"""How somebody sets up the desk for themselves."""

from django.urls import path

from inquiries.views.desk import destinations, layouts, saved_views

urlpatterns = [
    path("destinations/", destinations.list_, name="destination_list"),
    path("layout/", layouts.edit, name="layout_edit"),
    path("saved-views/", saved_views.list_, name="saved_view_list"),
    path("saved-views/new/", saved_views.create, name="saved_view_create"),
    path("saved-views/<int:pk>/", saved_views.edit, name="saved_view_edit"),
    path("saved-views/<int:pk>/list/", saved_views.replace, name="saved_view_replace"),
    path("saved-views/<int:pk>/up/", saved_views.move, name="saved_view_move"),
    path("saved-views/<int:pk>/end/", saved_views.delete, name="saved_view_delete"),
]
