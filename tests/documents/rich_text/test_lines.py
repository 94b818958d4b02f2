"""A rich text as lines."""

import pytest

from documents.rich_text.lines import as_lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("", ""),
        ("Los <b>woord</b> &amp; meer", "Los woord & meer"),
        ("<h3>Kop</h3><p>Een  zin.</p>\n<p>Nog een.</p>", "Kop\nEen zin.\nNog een."),
        (
            "<p>Wij vragen:</p><ul><li>een bus<ul><li>op zondag</li></ul></li><li>een bank</li></ul>",
            "Wij vragen:\neen bus\nop zondag\neen bank",
        ),
    ],
)
def test_every_block_is_a_line(html, lines):
    assert as_lines(html) == lines
