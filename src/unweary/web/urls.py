"""The addresses of the site."""

from __future__ import annotations

from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from unweary.web.base import views
from unweary.web.check.views import landing
from unweary.web.guide.feeds import SITEMAPS, robots
from unweary.web.guide.urls import urlpatterns as guide_urls
from unweary.web.share import urls as share_urls
from unweary.web.share.oembed import oembed

handler400 = "unweary.web.base.views.bad_request"
handler403 = "unweary.web.base.views.not_allowed"
handler404 = "unweary.web.base.views.not_found"
handler429 = "unweary.web.base.views.too_often"
handler500 = "unweary.web.base.views.broken"

urlpatterns = [
    path("", landing, name="landing"),
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("assets/<str:name>", views.asset, name="asset"),
    path("health/", views.health, name="health"),
    path("check/", include("unweary.web.check.urls")),
    path("care/", include("unweary.web.care.urls")),
    path("request/", include("unweary.web.care.request_urls")),
    path("guide/", include((guide_urls, "guide"))),
    path("<slug:language>/guide/", include((guide_urls, "guide-in"))),
    path("share/", include((share_urls.share, "share"))),
    path("embed/", include((share_urls.embed, "embed"))),
    path("oembed/", oembed, name="oembed"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("gallery/", views.gallery, name="gallery"),
    path("clinic/", include("unweary.web.clinic.urls")),
]
