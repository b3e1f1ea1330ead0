"""Every rule across the files is told when broken: file, key, remedy, all at once."""

from datetime import date

import pytest

from unweary.knowledge.grade import reading_grade
from unweary.knowledge.lint import Problem, breaking, lint
from unweary.knowledge.parse import read, shipped, shipped_files

TODAY = date(2026, 3, 1)
SORE = "findings/sore.toml"
DAYS = "findings/days.toml"
SIDE = "findings/side.toml"
LONG = "findings/sore_long.toml"
STRAIN = "explanations/strain.toml"
SITTING = "contributors/sitting.toml"
RULE = "rules/sore_weeks.toml"
LIST = "checklists/spine.toml"
REST = "treatments/rest.toml"
PAPER = "sources/paper.toml"
PRIOR = "{ chance = 0.2, low = 0.1, high = 0.3, basis = 'estimate', rationale = '' }"
CLUE = "ratio = { present = 2.0, absent = 0.5 }\nbasis = 'estimate'\nsource = 'paper'\n"
WORDS = "why = 'It matters.'\ntopic = 'spine'\n"
CLEAN = {
    "harm.toml": shipped_files()["harm.toml"],
    SORE: f"id = 'sore'\nkind = 'yes_no'\nlabel = 'Sore'\nquestion = 'Are you sore?'\n{WORDS}",
    DAYS: "id = 'days'\nkind = 'number'\nleast = 0\nmost = 90\nlabel = 'Days'\n"
    f"question = 'How many days?'\n{WORDS}",
    SIDE: "id = 'side'\nkind = 'choice'\nlabel = 'Side'\nquestion = 'Which side?'\n"
    f"{WORDS}choice = [{{ id = 'left', label = 'Left' }}, {{ id = 'right', label = 'Right' }}]\n",
    LONG: "id = 'sore_long'\nkind = 'yes_no'\nlabel = 'Sore for long'\n"
    "derived = 'sore and days > 14'\n",
    STRAIN: "id = 'strain'\nname = 'A strain'\nmedical_name = 'Strain'\nneeds = 'self_care'\n"
    "summary = 'It heals.'\nreview = { status = 'unreviewed', again_by = '2028-03-01' }\n"
    f"treatments = ['rest']\nprior = {PRIOR}\n"
    f"[[clue]]\ntest = 'sore'\n{CLUE}[[clue]]\ntest = 'side == \"left\"'\n{CLUE}",
    SITTING: "id = 'sitting'\nname = 'Sitting'\none_thing = 'Stand up.'\nwhy = 'It tires.'\n"
    f"source = 'paper'\nprior = {PRIOR}\n[[clue]]\ntest = 'days > 3'\n{CLUE}",
    RULE: "id = 'sore_weeks'\nlevel = 'soon'\nwhen = 'sore_long'\ntopic = 'spine'\n"
    "title = 'Sore'\nwhy = 'It lasts.'\nabout = ['strain']\nbasis = 'estimate'\n"
    "source = 'paper'\n",
    LIST: "id = 'spine'\ntitle = 'Back'\nwhy = 'It matters.'\norder = 1\nfindings = ['sore']\n",
    REST: "id = 'rest'\nname = 'Rest'\nkind = 'self'\nphases = []\nverdict = 'optional'\n"
    "summary = 'It helps.'\nmessage = 'Lie down.'\n",
    PAPER: "id = 'paper'\ntitle = 'A paper'\nverified = true\n",
}
HARD = "why = 'Immunological abnormalities necessitate comprehensive, interdisciplinary " + (
    "investigation of heterogeneous manifestations, considering individual susceptibility.'"
)


def found(files: dict[str, str], today: date = TODAY) -> tuple[Problem, ...]:
    return lint(read(files), today=today)


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """The clean files with one line of one file changed; "" for `old` adds the line."""
    text = CLEAN[path]
    assert old in text
    return {**CLEAN, path: text.replace(old, new, 1) if old else f"{new}\n{text}"}


def copied(path: str, **values: str) -> dict[str, str]:
    """The clean files with one more: `path` under another id."""
    text, id = CLEAN[path], values["id"]
    old = path.rpartition("/")[2].removesuffix(".toml")
    for key, value in values.items():
        start = text.index(f"{key} = ")
        text = text[:start] + f"{key} = '{value}'" + text[text.index("\n", start) :]
    return {**CLEAN, path.replace(old, id): text}


