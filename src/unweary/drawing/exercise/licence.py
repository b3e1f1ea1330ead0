"""Title, text and licence within a drawing that stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

CC_BY = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Credit:
    """What a drawing that leaves the site says of itself."""

    title: str
    creator: str = "Unweary"
    language: str = "en"
    source: str = ""  # the address it came from, where there is one
    changed: str = ""  # ISO date


def licence(credit: Credit, text: str) -> str:
    """The title, the text alternative, and who may use it how: CC BY 4.0, as RDF."""
    told = {
        "title": credit.title,
        "creator": credit.creator,
        "language": credit.language,
        "source": credit.source,
        "date": credit.changed,
        "description": text,
    }
    said = "".join(f"<dc:{k}>{escape(v)}</dc:{k}>" for k, v in told.items() if v)
    return (
        f"<title>{escape(credit.title)}</title><desc>{escape(text)}</desc>"
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#">'
        f'<cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>{said}'
        f'<cc:license rdf:resource="{CC_BY}"/></cc:Work></rdf:RDF></metadata>'
    )
