from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from unweary.web.clinic import (
    claiming,
    clinic_views,
    closing_views,
    entering,
    host_views,
    inbox_views,
    request_views,
)

clinic = [
    path("", inbox_views.inbox, name="inbox"),
    path("export/", inbox_views.export, name="export"),
    path("facts/", clinic_views.facts, name="facts"),
    path("facts/release/", clinic_views.release, name="release_listing"),
    path("settings/", clinic_views.settings, name="settings"),
    path("close/", closing_views.close, name="close_clinic"),
    path("answers/", clinic_views.templates, name="templates"),
    path("answers/new/", clinic_views.new_template, name="new_template"),
    path("answers/<int:pk>/", clinic_views.template, name="template"),
    path("answers/<int:pk>/remove/", clinic_views.remove_template, name="remove_template"),
    path("members/", clinic_views.members, name="members"),
    path("members/invite/", clinic_views.invite, name="invite"),
    path("members/leave/", clinic_views.leave, name="leave"),
    path(
        "members/invitations/<int:pk>/withdraw/",
        clinic_views.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("members/<int:pk>/role/", clinic_views.role, name="role"),
    path("members/<int:pk>/remove/", clinic_views.remove_member, name="remove_member"),
    path("log/", clinic_views.log, name="log"),
    path("log/file.<slug:form>", clinic_views.log_file, name="log_file"),
    path("requests/<uuid:key>/", request_views.opened, name="request"),
    path("requests/<uuid:key>/assign/", request_views.assign, name="assign"),
    path("requests/<uuid:key>/note/", request_views.note, name="note"),
    path("requests/<uuid:key>/reply/", request_views.reply, name="reply"),
    path("requests/<uuid:key>/propose/", request_views.propose, name="propose"),
    path("requests/<uuid:key>/book/", request_views.book, name="book"),
    path("requests/<uuid:key>/decline/", request_views.decline, name="decline"),
    path("requests/<uuid:key>/hand-on/", request_views.hand_on, name="hand_on"),
    path(
        "requests/<uuid:key>/hand-on/take-back/",
        request_views.take_back_hand_on,
        name="take_back_hand_on",
    ),
    path("requests/<uuid:key>/close/", request_views.close, name="close"),
    path("requests/<uuid:key>/release/", request_views.release, name="release"),
    path("requests/<uuid:key>/summary/", inbox_views.summary, name="summary"),
    path("requests/<uuid:key>/summary.pdf", inbox_views.summary_pdf, name="summary_pdf"),
    path("requests/<uuid:key>/request.json", inbox_views.fhir, name="fhir"),
]
host = [
    path("", host_views.host, name="host"),
    path("claims/<uuid:key>/", host_views.host_claim, name="host_claim"),
    path("claims/<uuid:key>/code/", host_views.host_code, name="host_code"),
    path("claims/<uuid:key>/grant/", host_views.host_grant, name="host_grant"),
    path("claims/<uuid:key>/refuse/", host_views.host_refuse, name="host_refuse"),
    path("claims/<uuid:key>/release/", host_views.host_release, name="host_release"),
    path("reports/", host_views.host_reports, name="host_reports"),
    path("reports/<int:pk>/settle/", host_views.host_settle, name="host_settle"),
    path("left-out/", host_views.host_left_out, name="host_left_out"),
    path("left-out/<int:pk>/decide/", host_views.host_decide, name="host_decide"),
    path("link/", host_views.host_link, name="host_link"),
    path("log/", host_views.host_log, name="host_log"),
    path("log/file.<slug:form>", host_views.host_log_file, name="host_log_file"),
]
own: list[URLPattern | URLResolver] = [
    path("", entering.home, name="home"),
    path("enter/<str:token>/", entering.entry, name="entry"),
    path("invitation/<str:token>/", entering.invitation, name="invitation"),
    path("claim/sent/", claiming.claim_received, name="claim_received"),
    path("claim/<str:listing>/", claiming.claim, name="claim"),
    path("claims/<uuid:key>/", claiming.own_claim, name="own_claim"),
    path("claims/<uuid:key>/others/", claiming.others, name="others"),
    path("host/", include(host)),
    path("<uuid:clinic>/", include(clinic)),
]
urlpatterns = [
    path("account/", include("unweary.web.clinic.account_urls")),
    path("", include((own, "clinic"), namespace="clinic")),
]
