"""Addresses of the hotline: the public's, then the desk's, a wing each. To close an inquiry is to create a closure."""

from django.urls import URLPattern, URLResolver, include, path

from inquiries.views import home, news

desk: list[URLPattern | URLResolver] = [
    path("", home.show, name="home"),
    path("news/", news.show, name="news_show"),
    path("", include("inquiries.urls.inquiry")),
    path("", include("inquiries.urls.batch")),
    path("", include("inquiries.urls.reply")),
    path("", include("inquiries.urls.arrival")),
    path("", include("inquiries.urls.telephone")),
    path("", include("inquiries.urls.lookup")),
    path("", include("inquiries.urls.card")),
    path("", include("inquiries.urls.issuer")),
    path("", include("inquiries.urls.sheet")),
    path("", include("inquiries.urls.fraud")),
    path("", include("inquiries.urls.goodwill")),
    path("", include("inquiries.urls.notice")),
    path("", include("inquiries.urls.answer")),
    path("", include("inquiries.urls.enclosure")),
    path("", include("inquiries.urls.correction")),
    path("", include("inquiries.urls.learning")),
    path("", include("inquiries.urls.roster")),
    path("", include("inquiries.urls.team")),
    path("", include("inquiries.urls.desk")),
    path("", include("inquiries.urls.sign_in")),
    path("", include("inquiries.urls.record")),
    path("", include("inquiries.urls.seeing")),
]

urlpatterns = [path("", include("inquiries.urls.public")), path("desk/", include(desk))]
