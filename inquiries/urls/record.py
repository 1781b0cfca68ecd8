"""The history: whether it is as it was written."""

from django.urls import path

from inquiries.views.record import seals

urlpatterns = [
    path("seals/", seals.list_, name="seal_list"),
    path("seals/print/", seals.print_, name="seal_print"),
    path("seals/<int:pk>/", seals.show, name="seal_show"),
]
