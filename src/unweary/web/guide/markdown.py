"""Markdown of a page -> HTML: values in words, sources by number, words explained where they stand.

No HTML of the author's gets through, and no link but to what the page knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from unweary.knowledge.pages import REFERENCE, Term

MARK = r'<sup class="uw-ref"><a href="#source-{}"(?:(?!</sup>).)*</sup>'
BACK = r"\2"
TWICE = re.compile(rf"({MARK.format('([0-9]+)')})\s*{MARK.format(BACK)}")
SENTENCE_ENDS = re.compile(r"(?:^|[.!?])[\s*_]*$")


@dataclass(frozen=True)
class Writing:
    """What the prose of one page needs to become HTML. The functions keep count of what was used.

    say: path, form -> words and the mark of its source, as HTML; words in the first place.
    link: target -> its address, "" where it leads nowhere yet.
    explain: a word as it stands -> its term where this is its first use, else None.
    """

    say: Callable[[str, str], tuple[str, str]]
    link: Callable[[str], str]
    explain: Callable[[str], Term | None]
    forms: re.Pattern[str] | None  # every form of every term


def html_of(text: str, writing: Writing) -> str:
    """A section's Markdown as HTML."""
    rendered: str = MARKDOWN.render(text, {"writing": writing})
    return TWICE.sub(r"\1", rendered)


def forms_of(terms: Iterable[Term]) -> re.Pattern[str] | None:
    """Matches every form of the terms as a whole word, the longest first."""
    forms = sorted({f for t in terms for f in (t.term, *t.also)}, key=len, reverse=True)
    if not forms:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)


def by_form(terms: Iterable[Term]) -> Mapping[str, Term]:
    """Form, in small letters -> term."""
    return {form.lower(): t for t in terms for form in (t.term, *t.also)}


def _value(state: StateInline, silent: bool) -> bool:
    match = REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        if match["path"].startswith("sources."):
            state.pending = state.pending.rstrip(" ")  # the mark follows the word
            if not state.pending and state.tokens and state.tokens[-1].type == "softbreak":
                state.tokens.pop()
        token = state.push("value", "", 0)
        token.content = match["path"]
        token.info = match["form"] or ""
        begins = SENTENCE_ENDS.search(state.src[: state.pos]) is not None
        token.meta = {"begins": begins}
    state.pos = match.end()
    return True


def _explained(state: StateCore) -> None:
    """Split off the first use of each term. Headings and links stay as they are."""
    writing: Writing = state.env["writing"]
    if writing.forms is None:
        return
    before = ""
    for token in state.tokens:
        if token.type == "inline" and before != "heading_open" and token.children:
            token.children = list(_split(token.children, writing, writing.forms))
        before = token.type


def _split(children: list[Token], writing: Writing, forms: re.Pattern[str]) -> Iterable[Token]:
    linked = 0
    for child in children:
        linked += child.type == "link_open"
        linked -= child.type == "link_close"
        if child.type != "text" or linked:
            yield child
            continue
        at = 0
        for match in forms.finditer(child.content):
            term = writing.explain(match[0])
            if term is None:
                continue
            yield Token("text", "", 0, content=child.content[at : match.start()])
            yield Token("term", "", 0, content=match[0], info=term.id)
            at = match.end()
        yield Token("text", "", 0, content=child.content[at:])


def _draw_value(
    self: RendererHTML, tokens: list[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    writing: Writing = env["writing"]
    words, mark = writing.say(tokens[i].content, tokens[i].info)
    if tokens[i].meta["begins"]:
        words = words[:1].upper() + words[1:]
    if not words:
        return mark
    words = words.replace(" %", "\u00a0%")  # a sign stays with its number
    return f'<span class="uw-value">{escape(words)}</span>{mark}'


def _draw_term(
    self: RendererHTML, tokens: list[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    id = tokens[i].info
    text = escape(tokens[i].content)
    return f'<a class="uw-term" role="doc-glossref" href="#term-{id}" id="use-{id}">{text}</a>'


def _open_link(
    self: RendererHTML, tokens: list[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    writing: Writing = env["writing"]
    address = writing.link(str(tokens[i].attrGet("href") or ""))
    return f'<a href="{escape(address)}">' if address else "<span>"


def _close_link(
    self: RendererHTML, tokens: list[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    writing: Writing = env["writing"]
    opened = next(
        t for t in reversed(tokens[:i]) if t.type == "link_open" and t.level == tokens[i].level
    )
    return "</a>" if writing.link(str(opened.attrGet("href") or "")) else "</span>"


def _made() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "typographer": True})
    md.enable(["replacements", "smartquotes"])
    md.disable(["image", "code", "fence", "html_block", "html_inline", "autolink", "entity"])
    md.inline.ruler.before("emphasis", "value", _value)
    md.inline.add_terminator_char("{")
    md.core.ruler.push("explained", _explained)
    for name, rule in (
        ("value", _draw_value),
        ("term", _draw_term),
        ("link_open", _open_link),
        ("link_close", _close_link),
    ):
        md.add_render_rule(name, rule)
    return md


MARKDOWN = _made()