class TestLint:
    def test_finds_nothing_in_clean_files(self):
        assert found(CLEAN) == ()

    @pytest.mark.parametrize(
        ("path", "old", "new", "key"),
        [
            (SORE, "", "asked_if = 'sor'", "asked_if"),
            (LONG, "sore and", "sor and", "derived"),
            (STRAIN, "test = 'sore'", "test = 'sor'", "clue[0].test"),
            (STRAIN, "", "only_if = 'sor'", "only_if"),
            (STRAIN, "", "where = ['sor']", "where"),
            (STRAIN, "", "feels = ['sor']", "feels"),
            (STRAIN, "['rest']", "['ret']", "treatments"),
            (STRAIN, "", "further_sources = ['papr']", "further_sources"),
            (STRAIN, "", "urgency_source = 'papr'", "source"),
            (STRAIN, "rationale =", "source = 'papr', rationale =", "source"),
            (STRAIN, "source = 'paper'", "source = 'papr'", "source"),
            (STRAIN, "", "course = {summary = '', source = 'papr', estimate = true}", "source"),
            (STRAIN, "", "prevalence = {setting = '', source = 'papr', estimate = true}", "source"),
            (SITTING, "source = 'paper'", "source = 'papr'", "source"),
            (SITTING, "days > 3", "day > 3", "clue[0].test"),
            (RULE, "when = 'sore_long'", "when = 'sore_lng'", "when"),
            (RULE, "source = 'paper'", "source = 'papr'", "source"),
            (RULE, "about = ['strain']", "about = ['strian']", "about"),
            (LIST, "findings = ['sore']", "findings = ['sor']", "findings"),
            (LIST, "", "asked_if = 'sor'", "asked_if"),
            (REST, "", "fits = 'sor'", "fits"),
            (REST, "", "not_if = 'sor'", "not_if"),
            (REST, "", "guideline_sources = ['papr']", "guideline_sources"),
            (
                REST,
                "message = 'Lie down.'",
                "message = 'Lie down.'\n[[effect]]\noutcome = 'pain'\nsource = 'papr'\n"
                "verified = true",
                "effect.source",
            ),
        ],
    )
    def test_says_which_id_was_meant(self, path, old, new, key):
        knowledge = read(changed(path, old, new))
        told = [p for p in lint(knowledge, today=TODAY) if p.what.startswith(f'{key}: "')]

        assert [p.place for p in told] == [path]
        assert told[0].remedy.startswith("did you mean")
        assert told[0] in breaking(knowledge)

    def test_says_what_to_do_about_an_id_like_no_other(self):
        (told,) = found(changed(STRAIN, "", "where = ['xyzzy']"))

        assert told == Problem(
            STRAIN, 'where: "xyzzy" is not in findings/', "add it, or remove the mention"
        )

    @pytest.mark.parametrize(
        ("path", "old", "new", "what"),
        [
            (STRAIN, "low = 0.1", "low = 0.25", "prior: "),
            (STRAIN, "high = 0.3", "high = 1.0", "prior: "),
            (STRAIN, "chance = 0.2, low = 0.1", "chance = 0.2, low = 0.0", "prior: "),
            (SITTING, "chance = 0.2", "chance = nan", "prior: "),
            (SORE, "", "background = 0", "background: "),
            (SORE, "", "background = 1.0", "background: "),
            (DAYS, "most = 90", "most = 0", "least and most"),
            (DAYS, "least = 0\n", "", "least and most"),
            (SIDE, ", { id = 'right', label = 'Right' }", "", "choice: "),
            (STRAIN, "absent = 0.5", "absent = 0", "a ratio is 0 or less"),
            (STRAIN, "absent = 0.5", "absent = 1.5", "the same way"),
            (SITTING, "present = 2.0", "present = 0.2", "the same way"),
            (STRAIN, "basis = 'estimate'\n", "basis = 'estimate'\nsensitivity = 1.0\n", "sensi"),
            (STRAIN, "basis = 'estimate'\n", "basis = 'estimate'\nspecificity = 0\n", "speci"),
            (SITTING, "basis = 'estimate'\n", "basis = 'estimate'\nuse = false\n", "why_not"),
        ],
    )
    def test_refuses_a_number_that_cannot_be(self, path, old, new, what):
        knowledge = read(changed(path, old, new))
        told = [p for p in lint(knowledge, today=TODAY) if what in str(p)]

        assert [p.place for p in told] == [path]
        assert told[0].remedy
        assert told[0] in breaking(knowledge)

    @pytest.mark.parametrize(
        ("path", "old", "new", "told"),
        [
            (STRAIN, CLEAN[STRAIN][CLEAN[STRAIN].index("[[") :], "", "no question can reach it"),
            (SORE, "", "asked_if = 'sore_long'", "asked_if: waits for itself"),
            (STRAIN, "'side == \"left\"'", "'sore and days > 1'", "findings/side.toml: nothing"),
            (RULE, "when = 'sore_long'", "when = 'not sore_long'", "before anything is answered"),
            (LONG, "derived = 'sore and days > 14'", "derived = 'sore_long'", "can never hold"),
        ],
    )
    def test_finds_what_does_nothing(self, path, old, new, told):
        assert any(told in str(p) for p in found(changed(path, old, new)))

    def test_finds_a_source_that_nothing_cites(self):
        (told,) = found(copied(PAPER, id="book"))
        assert told == Problem("sources/book.toml", "nothing cites it", "cite it, or remove it")
        cited = copied(PAPER, id="book")
        cited[STRAIN] += "note = 'another figure in book'\n"
        assert found(cited) == ()
        assert lint(read(copied(PAPER, id="book")), today=TODAY, cited={"book"}) == ()

    def test_finds_a_rule_twice_but_not_at_another_level(self):
        (told,) = found(copied(RULE, id="twin"))

        assert (told.place, told.remedy) == ("rules/twin.toml", "keep one of the two")
        assert found(copied(RULE, id="twin", level="emergency")) == ()

    @pytest.mark.parametrize("key", ["question", "label"])
    def test_finds_two_findings_that_say_the_same(self, key):
        said = {"question": "Are you SORE", "label": "sore!"}
        other = {"question": "Are you stiff?", "label": "Stiff"} | {key: said[key]}

        told = found(copied(SORE, id="ache", **other))

        same = {p.place for p in told if p.what.startswith(f"{key}: another")}
        assert same == {SORE, "findings/ache.toml"}

    @pytest.mark.parametrize(
        ("path", "line"),
        [
            (SORE, "label = 'Sore'"),
            (SORE, "question = 'Are you sore?'"),
            (SORE, "why = 'It matters.'"),
            (SORE, "topic = 'spine'"),
            (LONG, "label = 'Sore for long'"),
            (RULE, "title = 'Sore'"),
            (RULE, "why = 'It lasts.'"),
            (STRAIN, "summary = 'It heals.'"),
            (REST, "message = 'Lie down.'"),
        ],
    )
    def test_misses_words(self, path, line):
        key = line.partition(" ")[0]

        assert found(changed(path, line, "")) == (Problem(path, f"{key}: is missing", "write it"),)

    @pytest.mark.parametrize(
        ("path", "old", "key"),
        [
            (SORE, "why = 'It matters.'", "why"),
            (RULE, "why = 'It lasts.'", "why"),
            (STRAIN, "summary = 'It heals.'", "summary"),
            (REST, "message = 'Lie down.'", "message"),
        ],
    )
    def test_finds_what_is_hard_to_read(self, path, old, key):
        (told,) = found(changed(path, old, HARD.replace("why", key, 1)))

        assert told.place == path
        assert "reading grade" in told.what
        assert "grade 8" in told.remedy

    def test_asks_for_a_review_and_for_its_name(self):
        review = "review = { status = 'unreviewed', again_by = '2028-03-01' }"
        by_nobody = review.replace("unreviewed", "reviewed")

        (missing,) = found(changed(STRAIN, review, ""))
        (overdue,) = found(CLEAN, today=date(2028, 3, 2))
        (nobody,) = found(changed(STRAIN, review, by_nobody))

        assert missing.what == "review: is missing"
        assert overdue.what == "review: was due by 2028-03-01"
        assert nobody.what == "review: reviewed by nobody"
        assert found(CLEAN, today=date(2028, 3, 1)) == ()

    def test_asks_for_a_review_date_that_is_a_date(self):
        (told,) = found(changed(STRAIN, "'2028-03-01'", "'soon'"))

        assert told.place == STRAIN

    def test_finds_a_choice_that_is_none_of_the_finding(self):
        assert any(p.place == STRAIN for p in found(changed(STRAIN, '"left"', '"lef"')))

    def test_finds_worked_out_findings_that_hang_on_one_another(self):
        loop = changed(SORE, "", "derived = 'side == \"left\" or sore_long'")

        assert {p.place for p in found(loop)} & {SORE, LONG}

    def test_finds_a_former_name_that_is_in_use(self):
        assert any(p.place == SORE for p in found(changed(SORE, "", "formerly = ['days']")))


