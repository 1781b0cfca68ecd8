"""What replies may carry."""

from django.urls import path

from inquiries.views.enclosure import editions, enclosures

urlpatterns = [
    path("enclosures/", enclosures.list_, name="enclosure_list"),
    path("enclosures/new/", enclosures.create, name="enclosure_create"),
    path("enclosures/<int:pk>/", enclosures.show, name="enclosure_show"),
    path("enclosures/<int:pk>/edit/", enclosures.edit, name="enclosure_edit"),
    path("enclosures/<int:pk>/end/", enclosures.delete, name="enclosure_delete"),
    path("enclosures/<int:pk>/receivers/", editions.list_receivers, name="enclosure_receiver_list"),
    path("enclosures/<int:pk>/editions/new/", editions.create, name="enclosure_edition_create"),
    path(
        "enclosures/<int:pk>/editions/<int:number>/opening/",
        editions.create_opening,
        name="enclosure_opening_create",
    ),
    path(
        "enclosures/<int:pk>/editions/<int:number>/approval/",
        editions.create_approval,
        name="enclosure_approval_create",
    ),
    path("enclosures/<int:pk>/editions/<int:number>/file/", editions.show_file, name="enclosure_file_show"),
]
