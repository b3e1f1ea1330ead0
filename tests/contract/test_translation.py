"""Every string that a person reads can be translated."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

WEB = ROOT / "src" / "unweary" / "web"
TEMPLATES = sorted(WEB.rglob("*.html"))
CLASSES = re.compile(r"{% block \w+_class %}.*?{% endblock %}")
MARKED = re.compile(r"{% blocktrans.*?{% endblocktrans %}|{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
SPOKEN = re.compile(r'(?:aria-label|alt|title|placeholder)="([^"{]*[A-Za-z]{2}[^"{]*)"')


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_template_holds_no_bare_words(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    text = CLASSES.sub("", text)
    bare = TAG.sub(" ", MARKED.sub(" ", text)).replace("&nbsp;", " ")
    assert re.findall(r"[A-Za-z]{2,}", bare) == []
    assert SPOKEN.findall(MARKED.sub("", text)) == []
