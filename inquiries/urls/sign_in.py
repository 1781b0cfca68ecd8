"""Sign-ins: one's own, and for who looks after them those of everybody."""

from django.urls import path

from inquiries.views.sign_in import enrolments, factor_resets, own_passwords, people, sessions, staff

urlpatterns = [
    path("sessions/", sessions.list_, name="session_list"),
    path("sessions/stay/", sessions.stay, name="session_stay"),
    path("sessions/end/", sessions.end_others, name="other_session_end"),
    path("sessions/<int:pk>/end/", sessions.end, name="session_end"),
    path("people/", people.list_, name="person_list"),
    path("people/new/", enrolments.create, name="enrolment_create"),
    path("people/slips/", enrolments.renew_slips, name="slips_create"),
    path("people/<int:pk>/slip/", enrolments.renew_slip, name="slip_create"),
    path("own-password/", own_passwords.create, name="own_password_create"),
    path("people/<int:pk>/", people.show, name="person_show"),
    path("people/<int:pk>/edit/", staff.edit, name="person_edit"),
    path("people/<int:pk>/end/", staff.delete, name="person_delete"),
    path("people/<int:pk>/take-back/", staff.restore, name="person_restore"),
    path("people/<int:pk>/sessions/end/", people.end_sessions, name="person_session_end"),
    path("people/<int:pk>/factor-reset/", factor_resets.create, name="factor_reset_create"),
    path("factor-resets/<int:pk>/confirm/", factor_resets.confirm, name="factor_reset_confirm"),
    path("factor-resets/<int:pk>/withdraw/", factor_resets.withdraw, name="factor_reset_withdraw"),
]
