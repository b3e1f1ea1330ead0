from __future__ import annotations

from django.urls import path

from unweary.web.guide import views

# Mounted twice: as "guide" in English, as "guide-in" behind the code of another language.
urlpatterns = [
    path("", views.index, name="index"),
    path("search/", views.search, name="search"),
    path("glossary/", views.glossary, name="glossary"),
    path("sets/", views.sets, name="sets"),
    path("still/<slug:id>.svg", views.still, name="still"),
    path("changes.xml", views.changes, name="feed"),
    path("<slug:slug>/", views.page, name="page"),
]
