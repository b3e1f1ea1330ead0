from __future__ import annotations

from django.urls import path

from unweary.web.care import listing_views, saved_views, search_views

app_name = "care"
urlpatterns = [
    path("", search_views.front, name="front"),
    path("for/<uuid:key>/", search_views.for_check, name="for_check"),
    path("for-another/", search_views.for_another, name="for_another"),
    path("search/", search_views.search, name="search"),
    path("name/", search_views.by_name, name="by_name"),
    path("near/", search_views.near, name="near"),
    path("sources/", search_views.sources, name="sources"),
    path("saved/", saved_views.saved, name="saved"),
    path("saved/compare/", saved_views.compare, name="compare"),
    path("saved/cards.vcf", saved_views.cards, name="saved_cards"),
    path("reported/", listing_views.reported, name="reported"),
    path("asked/", listing_views.asked_out, name="asked_out"),
    path("listing/<str:key>/", listing_views.listing, name="listing"),
    path("listing/<str:key>/directions/", listing_views.directions, name="directions"),
    path("listing/<str:key>/card.vcf", listing_views.card, name="card"),
    path("listing/<str:key>/report/", listing_views.report, name="report"),
    path("listing/<str:key>/leave-out/", listing_views.leave_out, name="leave_out"),
]
