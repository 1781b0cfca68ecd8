"""Many inquiries at once."""

from django.urls import path

from inquiries.views.batch import batches, selections

urlpatterns = [
    path("selection/", selections.create, name="selection_create"),
    path("batches/", batches.list_, name="batch_list"),
    path("batches/new/", batches.create, name="batch_create"),
    path("batches/<int:pk>/", batches.show, name="batch_show"),
    path("batches/<int:pk>/end/", batches.delete, name="batch_delete"),
]
