from __future__ import annotations

import re
import socket
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import transaction

from tests.support.mailbox import Post
from tests.support.requests import (
    BY_PHONE,
    EMAIL,
    NOW,
    PHONE,
    STATED,
    WORDS,
    a_clinic,
    a_request,
    sent,
)
from unweary.cli.main import commands
from unweary.web.care import outbox, person_actions, request_actions, worker
from unweary.web.care.bounces import NoNotice, read_notice
from unweary.web.care.letters import TO_CLINIC, TO_PERSON, write_to_clinic, write_to_person
from unweary.web.care.models import CareRequest, Letter
from unweary.web.care.outbox import Round, came_back, message_id, send_due

SPOKEN = re.compile(
    r"\b(pain|ache|back|worn|weak|muscle|sick|ill|health|symptom|doctor|patient|treat\w*|diagnos\w*"
    r"|urgent|emergency|appointment|physical|therap\w*)\b",
    re.IGNORECASE,
)


def look(at: datetime = NOW) -> Round:
    return send_due(now=lambda: at, jitter=lambda: 0.0)


def unverified() -> CareRequest:
    return sent(stated=STATED, confirm_first=True).request


class TestSending:
    def test_hands_a_letter_in_once(self, post: Post) -> None:
        unverified()

        assert look() == Round(sent=1)
        assert look() == Round()

        (letter,) = post.box.letters
        assert post.box.to == [EMAIL]
        assert letter["From"] == "Unweary <care@example.org>"
        assert letter["Auto-Submitted"] == "auto-generated"
        assert letter["Message-ID"] == message_id(Letter.objects.get())
        assert letter.get_content_type() == "text/plain"

    def test_leaves_neither_address_nor_link_behind(self, post: Post) -> None:
        unverified()
        look()

        letter = Letter.objects.get()
        assert (letter.to, letter.content) == ("", {})
        assert letter.sent_at == NOW

    def test_writes_no_letter_where_there_is_no_mail_server(self) -> None:
        unverified()
        assert not Letter.objects.exists()

    @pytest.mark.parametrize(
        ("behaves", "trouble"),
        [
            ("busy", "recipient not now 450"),
            ("slow", "SMTPServerDisconnected"),
            ("drops", "SMTPServerDisconnected"),
        ],
    )
    def test_tries_again_after_one_minute_then_two_then_four(
        self, post: Post, behaves: str, trouble: str
    ) -> None:
        unverified()
        post.box.behaves = behaves

        at = NOW
        for tries, minutes in enumerate((1, 2, 4), start=1):
            assert look(at) == Round(later=1)
            letter = Letter.objects.get()
            assert (letter.tries, letter.trouble) == (tries, trouble)
            assert letter.due_at == at + timedelta(minutes=minutes)
            assert look(at) == Round()
            at = letter.due_at

        post.box.behaves = "takes"
        assert look(at) == Round(sent=1)

    def test_waits_where_no_server_answers(self, post: Post, settings: Any) -> None:
        unverified()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))  # taken, but nobody listens
            settings.MAIL = replace(post.server, port=probe.getsockname()[1])
            assert look() == Round(later=1)
        assert Letter.objects.get().trouble == "ConnectionRefusedError"

    def test_spreads_the_waits(self, post: Post) -> None:
        unverified()
        post.box.behaves = "busy"
        send_due(now=lambda: NOW, jitter=lambda: 1.0)
        assert Letter.objects.get().due_at == NOW + timedelta(seconds=75)

    def test_gives_up_after_two_days(self, post: Post) -> None:
        unverified()
        post.box.behaves = "busy"
        look()
        assert look(NOW + timedelta(days=2)) == Round(failed=1)
        assert look(NOW + timedelta(days=3)) == Round()

    @pytest.mark.parametrize("behaves", ["no_such", "refuses"])
    def test_a_mailbox_that_is_not_there_means_the_telephone(
        self, post: Post, behaves: str
    ) -> None:
        request = a_request(stated=STATED)
        post.box.behaves = behaves

        look()

        letters = request.letters.filter(kind="sent")
        assert [bool(x.failed_at) for x in letters] == [True]
        assert request.events.filter(what="phone_instead").count() == 1

    def test_a_letter_to_the_clinic_that_fails_says_nothing_of_the_person(self, post: Post) -> None:
        request = a_request(stated=BY_PHONE)
        post.box.behaves = "no_such"
        look()
        assert not request.events.filter(what="phone_instead").exists()

    def test_a_letter_in_another_workers_hands_is_left_alone(self, post: Post) -> None:
        unverified()
        Letter.objects.update(taken_until=NOW + timedelta(minutes=5))
        assert look() == Round()
        assert look(NOW + timedelta(minutes=5)) == Round(sent=1)

    def test_writes_neither_addresses_nor_numbers_to_the_log(
        self, post: Post, caplog: pytest.LogCaptureFixture
    ) -> None:
        a_request(stated=STATED)
        for behaves in ("busy", "drops", "no_such"):
            post.box.behaves = behaves
            look(NOW + timedelta(hours=len(behaves)))
        assert caplog.text
        assert EMAIL not in caplog.text
        assert PHONE not in caplog.text


