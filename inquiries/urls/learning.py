"""What the ranking learns."""

from django.urls import path

from inquiries.views.learning import candidates, lessons

urlpatterns = [
    path("candidates/", candidates.list_, name="candidate_list"),
    path("lessons/", lessons.list_, name="lesson_list"),
    path("lessons/verdicts/", lessons.create_verdict, name="lesson_verdict_create"),
]
