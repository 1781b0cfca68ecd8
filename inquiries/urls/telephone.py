"""The telephone itself."""

from django.urls import path

from inquiries.views.telephone import call_limits, rings, telephone_systems, telephones

urlpatterns = [
    path("call-limit/", call_limits.edit, name="call_limit_edit"),
    path("extension/", telephones.edit, name="extension_edit"),
    path("rings/", rings.create, name="ring_create"),
    path("rings/<str:key>/taken/", rings.take, name="ring_take"),
    path("rings/<str:key>/end/", rings.delete, name="ring_delete"),
    path("telephone-systems/", telephone_systems.list_, name="telephone_system_list"),
    path("telephone-systems/<int:pk>/end/", telephone_systems.delete, name="telephone_system_delete"),
]
