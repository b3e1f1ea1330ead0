"""Pages of the guide: read from files, linted, and their numbers taken from the knowledge."""

from __future__ import annotations

from datetime import date

import pytest

from unweary.knowledge.lint_pages import breaking_pages, cited_by, lint_pages
from unweary.knowledge.pages import Guide, read_guide, shipped_guide, shipped_languages
from unweary.knowledge.parse import BadKnowledge, read, shipped, shipped_files
from unweary.knowledge.value_paths import NoSuchValue, value_at
from unweary.knowledge.values import Against, Chance, Dosed, Points, Ratio, Recovered, Size, Times

TODAY = date(2026, 11, 25)
WALK = "pages/en/a_walk.md"
FRONT = """
title = "A walk"
summary = "How a walk helps a tired back."
kind = "treatment"
entity = "walking"
related = ["stay_active", "heat", "yoga"]
changed = 2026-11-25
review = { status = "unreviewed", again_by = "2028-03-01" }
"""
FILLER = "You walk a bit, and then you rest for a while. " * 12
BODY = f"""
## What it is

{FILLER}

## What helps

It helps {{{{ treatments.walking.effect[0] }}}} of the time.

## When to be seen

Be seen soon.
"""


def page(front: str = FRONT, body: str = BODY) -> dict[str, str]:
    return {WALK: f"+++{front}+++\n{body}"}


def told(files: dict[str, str], *, pictures: frozenset[str] | None = None) -> str:
    """All problems of a guide, one a line."""
    found = lint_pages(read_guide(files), shipped(), today=TODAY, pictures=pictures)
    return "\n".join(str(problem) for problem in found)


class TestReading:
    def test_reads_a_page_in_sections(self) -> None:
        read_page = read_guide(page()).pages["a_walk"]

        assert [s.heading for s in read_page.sections] == [
            "What it is", "What helps", "When to be seen",
        ]  # fmt: skip
        assert read_page.values[0].path == "treatments.walking.effect[0]"
        assert read_page.changed == TODAY

    @pytest.mark.parametrize(
        ("files", "problem"),
        [
            ({WALK: "# no front matter"}, "does not begin with front matter"),
            ({WALK: "+++\nkind = \n+++\n"}, "not TOML"),
            (page(FRONT.replace('"treatment"', '"cure"')), 'kind: "cure" is none of'),
            (page(FRONT.replace("changed = 2026-11-25", "")), "changed: must be a date"),
            (page(FRONT + 'colour = "red"\n'), "colour: unknown key"),
            (page(FRONT.replace('title = "A walk"', "")), "title"),
            (page(FRONT.replace('"A walk"', "3")), "title: 3 is not text"),
            (page(body="lost\n" + BODY), "text before the first heading"),
            ({"terms/en.toml": "[disc]\nterm = 'disc'\n"}, "means"),
            ({"facts/a.toml": "[f]\nnumber = 1\nwords = '{number}'\nsource = 'x'\n"}, "basis"),
        ],
    )
    def test_names_the_file_and_the_key_of_what_is_wrong(
        self, files: dict[str, str], problem: str
    ) -> None:
        with pytest.raises(BadKnowledge) as caught:
            read_guide(files)

        assert next(iter(files)) in str(caught.value)
        assert problem in str(caught.value)

    def test_tells_all_problems_at_once(self) -> None:
        with pytest.raises(BadKnowledge) as caught:
            read_guide({WALK: "nothing", "pages/en/b.md": "nothing"})

        assert len(caught.value.problems) == 2

    def test_keeps_prose_out_of_what_a_result_rests_on(self) -> None:
        assert not any(path.startswith(("pages/", "terms/", "facts/")) for path in shipped_files())