class TestShipped:
    def test_copies_report_all_that_broke_at_once_and_in_order(self):
        files = dict(shipped_files())
        finding = next(
            c.test.text
            for e in shipped().explanations.values()
            for c in e.clues
            if c.use and c.test.text in shipped().findings
        )
        rule, explanation = min(shipped().rules), min(shipped().explanations)
        del files[f"findings/{finding}.toml"]
        files[f"rules/{rule}.toml"] = 'about = ["nothing_real"]\n' + "\n".join(
            line
            for line in files[f"rules/{rule}.toml"].splitlines()
            if not line.startswith("about")
        )
        files[f"explanations/{explanation}.toml"] += (
            f'\n[[clue]]\ntest = "{finding}"\nratio = {{ present = -1, absent = 1 }}\n'
            'basis = "estimate"\nsource = "nowhere_at_all"\n'
        )

        told = found(files)

        assert list(told) == sorted(told)
        text = [str(p) for p in told]
        for place, what in (
            (f"rules/{rule}.toml", '"nothing_real" is not in explanations/'),
            (f"explanations/{explanation}.toml", '"nowhere_at_all" is not in sources/'),
            (f"explanations/{explanation}.toml", f'"{finding}" is not in findings/'),
            (f"explanations/{explanation}.toml", "a ratio is 0 or less"),
        ):
            assert any(line.startswith(f"{place}: ") and what in line for line in text)

    def test_files_name_nothing_unknown_and_hold_no_impossible_number(self):
        assert breaking(shipped()) == ()


class TestReadingGrade:
    def test_of_a_worked_text_is_its_formula(self):
        text = "The cat sat on the mat. It was a big fat cat that ran."

        assert reading_grade(text) == pytest.approx(0.39 * 14 / 2 + 11.8 * 14 / 14 - 15.59)

    def test_of_a_few_words_says_nothing(self):
        assert reading_grade("Immunological abnormalities necessitate investigation.") == 0
