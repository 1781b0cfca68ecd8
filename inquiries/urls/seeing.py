"""Who saw whom, and how much of it one may see."""

from django.urls import path

from inquiries.views.seeing import liftings, sightings

urlpatterns = [
    path("sightings/", sightings.list_, name="sighting_list"),
    path("sightings/<int:pk>/", sightings.of_inquiry, name="inquiry_sighting_list"),
    path("people/<int:pk>/sightings/", sightings.of_person, name="person_sighting_list"),
    path("people/<int:pk>/lifting/", liftings.create, name="lifting_create"),
    path("allowance/", liftings.show, name="allowance_show"),
]
