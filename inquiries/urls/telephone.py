"""The telephone itself."""

from django.urls import path

from inquiries.views.telephone import call_limits

urlpatterns = [path("call-limit/", call_limits.edit, name="call_limit_edit")]
