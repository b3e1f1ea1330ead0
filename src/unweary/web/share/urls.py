"""Addresses of the pages with the code, and of what other sites show."""

from __future__ import annotations

from django.urls import path, re_path

from unweary.web.share import embed_views, views, widget_views

share = [
    path("", views.index, name="index"),
    path("check/", views.check, name="check"),
    path("check/<slug:key>/", views.check, name="widget"),
    path("check/<slug:key>/<str:ticket>/", widget_views.go_on, name="go_on"),
    path("<slug:kind>/<slug:id>/", views.page, name="page"),
]
embed = [
    re_path(
        r"^(?P<kind>picture|exercise)/(?P<name>[^/]+\.(?:svg|png))$", embed_views.file, name="file"
    ),
    path("exercise/<str:name>/", embed_views.exercise, name="exercise"),
    path("check/<slug:key>/", widget_views.front, name="check"),
    path("check/<slug:key>/colours.<slug:hash>.css", widget_views.colour_sheet, name="colours"),
    re_path(
        r"^check/(?P<key>[-\w]+)/(?P<ticket>[^/]+)/(?P<rest>.*)$",
        widget_views.within,
        name="within",
    ),
    path("<path:rest>", embed_views.nothing),
]
