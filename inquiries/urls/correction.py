"""Who was told the old text, and the letter to them."""

from django.urls import path

from inquiries.views.correction import addressees, corrections, postings, tellings

urlpatterns = [
    path("notice/<int:number>/tellings/", tellings.list_, name="telling_list"),
    path("notice/<int:number>/corrections/new/", corrections.create, name="correction_create"),
    path("corrections/<int:pk>/", corrections.show, name="correction_show"),
    path("corrections/<int:pk>/end/", corrections.delete, name="correction_delete"),
    path("corrections/<int:pk>/posting/", postings.create, name="posting_create"),
    path("corrections/<int:pk>/posting/end/", postings.delete, name="posting_delete"),
    path("addressees/<int:pk>/call/", addressees.create_call, name="addressee_call_create"),
]
