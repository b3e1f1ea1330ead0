from __future__ import annotations

from django.urls import path

from unweary.web.check import views

app_name = "check"
urlpatterns = [
    path("", views.begin, name="begin"),
    path("<uuid:key>/", views.onward, name="onward"),
    path("<uuid:key>/start/", views.start, name="start"),
    path("<uuid:key>/words/", views.words, name="words"),
    path("<uuid:key>/question/<slug:screen>/", views.question, name="question"),
    path("<uuid:key>/answers/", views.review, name="review"),
    path("<uuid:key>/result/", views.result, name="result"),
    path("<uuid:key>/result/all/", views.result_in_full, name="result_in_full"),
    path("<uuid:key>/result/summary/", views.summary, name="summary"),
    path("<uuid:key>/result/summary.pdf", views.summary_pdf, name="summary_pdf"),
    path("<uuid:key>/result/result.json", views.result_file, name="result_file"),
    path("<uuid:key>/delete/", views.delete, name="delete"),
]
