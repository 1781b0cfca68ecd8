"""The URLs of the site. Of allauth only those of existing accounts, since nobody may sign up."""

from allauth.account import views as account
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from hotline.leaving import forgotten

urlpatterns = [
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", forgotten(account.logout), name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/", account.password_change, name="account_change_password"),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("", include("inquiries.urls")),
]

handler404 = "hotline.legible.not_found"
handler500 = "hotline.request_id.failed"
