"""What came in, and what is taken down by telephone."""

from django.urls import path

from inquiries.views.arrival import calls, collections, hints, received, sample_mail, sayings

urlpatterns = [
    path("calls/new/", calls.create, name="call_create"),
    path("calls/sayings/", sayings.list_, name="saying_list"),
    path("received/", received.list_, name="received_list"),
    path("received/<int:pk>/hint/end/", hints.delete, name="hint_delete"),
    path("received/<int:pk>/settle/", received.settle, name="received_settle"),
    path("received/<int:pk>/settle/end/", received.unsettle, name="received_unsettle"),
    path("received/<int:pk>/inquiry/", received.create_inquiry, name="received_inquiry_create"),
    path("collections/<int:pk>/settle/", collections.settle, name="collection_settle"),
    path("collections/<int:pk>/settle/end/", collections.unsettle, name="collection_unsettle"),
    path("sample-mail/", sample_mail.list_, name="sample_mail_list"),
    path("sample-mail/<str:name>/", sample_mail.show, name="sample_mail_show"),
]
