"""From the draft to the outbox."""

from django.urls import path

from inquiries.views.reply import (
    dispatches,
    drafts,
    enclosings,
    insertions,
    previews,
    referrals,
    rejections,
    renewals,
    replies,
    suggestions,
)

urlpatterns = [
    path("inquiries/<int:pk>/draft/", drafts.edit, name="draft_edit"),
    path("inquiries/<int:pk>/draft/insertions/", insertions.create, name="insertion_create"),
    path("inquiries/<int:pk>/draft/insertions/end/", insertions.delete, name="insertion_delete"),
    path("inquiries/<int:pk>/draft/preview/", previews.create, name="preview_create"),
    path("inquiries/<int:pk>/suggestions/", suggestions.of_inquiry, name="inquiry_suggestion_list"),
    path("inquiries/<int:pk>/rejections/", rejections.create, name="rejection_create"),
    path("inquiries/<int:pk>/rejections/end/", rejections.delete, name="rejection_delete"),
    path("inquiries/<int:pk>/referrals/", referrals.create, name="referral_create"),
    path("inquiries/<int:pk>/referrals/end/", referrals.delete, name="referral_delete"),
    path("inquiries/<int:pk>/draft/renewal/", renewals.create, name="renewal_create"),
    path("inquiries/<int:pk>/draft/enclosures/", enclosings.list_, name="enclosing_list"),
    path("inquiries/<int:pk>/draft/enclosures/new/", enclosings.create, name="enclosing_create"),
    path("inquiries/<int:pk>/draft/enclosures/end/", enclosings.delete, name="enclosing_delete"),
    path("outbox/<int:pk>/recall/", enclosings.create_recall, name="recall_create"),
    path("outbox/<int:pk>/renewal/", renewals.create_from_mail, name="mail_renewal_create"),
    path("inquiries/<int:pk>/replies/", replies.create, name="reply_create"),
    path("replies/<int:pk>/end/", replies.delete, name="reply_delete"),
    path("calls/suggestions/", suggestions.list_, name="suggestion_list"),
    path("outbox/", dispatches.list_, name="dispatch_list"),
    path("outbox/<int:pk>/retry/", dispatches.retry, name="dispatch_retry"),
    path("outbox/<int:pk>/release/", dispatches.release, name="dispatch_release"),
    path("outbox/<int:pk>/settle/", dispatches.settle, name="dispatch_settle"),
    path("outbox/<int:pk>/settle/end/", dispatches.unsettle, name="dispatch_unsettle"),
]
