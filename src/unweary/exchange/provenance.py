"""Where a picture comes from, written into its own file: SVG metadata, PNG text and XMP."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from html import escape

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME = "CC BY 4.0"
PNG_START = b"\x89PNG\r\n\x1a\n"
XMP = "XML:com.adobe.xmp"  # the keyword under which programs look for XMP


class NoPng(ValueError):
    """The bytes are not a PNG."""


@dataclass(frozen=True)
class Provenance:
    """What a file that leaves the site says of itself."""

    title: str
    text: str  # the whole text alternative
    source: str  # the page where it can be had
    identifier: str  # kind, id and content hash: picture/disc_and_nerve@0a1b2c3d4e5f
    changed: str  # ISO date
    version: str  # of the program that drew it
    creator: str = "Unweary"
    review: str = "Not yet reviewed by a clinician."


def svg_with(svg: str, known: Provenance) -> str:
    """A standalone drawing whose metadata says source, date, version and content hash."""
    told = "".join(
        f"<dc:{name}>{escape(value)}</dc:{name}>"
        for name, value in (
            ("source", known.source),
            ("date", known.changed),
            ("identifier", known.identifier),
            ("publisher", f"{known.creator} {known.version}"),
            ("provenance", known.review),
        )
        if value and f"<dc:{name}>" not in svg
    )
    told += f"<cc:attributionURL>{escape(known.source)}</cc:attributionURL>"
    return svg.replace("<cc:license", told + "<cc:license", 1)


def png_with(png: bytes, known: Provenance) -> bytes:
    """The PNG with title, text, licence and source in it. Raises NoPng."""
    if not png.startswith(PNG_START) or png[12:16] != b"IHDR":
        raise NoPng("this is not a PNG")
    said = {
        "Title": known.title,
        "Description": known.text,
        "Author": known.creator,
        "Copyright": f"{LICENCE_NAME}, {known.creator}. {LICENCE}",
        "Source": known.source,
        "Creation Time": known.changed,
        "Software": f"{known.creator} {known.version}",
        "Comment": f"{known.identifier}. {known.review}",
        XMP: _xmp(known),
    }
    header = len(PNG_START) + 25  # the first chunk is always 25 bytes long
    words = b"".join(_text_chunk(name, text) for name, text in said.items())
    return png[:header] + words + png[header:]


def _text_chunk(name: str, text: str) -> bytes:
    """An iTXt chunk: UTF-8, not packed, without language."""
    content = name.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8")
    sum_ = zlib.crc32(b"iTXt" + content)
    return struct.pack(">I", len(content)) + b"iTXt" + content + struct.pack(">I", sum_)


def _xmp(known: Provenance) -> str:
    def alternative(name: str, text: str) -> str:
        one = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
        return f"<dc:{name}><rdf:Alt>{one}</rdf:Alt></dc:{name}>"

    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:cc="http://creativecommons.org/ns#" '
        'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">'
        + alternative("title", known.title)
        + alternative("description", known.text)
        + alternative("rights", LICENCE_NAME)
        + f"<dc:creator><rdf:Seq><rdf:li>{escape(known.creator)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:source>{escape(known.source)}</dc:source>"
        f"<dc:identifier>{escape(known.identifier)}</dc:identifier>"
        "<xmpRights:Marked>True</xmpRights:Marked>"
        f"<xmpRights:WebStatement>{LICENCE}</xmpRights:WebStatement>"
        f'<cc:license rdf:resource="{LICENCE}"/>'
        f"<cc:attributionName>{escape(known.creator)}</cc:attributionName>"
        f"<cc:attributionURL>{escape(known.source)}</cc:attributionURL>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
