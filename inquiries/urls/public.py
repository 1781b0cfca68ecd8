"""What anybody may open."""

from django.urls import path

from inquiries.views import health, metrics
from inquiries.views.arrival import webhooks
from inquiries.views.notice import notices
from inquiries.views.public import links, own_lookups, public_inquiries, questions, status, words
from inquiries.views.telephone import rings

urlpatterns = [
    path("", notices.public, name="public_notice"),
    path("ask/", public_inquiries.create, name="public_inquiry_create"),
    path("ask/received/", public_inquiries.received, name="public_inquiry_received"),
    path("status/", links.create, name="link_create"),
    path("status/now/", status.show, name="status_show"),
    path("status/now/end/", status.end, name="status_end"),
    path("status/now/messages/", status.create_message, name="status_message_create"),
    path("status/now/one-time-codes/new/", own_lookups.create_code, name="status_code_create"),
    path("status/now/one-time-codes/entries/new/", own_lookups.create_entry, name="status_entry_create"),
    path("status/now/reissues/<int:pk>/words/", words.create, name="status_word_create"),
    path("status/now/reissues/<int:pk>/words/end/", words.delete, name="status_word_delete"),
    path("status/now/files/<int:pk>/", status.show_file, name="status_file_show"),
    path("status/<str:token>/", links.open_, name="link_open"),
    path("webhooks/<slug:name>/inbound_mime/", webhooks.inbound, name="webhook_inbound"),
    path("webhooks/<slug:name>/tracking/", webhooks.tracking, name="webhook_tracking"),
    path("questions/", questions.list_, name="question_list"),
    path("questions/offer/", questions.offer, name="question_offer"),
    path("api/rings/", rings.announce, name="ring_announce"),
    path("tel/", rings.tel, name="tel_show"),
    path("healthz", health.show, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", metrics.show, name="metrics_show"),
]
