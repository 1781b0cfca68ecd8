"""The desk among itself."""

from django.urls import path

from inquiries.views.team import colleagues, mentions, skills

urlpatterns = [
    path("mentions/", mentions.list_, name="mention_list"),
    path("mentions/<int:pk>/settle/", mentions.settle, name="mention_settle"),
    path("mentions/<int:pk>/settle/end/", mentions.unsettle, name="mention_unsettle"),
    path("skills/", skills.list_, name="skill_list"),
    path("skills/<int:pk>/", skills.edit, name="skill_edit"),
    path("colleagues/", colleagues.list_, name="colleague_list"),
]
