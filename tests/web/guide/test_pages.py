"""Every page of the guide, however many there are: its parts, its words, its links."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import escape, unescape
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.test import Client

from tests.support.html import seen_in
from tests.support.spoken import grade
from unweary.knowledge.base import Level
from unweary.knowledge.pages import KINDS, NEEDED, Section, shipped_guide
from unweary.knowledge.parse import BadKnowledge, shipped
from unweary.recovery.advice import Advice
from unweary.web.check.result_parts import advice_card
from unweary.web.guide import views
from unweary.web.guide.groups import ORDER, group_words
from unweary.web.guide.pages import GuidePage, Prose, guide_page
from unweary.web.guide.shelves import EVERYDAY
from unweary.web.guide.sources import Sources

GUIDE = shipped_guide()
SLUGS = sorted(GUIDE.pages)
GRADE = 8.0
DRAWN = {"uw-pic", "uw-body", "uw-exercise"}  # the classes of what is drawn


def made(slug: str) -> GuidePage:
    return guide_page(GUIDE.pages[slug], GUIDE, shipped())


def prose_of(page: GuidePage) -> str:
    """What is read in the sections, a full stop behind each line that has none."""
    html = " ".join(part.html for part in page.contents)
    html = re.sub(r"<sup.*?</sup>", "", html, flags=re.DOTALL)
    html = re.sub(r"</(p|li|h3)>", "\n", html)
    text = unescape(re.sub(r"<[^>]+>", "", html))
    lines = (" ".join(line.split()) for line in text.splitlines())
    text = re.sub(r"\n{2,}", "\n\n", "\n".join(lines))
    blocks = [" ".join(block.split()) for block in text.split("\n\n")]
    return " ".join(b if b.endswith((".", "!", "?")) else f"{b}." for b in blocks if b)


@pytest.mark.parametrize("slug", SLUGS)
class TestPage:
    def test_has_all_its_parts(self, client: Client, slug: str) -> None:
        response = client.get(f"/guide/{slug}/")
        text = response.content.decode()
        page = GUIDE.pages[slug]

        assert response.status_code == 200
        assert response["Cache-Control"] == "public, max-age=600"
        assert not response.cookies
        seen = seen_in(text)
        assert seen.open_at_end == []
        assert len(seen.ids) == len(set(seen.ids)), "an id stands twice"
        words = unescape(re.sub(r"<[^>]+>", " ", text))
        for part in (page.title, page.summary, *NEEDED[page.kind]):
            assert part in words, part
        assert "Not yet reviewed by a clinician" in text or page.review.by in text
        assert "Last changed on" in text
        assert "{{" not in text

    def test_shows_a_picture(self, client: Client, slug: str) -> None:
        tags = seen_in(client.get(f"/guide/{slug}/").content.decode()).tags

        assert DRAWN & {name for _tag, known in tags for name in known.get("class", "").split()}

    def test_leads_somewhere_with_every_link(self, client: Client, slug: str) -> None:
        seen = seen_in(client.get(f"/guide/{slug}/").content.decode())

        for link in seen.links:
            if link.startswith("#"):
                assert link[1:] in seen.ids, link
            elif link.startswith("/"):
                assert client.get(link.partition("#")[0]).status_code == 200, link
            else:
                assert link.startswith(("https://", "tel:")), link

    def test_reads_at_grade_8_or_under(self, slug: str) -> None:
        page = made(slug)

        assert grade(prose_of(page)) <= GRADE
        assert grade(page.page.summary) <= GRADE + 1  # one sentence

    def test_has_structured_data_that_says_what_it_is(self, client: Client, slug: str) -> None:
        seen = seen_in(client.get(f"/guide/{slug}/").content.decode())
        (block,) = seen.data

        graph = json.loads(block)["@graph"]

        kinds = [thing["@type"] for thing in graph]
        assert kinds[:2] == ["MedicalWebPage", "BreadcrumbList"]
        assert graph[0]["dateModified"] == GUIDE.pages[slug].changed.isoformat()
        assert "lastReviewed" not in graph[0]
        positions = [item["position"] for item in graph[1]["itemListElement"]]
        assert positions == [1, 2, 3]
        if GUIDE.pages[slug].kind == "exercise":
            (how_to,) = (thing for thing in graph if thing["@type"] == "HowTo")
            assert len(how_to["step"]) >= 2

    def test_tells_others_what_it_is(self, client: Client, slug: str) -> None:
        tags = seen_in(client.get(f"/guide/{slug}/").content.decode()).tags

        links = {known["rel"]: known["href"] for tag, known in tags if tag == "link"}
        metas = {
            k.get("name") or k.get("property"): k["content"]
            for t, k in tags
            if t == "meta" and "content" in k
        }
        assert links["canonical"] == f"http://testserver/guide/{slug}/"
        assert metas["description"] == GUIDE.pages[slug].summary
        assert metas["og:url"] == links["canonical"]

    def test_loads_nothing_from_elsewhere_and_runs_only_our_dialog(
        self, client: Client, slug: str
    ) -> None:
        text = client.get(f"/guide/{slug}/").content.decode()

        tags = seen_in(text).tags
        assert " style=" not in text
        assert not re.search(r"\son\w+=", text)
        scripts = [k for t, k in tags if t == "script" and k.get("type") != "application/ld+json"]
        assert [k["src"].partition(".")[0] for k in scripts] == ["/assets/share"]
        assert all(k.get("src", "/").startswith("/") for _tag, k in tags)

    def test_puts_first_when_to_be_seen_if_it_is_serious(self, client: Client, slug: str) -> None:
        page = made(slug)
        text = client.get(f"/guide/{slug}/").content.decode()
        if page.serious:
            assert text.index("uw-how-soon--lead") < text.index('id="what-it-is"')
            assert page.cause is not None
            if page.cause.level.id == Level.EMERGENCY.id:
                assert "tel:" in text


def test_an_exercise_moves_and_says_how_much_and_when_not(client: Client) -> None:
    text = client.get("/guide/cat_camel/").content.decode()

    for part in ("uw-exercise__moving", "1 set of 8, every day", "Not with", "stop if"):
        assert part in text, part


def test_a_judged_dose_names_no_source(client: Client) -> None:
    text = client.get("/guide/cat_camel/").content.decode()

    assert shipped().exercises["cat_camel"].estimate
    assert "The amounts are a judgement" in text
    assert not re.search(r"\(estimate\)(</span>)?<sup", text)


def test_an_exercise_leads_to_its_neighbours_and_sets(client: Client) -> None:
    text = client.get("/guide/cat_camel/").content.decode()

    assert "You are ready for more when eight rounds run smoothly." in text
    for address in ("/guide/pelvic_tilt/", "/guide/bird_dog_leg/", "/guide/sets/#set-restart"):
        assert f'href="{address}' in text


def test_a_cause_is_shown_on_the_body_where_no_picture_does(client: Client) -> None:
    text = client.get("/guide/aortic_dissection/").content.decode()

    where = shipped().explanations["aortic_dissection"].where
    assert text.count("uw-body__region--chosen") >= len(where)
    for id in where:
        assert shipped().findings[id].label.lower() in text.lower()
    assert "uw-felt" not in client.get("/guide/lumbar_spinal_stenosis/").content.decode()
    assert "uw-felt" not in client.get("/guide/fibromyalgia/").content.decode()  # anywhere


def test_the_course_is_a_curve_with_its_values(client: Client) -> None:
    text = client.get("/guide/lumbar_spinal_stenosis/").content.decode()

    page = made("lumbar_spinal_stenosis")
    assert page.cause is not None
    assert page.cause.course is not None
    assert 'aria-label="How it usually goes. A curve of how many people feel' in text
    for step in page.cause.course.steps:
        assert f"{step.time}: {step.words}" in text
        assert text.count(step.words) >= 2  # in the picture's text and in the list


def test_a_clinician_is_found_near_home_where_a_directory_is(client: Client, monkeypatch) -> None:
    assert "Find one near home" not in client.get("/guide/gp/").content.decode()

    monkeypatch.setattr("unweary.web.care.door.Door.open", True)

    assert "Find one near home" in client.get("/guide/gp/").content.decode()
    assert "Find one near home" not in client.get("/guide/emergency_department/").content.decode()
    assert "Find them near home" in client.get("/guide/lumbar_spinal_stenosis/").content.decode()
    assert "Find them near home" not in client.get("/guide/sepsis/").content.decode()


def test_a_claim_is_said_by_people_and_not_by_the_page(client: Client) -> None:
    text = client.get("/guide/what_you_may_have_heard/").content.decode()

    assert ">“Poor posture ruins your back”</h2>" in text


def test_an_emergency_department_can_be_called(client: Client) -> None:
    assert "tel:" in client.get("/guide/emergency_department/").content.decode()


def test_the_next_page_is_not_named_twice() -> None:
    for slug in SLUGS:
        page = made(slug)
        assert page.next not in page.related, slug


def test_thoughts_of_suicide_lead_to_people_and_are_not_weighed(settings) -> None:
    settings.CRISIS_NUMBER = "2025550143"

    page = made("suicidal_ideation")

    assert page.cause is not None
    assert page.cause.frequency is None
    assert page.cause.clues_for == page.cause.clues_against == ()
    assert page.cause.level is not None
    assert [n.number for n in page.cause.level.calls][:1] == ["2025550143"]
    assert len(page.cause.level.calls) > 1  # and the emergency numbers
    assert page.urgent  # no check is offered


def test_a_figure_that_nobody_has_checked_says_so() -> None:
    guide = shipped_guide()

    made = guide_page(guide.pages["epidural"], guide, shipped())

    assert made.treatment is not None
    told = {m.outcome: m.words for m in made.treatment.measured}
    assert told["Leg pain"].endswith("; yet to be checked in the source")
    assert "checked" not in told["Leg pain and disability"]


def test_a_difference_that_may_be_none_is_not_called_one() -> None:
    guide = shipped_guide()

    made = guide_page(guide.pages["ergonomics_sit_stand"], guide, shipped())

    assert made.treatment is not None
    told = {m.outcome: m.words for m in made.treatment.measured}
    assert told["Pain in one long stand"] == "no clear difference"


def test_a_figure_from_people_unlike_the_readers_is_left_out() -> None:
    page = made("sepsis")  # 42 in 100 of very ill people seen at home

    assert page.cause is not None
    assert page.cause.frequency is not None
    assert page.cause.frequency.published == ""


class TestIndex:
    def test_names_every_page(self, client: Client) -> None:
        text = client.get("/guide/").content.decode()

        for slug in SLUGS:
            assert f'href="/guide/{slug}/"' in text

    def test_sets_serious_ones_apart(self, client: Client) -> None:
        text = client.get("/guide/").content.decode()

        start = text.index("uw-index__group--serious")
        for slug, page in GUIDE.pages.items():
            place = text.index(f'href="/guide/{slug}/"')
            assert (place > start) == (page.kind == "serious"), slug

    def test_knows_the_words_of_every_kind(self) -> None:
        assert sorted(ORDER) == sorted(KINDS)
        assert all(group_words(kind).title and group_words(kind).intro for kind in KINDS)

    def test_names_each_page_once_and_the_everyday_causes_first(self, client: Client) -> None:
        text = client.get("/guide/").content.decode()

        for slug in SLUGS:
            assert text.count(f'href="/guide/{slug}/"') == 1, slug
        places = [text.index(f'href="/guide/{slug}/"') for slug in EVERYDAY]
        assert places == sorted(places)
        assert places[-1] < text.index('href="/guide/doms/"')

    def test_has_a_heading_for_each_shelf(self, client: Client) -> None:
        seen = seen_in(client.get("/guide/").content.decode())

        assert len(seen.ids) == len(set(seen.ids))
        assert {"shelf-emergency", "shelf-strength", "shelf-surgery"} <= set(seen.ids)


class TestSets:
    def test_has_every_set_with_its_exercises(self, client: Client) -> None:
        text = client.get("/guide/sets/").content.decode()

        for programme in shipped().exercise_rules.programmes.values():
            assert f'id="set-{programme.id}"' in text
            assert escape(programme.use_when) in text
            for id in (*programme.items, *programme.leave_out):
                assert f'href="/guide/{id}/"' in text
        assert "no study tested them" in text

    @pytest.mark.parametrize("address", ["/", "/guide/", "/guide/strength/"])
    def test_is_found_from(self, client: Client, address: str) -> None:
        assert 'href="/guide/sets/"' in client.get(address).content.decode()

    def test_is_found_from_advice_to_exercise(self) -> None:
        treatments = shipped().treatments
        moves, warms = (
            advice_card(Advice(treatments[id], False, (), ()), shipped())
            for id in ("strength", "heat")
        )

        assert (moves.sets, warms.sets) == ("/guide/sets/", "")

    def test_draws_each_exercise_as_a_file(self, client: Client) -> None:
        response = client.get("/guide/still/cat_camel.svg")

        assert response["Content-Type"] == "image/svg+xml"
        assert "max-age=2592000" in response["Cache-Control"]
        assert ElementTree.fromstring(response.content).tag.endswith("svg")
        assert client.get("/guide/still/nobody.svg").status_code == 404


class TestAddresses:
    def test_sends_an_old_slug_to_the_new_one_for_good(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        renamed = replace(GUIDE.pages["walking"], formerly=("a_walk",))
        guide = replace(GUIDE, pages={**GUIDE.pages, "walking": renamed})
        monkeypatch.setattr(views, "guide_in", lambda language: guide)

        response = client.get("/guide/a_walk/")

        assert (response.status_code, response["Location"]) == (301, "/guide/walking/")

    def test_takes_hyphens_for_underscores(self, client: Client) -> None:
        response = client.get("/guide/lumbar-spinal-stenosis/")

        assert (response.status_code, response["Location"]) == (
            301,
            "/guide/lumbar_spinal_stenosis/",
        )

    @pytest.mark.parametrize("address", ["/guide/no_such_page/", "/de/guide/", "/xx/guide/"])
    def test_says_where_to_go_if_there_is_no_such_page(self, client: Client, address: str) -> None:
        assert client.get(address).status_code == 404

    def test_explains_every_word_in_the_glossary(self, client: Client) -> None:
        seen = seen_in(client.get("/guide/glossary/").content.decode())

        assert {f"term-{id}" for id in GUIDE.terms} <= set(seen.ids)


class TestStart:
    def test_refuses_pages_that_cannot_be_shown(self, monkeypatch: pytest.MonkeyPatch) -> None:
        lost = replace(GUIDE.pages["walking"], sections=(Section("A", "{{ facts.nowhere }}"),))
        guide = replace(GUIDE, pages={"walking": lost})
        monkeypatch.setattr("unweary.web.guide.apps.shipped_guide", lambda language: guide)

        with pytest.raises(BadKnowledge, match=r"pages/en/walking\.md.*facts\.nowhere"):
            apps.get_app_config("guide").ready()


class TestMachines:
    def test_finds_every_page_in_the_sitemap(self, client: Client) -> None:
        root = ElementTree.fromstring(client.get("/sitemap.xml").content)
        name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

        places = {loc.text for loc in root.iter(f"{name}loc")}

        assert {f"http://testserver/guide/{slug}/" for slug in SLUGS} <= places
        assert "http://testserver/guide/" in places
        assert len(list(root.iter(f"{name}lastmod"))) == len(SLUGS) + 1

    def test_feeds_what_changed(self, client: Client) -> None:
        response = client.get("/guide/changes.xml")
        root = ElementTree.fromstring(response.content)
        name = "{http://www.w3.org/2005/Atom}"

        entries = root.findall(f"{name}entry")

        assert response["Content-Type"].startswith("application/atom+xml")
        assert root.find(f"{name}id") is not None
        assert root.find(f"{name}updated") is not None
        assert len(entries) == min(len(SLUGS), 50)
        for entry in entries:
            for part in ("id", "title", "updated", "summary", "link"):
                assert entry.find(f"{name}{part}") is not None, part

    def test_tells_robots_what_is_private(self, client: Client) -> None:
        lines = client.get("/robots.txt").content.decode().splitlines()

        assert "Disallow: /check/" in lines
        assert "Disallow: /guide/search/" in lines
        assert "Sitemap: http://testserver/sitemap.xml" in lines


class TestProse:
    def test_lets_no_html_and_no_foreign_link_through(self) -> None:
        html = written(
            '<script>x</script> <b onclick="x">a</b> ![p](https://example.org/p.png)'
            " [evil](javascript:alert) [there](https://example.org) [ours](walking)"
        )

        assert seen_tags(html) <= {"p", "span", "a"}
        assert 'href="http' not in html
        assert "javascript" not in re.sub(r">[^<]*<", "><", html)
        assert '<a href="/guide/walking/">ours</a>' in html

    def test_begins_a_sentence_with_a_capital(self) -> None:
        path = "explanations.lumbar_spinal_stenosis.prior"

        assert "About 4 in 100" in written(f"First. {{{{ {path} }}}} have it.")
        assert ">about 4 in 100 (estimate)</span>" in written(f"It is {{{{ {path} | brief }}}}.")

    def test_marks_a_source_without_words(self) -> None:
        html = written("It helps {{ sources.suri_2010 }}.")

        assert 'It helps<sup class="uw-ref">' in html
        assert 'It helps<sup class="uw-ref">' in written("It helps\n{{ sources.suri_2010 }}.")
        assert 'href="#source-1"' in html

    def test_marks_a_source_once_in_one_place(self) -> None:
        twice = written("It helps {{ sources.suri_2010 }}{{ sources.suri_2010 }}. It does.")
        other = written("It helps {{ sources.suri_2010 }}{{ sources.dasilva_2019 }}. It does.")

        assert twice.count('class="uw-ref"') == 1
        assert other.count('class="uw-ref"') == 2

    def test_explains_a_word_once_and_never_in_a_link(self) -> None:
        html = written("A [disc](walking) is a disc. Two discs.")

        assert html.count('class="uw-term"') == 1
        assert '<a href="/guide/walking/">disc</a>' in html


def written(text: str) -> str:
    page = replace(GUIDE.pages["walking"], sections=(Section("What it is", text),))
    prose = Prose(page, GUIDE, shipped(), Sources(shipped()))
    return str(prose.part(page.sections[0]).html)


def seen_tags(html: str) -> set[str]:
    return {tag for tag, _known in seen_in(html).tags}