class TestAccidents:
    def test_a_letter_that_cannot_be_made_holds_up_no_other(self, post: Post) -> None:
        broken = {"subject": "News\nBcc: stranger@example.org", "text": "Sign in."}
        given = {"kind": "news", "to": EMAIL, "written_at": NOW, "due_at": NOW}
        Letter.objects.create(content=broken, **given)
        unverified()

        assert look() == Round(sent=1, failed=1)

        assert post.box.to == [EMAIL]
        assert "Bcc" not in str(post.box.letters[0])

    def test_a_name_with_a_line_break_stays_in_its_subject(self, post: Post) -> None:
        sent(a_clinic(name="Sample\r\nBcc: stranger@example.org"), stated=STATED)
        for letter in Letter.objects.all():
            assert "\n" not in letter.content["subject"]
            assert "\r" not in letter.content["subject"]

    def test_a_fault_does_not_end_the_worker(
        self, post: Post, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looks: list[int] = []
        stop = threading.Event()

        def faulty(**_: object) -> Round:
            looks.append(len(looks))
            if len(looks) == 2:
                stop.set()
            raise RuntimeError("a fault that nobody thought of")

        monkeypatch.setattr(worker, "send_due", faulty)
        worker.work(stop, every_seconds=0.001)

        assert looks == [0, 1]

    def test_a_worker_that_dies_after_the_handing_in_sends_the_same_id_again(
        self, post: Post
    ) -> None:
        unverified()
        taken = outbox._take(NOW)
        assert taken is not None
        outbox._hand_in(taken, post.server)  # and here the power goes

        assert look(NOW + timedelta(minutes=4)) == Round()
        assert look(NOW + timedelta(minutes=5)) == Round(sent=1)

        first, second = post.box.letters
        assert first["Message-ID"] == second["Message-ID"]

    def test_one_slow_letter_does_not_hold_the_others_longer_than_its_lease(
        self, post: Post
    ) -> None:
        unverified()
        clock = iter(NOW + timedelta(minutes=6 * n) for n in range(20))
        assert send_due(now=lambda: next(clock), jitter=lambda: 0.0) == Round(sent=1)


class TestWords:
    def test_no_letter_says_anything_about_health(self, post: Post, staff: Any) -> None:
        request = a_request(stated=STATED)
        for kind in TO_PERSON:
            write_to_person(request, kind, at=NOW)
        for kind in TO_CLINIC:
            write_to_clinic(request, kind, at=NOW)
        request_actions.reply(request=request, staff=staff, message=WORDS, at=NOW)
        person_actions.answer(request=request, message=WORDS, at=NOW)

        look()

        assert len(post.box.letters) >= len(TO_PERSON) + len(TO_CLINIC)
        for letter in post.box.letters:
            body = letter.get_payload(decode=True).decode()  # type: ignore[union-attr]
            said = f"{letter['Subject']}\n{re.sub(r'https://[^ ]+', '', body)}"
            assert SPOKEN.findall(said) == []
            assert "Zebrafish" not in said
            assert PHONE not in said
            assert "Example Person" not in said

    def test_the_clinic_is_told_to_sign_in_and_nothing_else(self, post: Post) -> None:
        a_request(stated=BY_PHONE)
        look()
        (letter,) = post.box.letters
        body = letter.get_payload(decode=True).decode()  # type: ignore[union-attr]
        assert letter["Subject"] == "You have a new request"
        assert "https://care.example.org/clinic/" in body
        assert CareRequest.objects.get().reference not in body

    def test_nobody_is_written_to_who_did_not_agree(self, post: Post) -> None:
        request = a_request(stated=STATED)
        person_actions.take_back_consent(request=request, purpose="e_mail", at=NOW)
        before = Letter.objects.count()
        write_to_person(request, "news", at=NOW)
        assert Letter.objects.count() == before

    def test_a_letter_belongs_to_its_change_or_is_not_written(self, post: Post) -> None:
        with transaction.atomic():
            unverified()
            transaction.set_rollback(True)
        assert not Letter.objects.exists()


NOTICE = """From: MAILER-DAEMON@mail.example.org
To: care@example.org
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain

I could not deliver the letter.

--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; somebody@example.org
Action: {action}
Status: {status}

--part
Content-Type: {kind}

Message-ID: {id}
Subject: hello

--part--
"""


class TestBounces:
    @pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
    def test_a_returned_letter_is_marked_and_the_clinic_phones(self, post: Post, kind: str) -> None:
        request = a_request(stated=STATED)
        look()
        letter = request.letters.get(kind="sent")
        raw = NOTICE.format(action="failed", status="5.1.1", kind=kind, id=message_id(letter))

        notice = read_notice(raw.encode())

        assert (notice.letter, notice.status, notice.final) == (letter.pk, "5.1.1", True)
        assert came_back(notice.letter, status=notice.status, at=NOW)
        assert not came_back(notice.letter, status=notice.status, at=NOW)
        letter.refresh_from_db()
        assert letter.trouble == "returned 5.1.1"
        assert request.events.filter(what="phone_instead").count() == 1

    def test_a_letter_that_is_only_late_is_not_lost(self) -> None:
        raw = NOTICE.format(
            action="delayed", status="4.4.1", kind="message/rfc822", id=f"<{'0' * 32}@example.org>"
        )
        assert not read_notice(raw.encode()).final

    def test_the_command_reads_what_a_mail_server_pipes(self, post: Post) -> None:
        request = a_request(stated=STATED)
        look()
        letter = request.letters.get(kind="sent")
        kind = "text/rfc822-headers"
        raw = NOTICE.format(action="failed", status="5.1.1", kind=kind, id=message_id(letter))
        first, second, junk = (
            CliRunner().invoke(commands, ["mail", "bounce"], input=text)
            for text in (raw, raw, "hello")
        )
        assert (first.exit_code, second.exit_code, junk.exit_code) == (0, 1, 2)
        assert first.stdout == "The letter is marked as returned (5.1.1).\n"

    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"Subject: hello\n\nhello",
            b"\xff\xfe\x00",
            NOTICE.format(
                action="failed", status="5.1.1", kind="message/rfc822", id="<not-ours@example.org>"
            ).encode(),
        ],
    )
    def test_what_is_no_notice_is_refused(self, raw: bytes) -> None:
        with pytest.raises(NoNotice):
            read_notice(raw)
