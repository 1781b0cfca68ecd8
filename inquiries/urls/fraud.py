"""Unknown charges."""

from django.urls import path

from inquiries.views.fraud import fraud_reports, fraud_steps

urlpatterns = [
    path("fraud-reports/", fraud_reports.list_, name="fraud_report_list"),
    path("inquiries/<int:pk>/fraud-reports/new/", fraud_reports.create, name="fraud_report_create"),
    path("fraud-reports/<int:pk>/", fraud_reports.show, name="fraud_report_show"),
    path("fraud-reports/<int:pk>/charge/", fraud_reports.edit, name="fraud_report_edit"),
    path("fraud-reports/<int:pk>/steps/", fraud_steps.create, name="fraud_step_create"),
    path("fraud-reports/<int:pk>/steps/last/", fraud_steps.delete, name="fraud_step_delete"),
]