class TestLint:
    def test_finds_nothing_wrong_with_a_good_page(self) -> None:
        assert told(page()) == ""

    def test_knows_what_no_page_can_be_shown_with(self) -> None:
        lost = read_guide(page(body=BODY + "\n{{ facts.nowhere }}\n"))

        assert [p.place for p in breaking_pages(lost, shipped())] == [WALK]
        assert breaking_pages(read_guide(page(body="## What?\n\n9 lives.\n")), shipped()) == ()

    def test_knows_which_sources_only_the_prose_cites(self) -> None:
        body = BODY + "\nSo {{ sources.suri_2010 }}, and [so](source:sitthi2018).\n"
        files = page(FRONT + 'sources = ["owen2020"]\n', body) | {
            "facts/a.toml": "[f]\nnumber = 1\nwords = '{number}'\nbasis = 'study'\n"
            "source = 'steadi'\n"
        }

        assert cited_by(read_guide(files)) == {"suri_2010", "sitthi2018", "owen2020", "steadi"}

    def test_has_a_page_for_every_exercise_and_kind_of_clinician(self) -> None:
        pages = shipped_guide().pages
        kinds = {kind for e in shipped().explanations.values() for kind in e.clinicians}

        assert {id for id in shipped().exercises if pages[id].kind != "exercise"} == set()
        assert {kind for kind in kinds if pages[kind].kind != "clinician"} == set()

    def test_finds_nothing_wrong_with_the_shipped_guide(self) -> None:
        for language in shipped_languages():
            assert lint_pages(shipped_guide(language), shipped(), today=TODAY) == ()

    @pytest.mark.parametrize(
        ("front", "problem"),
        [
            ('"walking"', 'entity: "walkin" is not in the knowledge; did you mean "walking"'),
            ('"heat"', 'related: "heath" is not in pages'),
        ],
    )
    def test_asks_what_was_meant(self, front: str, problem: str) -> None:
        wrong = problem.split('"')[1]

        assert problem in told(page(FRONT.replace(front, f'"{wrong}"')))

    @pytest.mark.parametrize(
        ("body", "problem"),
        [
            (BODY.replace("## What helps", "## What helps you"), "is not one of a treatment"),
            (BODY.replace("## What helps", "## What to do today"), '"What helps" is missing'),
            (BODY + "\n## What it is\n\nAgain.\n", "twice or out of order"),
            (BODY + "\nIt helps 28 of them.\n", "28 is typed"),
            (BODY + "\nIt takes 2.5 years.\n", "2.5 is typed"),
            (BODY + "\n{{ treatments.walking.effect[9] }}\n", "names nothing of a treatment"),
            (BODY + "\n{{ treatments.walkin.effect[0] }}\n", 'did you mean "walking"'),
            (BODY + "\n{{ sources.nobody }}\n", '"nobody" is not in sources'),
            (BODY + "\n{{ treatments.walking.effect[0] | long }}\n", 'form "long" is unknown'),
            (BODY + "\nA { brace.\n", "a brace stands alone"),
            (BODY + "\n<b>Bold</b>\n", "is not allowed"),
            (BODY + "\n![p](x.png)\n", "is not allowed"),
            (BODY + "\n[a](https://example.org)\n", "is not allowed"),
            (BODY + "\n# Loud\n", "is not allowed"),
            (BODY + "\n[a](no_page)\n", 'link: "no_page" is not in pages'),
            (BODY + "\n[a](source:nobody)\n", 'sources: "nobody" is not in sources/'),
            (BODY + "\nJust walk.\n", 'says "Just"'),
            (BODY.replace(FILLER, "Short."), "words; write 120 to 1000"),
            (BODY.replace("Be seen soon.", ""), "is empty"),
            (
                BODY + "\nSymptomatological considerations necessitate interdisciplinary"
                " investigation procedures. " * 12,
                "reading grade",
            ),
        ],
    )
    def test_tells_what_is_wrong_with_the_prose(self, body: str, problem: str) -> None:
        assert problem in told(page(body=body))

    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            ('"A walk"', f'"{"A walk " * 11}"', "title: 77 characters"),
            ('"heat", "yoga"', '"heat"', "related: 2 slugs"),
            ('"heat"', '"a_walk"', "names the page itself"),
            ("2028-03-01", "soon", "is no date"),
            ("2028-03-01", "2026-03-01", "was due by"),
            ('"unreviewed"', '"reviewed"', "reviewed by nobody"),
            ("A walk", "Walk 5 miles", "5 is typed"),
        ],
    )
    def test_tells_what_is_wrong_with_the_front(self, old: str, new: str, problem: str) -> None:
        assert problem in told(page(FRONT.replace(old, new)))

    def test_allows_a_number_that_the_entry_itself_advises(self) -> None:
        assert told(page(body=BODY + "\nWalk for 30 minutes.\n")) == ""

    def test_allows_numbered_lists_and_names_with_digits(self) -> None:
        assert told(page(body=BODY + "\n1. Take B12.\n2. Look at L5.\n")) == ""

    def test_knows_pictures_only_where_there_is_a_library(self) -> None:
        drawn = page(FRONT + 'pictures = ["no_such_picture"]\n')

        assert told(drawn) == ""
        assert "the picture library" in told(drawn, pictures=frozenset({"disc_and_nerve"}))

    def test_wants_a_source_for_each_claim(self) -> None:
        claims = page(
            FRONT.replace('"treatment"', '"claims"').replace('entity = "walking"\n', ""),
            f"## Rest heals a back\n\n{FILLER}\n",
        )

        assert 'claim "Rest heals a back" names no source' in told(claims)

    def test_wants_a_name_that_was_given_up_to_stay_free(self) -> None:
        files = page(FRONT + 'formerly = ["b"]\n')
        files["pages/en/b.md"] = files[WALK].replace('formerly = ["b"]\n', "")

        assert 'formerly: "b" is in use' in told(files)

    def test_looks_at_words_and_facts(self) -> None:
        files = page()
        files["terms/en.toml"] = "[disc]\nterm = 'disc'\nmeans = 'a cushion'\nalso = ['disc']\n"
        files["facts/f.toml"] = (
            "[f]\nnumber = 5\nlow = 6\nhigh = 7\nwords = 'some'\nbasis = 'study'\nsource = 'x'\n"
        )

        problems = told(files)

        for part in ("no sentence", "is there twice", "needs {number} once", "do not rise",
                     "no page names it", '"x" is not in sources/'):  # fmt: skip
            assert part in problems, part


