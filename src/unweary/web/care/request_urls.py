"""The addresses of a request. A private link is the last: its token is no word of ours."""

from __future__ import annotations

from django.urls import path

from unweary.web.care import confirm_views, private_views, request_views

app_name = "request"

urlpatterns = [
    path("to/<str:listing>/", request_views.to, name="to"),
    path("to/<str:listing>/draft/", request_views.draft, name="draft"),
    path("arrived/", request_views.arrived, name="arrived"),
    path("confirm/<str:token>/", confirm_views.confirm, name="confirm"),
    path("find/", confirm_views.find, name="find"),
    path("proof/", confirm_views.proof, name="proof"),
    path("<str:token>/", private_views.private, name="private"),
    path("<str:token>/receipt/", private_views.receipt, name="receipt"),
    path("<str:token>/confirm-again/", private_views.confirm_again, name="confirm_again"),
    path("<str:token>/answer/", private_views.answer, name="answer"),
    path("<str:token>/another-time/", private_views.counter, name="counter"),
    path("<str:token>/times/<int:time>/", private_views.accept, name="accept"),
    path("<str:token>/times/<int:time>.ics", private_views.calendar, name="calendar"),
    path("<str:token>/hand-on/", private_views.hand_on, name="hand_on"),
    path("<str:token>/withdraw/", private_views.withdraw, name="withdraw"),
    path("<str:token>/erase/", private_views.erase, name="erase"),
    path("<str:token>/proof.json", private_views.proof_file, name="proof_file"),
    path("<str:token>/consent/<slug:purpose>/", private_views.end_consent, name="end_consent"),
]