class TestValues:
    @pytest.mark.parametrize(
        ("path", "kind"),
        [
            ("explanations.lumbar_spinal_stenosis.prior", Chance),
            ("explanations.cauda_equina_syndrome.prevalence", Chance),
            ("explanations.lumbar_spinal_stenosis.clue[better_bending_forward]", Times),
            ("explanations.lumbar_spinal_stenosis.clue[1].absent", Times),
            ("explanations.lumbar_spinal_stenosis.course.recovered[6]", Recovered),
            ("contributors.poor_diet.prior", Chance),
            ("treatments.walking.effect[0]", Ratio),
            ("treatments.walking.effect[1]", Against),
            ("treatments.walking.effect[2]", Size),
            ("treatments.exercise_general.effect[0]", Points),
            ("exercises.cat_camel.dose", Dosed),
            ("exercises.cat_camel.dose[1]", Dosed),
        ],
    )
    def test_finds_each_kind_with_its_source(self, path: str, kind: type) -> None:
        value = value_at(shipped(), {}, path)

        assert isinstance(value, kind)
        assert value.source in shipped().sources or value.estimate

    @pytest.mark.parametrize(
        "path",
        ["", "walking", "explanations.nobody.prior", "explanations.sepsis.course.recovered[99]",
         "treatments.bed_rest.effect[0]", "exercises.cat_camel.dose[9]", "treatments.walking",
         "rules.x.level",
         "sources.suri_2010.year"],
    )  # fmt: skip
    def test_says_why_a_path_leads_nowhere(self, path: str) -> None:
        with pytest.raises(NoSuchValue, match=r"\w"):
            value_at(shipped(), {}, path)

    def test_follows_the_knowledge(self) -> None:
        place = "explanations/lumbar_spinal_stenosis.toml"
        files = shipped_files()
        files[place] = files[place].replace("prior = { chance = 0.04", "prior = { chance = 0.05")

        value = value_at(read(files), {}, "explanations.lumbar_spinal_stenosis.prior")

        assert isinstance(value, Chance)
        assert value.chance == 0.05

    def test_gives_no_range_that_a_capped_ratio_lies_outside_of(self) -> None:
        path = "explanations.lumbar_spinal_stenosis.clue[leg_pain_walking_standing]"

        value = value_at(shipped(), {}, path)

        assert isinstance(value, Times)
        assert not value.range.given


def test_a_guide_is_a_value() -> None:
    assert isinstance(shipped_guide(), Guide)
    assert shipped_guide() is shipped_guide()
