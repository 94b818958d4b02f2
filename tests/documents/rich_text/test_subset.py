"""What people type, the HTML that is kept of it, and nothing else in it."""

import re

import pytest

from documents.rich_text.subset import as_text, from_plain, sanitise, to_plain

PAIRS = [
    ("", ""),
    ("Een zin.", "<p>Een zin.</p>"),
    ("Een.\n\nTwee.", "<p>Een.</p>\n<p>Twee.</p>"),
    ("Regel een\nregel twee", "<p>Regel een<br>regel twee</p>"),
    ("## Kop", "<h3>Kop</h3>"),
    ("## Kop\n\nTekst.", "<h3>Kop</h3>\n<p>Tekst.</p>"),
    ("- een\n- twee", "<ul><li>een</li><li>twee</li></ul>"),
    ("1. een\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
    ("a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>"),
    ("<b>vet</b>", "<p>&lt;b&gt;vet&lt;/b&gt;</p>"),
    ("&lt;b&gt;", "<p>&amp;lt;b&amp;gt;</p>"),
    ("“Aanhaling” – 'zo'", "<p>“Aanhaling” – 'zo'</p>"),
    ("- één & < twee", "<ul><li>één &amp; &lt; twee</li></ul>"),
    ("## Kop\n\n- een\n- twee\n\nSlot.", "<h3>Kop</h3>\n<ul><li>een</li><li>twee</li></ul>\n<p>Slot.</p>"),
    ("2021 was een goed jaar.", "<p>2021 was een goed jaar.</p>"),
    ("-zonder spatie", "<p>-zonder spatie</p>"),
    ("#geen kop", "<p>#geen kop</p>"),
    ("### Tussenkop", "<h4>Tussenkop</h4>"),
    ("> Een citaat", "<blockquote><p>Een citaat</p></blockquote>"),
    ("> Regel\n> nog een\n>\n> Tweede", "<blockquote><p>Regel<br>nog een</p><p>Tweede</p></blockquote>"),
    ("Dit is **vet** en _schuin_.", "<p>Dit is <strong>vet</strong> en <em>schuin</em>.</p>"),
    ("- een **vet** punt", "<ul><li>een <strong>vet</strong> punt</li></ul>"),
    (
        "Zie [de **wet**](https://voorbeeld.nl/_a_/?b=1&c=2).",
        '<p>Zie <a href="https://voorbeeld.nl/_a_/?b=1&amp;c=2" rel="nofollow noopener">'
        "de <strong>wet</strong></a>.</p>",
    ),
    ("bestand_van_de_raad en 2 * 3 ** 4", "<p>bestand_van_de_raad en 2 * 3 ** 4</p>"),
    ("[klik](javascript:alert(1))", "<p>[klik](javascript:alert(1))</p>"),
]
LOOSE = [
    ("  Een zin.  ", "<p>Een zin.</p>"),
    ("Een.\r\n\r\nTwee.", "<p>Een.</p>\n<p>Twee.</p>"),
    ("Een.\n\n\n\n  \nTwee.", "<p>Een.</p>\n<p>Twee.</p>"),
    ("* een\n* twee", "<ul><li>een</li><li>twee</li></ul>"),
    ("• een\n• twee", "<ul><li>een</li><li>twee</li></ul>"),
    ("1) een\n2) twee", "<ol><li>een</li><li>twee</li></ol>"),
    ("## Kop\nTekst.", "<h3>Kop</h3>\n<p>Tekst.</p>"),
    ("Wij vragen:\n- een\n- twee", "<p>Wij vragen:</p>\n<ul><li>een</li><li>twee</li></ul>"),
    ("Wij vragen:\n1. een\n2. twee", "<p>Wij vragen:</p>\n<ol><li>een</li><li>twee</li></ol>"),
]
NUMBERED = [
    "2. twee",
    "1. een\n\n2. twee\n\n3. drie",
    "28. april",
    "3. drie\n4. vier",
    "1. een\n1. weer een",
    "2021. Jaar",
]
ODD = ["- een\n1. twee", "1. een\n- twee", "- een\ntekst", "- ", "Wij vragen:\n2. twee"]
TYPED = [*(plain for plain, _html in PAIRS + LOOSE), *NUMBERED, *ODD]


@pytest.mark.parametrize(("plain", "html"), PAIRS + LOOSE)
def test_typed_text_becomes_html(plain, html):
    assert from_plain(plain) == html


@pytest.mark.parametrize(("plain", "html"), PAIRS)
def test_html_becomes_the_typed_text_again(plain, html):
    assert to_plain(html) == plain


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<p>Dit is <strong>vet </strong>en<em> schuin</em>.</p>", "Dit is **vet** en _schuin_."),
        ("<p><strong> </strong>leeg<em></em></p>", "leeg"),
        ('<p><a href="https://a.nl/x_(y)">x</a></p>', "[x](https://a.nl/x_%28y%29)"),
        ("<p><strong><em>beide</em></strong></p>", "**_beide_**"),
    ],
)
def test_html_of_the_editor_is_typed_with_marks(html, plain):
    assert to_plain(html) == plain


@pytest.mark.parametrize("plain", TYPED)
def test_editing_twice_changes_nothing_more(plain):
    once = from_plain(plain)
    assert from_plain(to_plain(once)) == once


@pytest.mark.parametrize("plain", NUMBERED)
def test_number_that_was_typed_is_kept(plain):
    assert to_plain(from_plain(plain)) == plain


@pytest.mark.parametrize("plain", TYPED)
def test_every_typed_word_is_kept(plain):
    assert re.findall(r"\w{2,}", to_plain(from_plain(plain))) == re.findall(r"\w{2,}", plain)


@pytest.mark.parametrize("plain", [*TYPED, "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:a"])
def test_html_of_typed_text_is_in_the_subset(plain):
    html = from_plain(plain)
    assert sanitise(html) == html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>Een <strong>vet</strong> <em>schuin</em><br>woord</p>", None),
        ("<h3>Kop</h3><h4>Kopje</h4>", None),
        ("<ul><li>een</li></ul><ol><li>twee</li></ol>", None),
        ("<blockquote>Citaat</blockquote>", None),
        ("<h1>Kop</h1>", "Kop"),
        ("<div><span>tekst</span></div>", "tekst"),
        ("<script>alert(1)</script>na", "na"),
        ("<style>p{display:none}</style>na", "na"),
        ("<img src=x onerror=alert(1)>na", "na"),
        ("<svg onload=alert(1)>na</svg>", "na"),
        ("<iframe src='https://voorbeeld.nl'></iframe>na", "na"),
        ("<math><mi xlink:href='javascript:alert(1)'>weg</mi></math>na", "na"),
        ("<form action='/'><input name=a><button>na</button></form>", "na"),
        ("<table><tr><td>cel</td></tr></table>", "cel"),
        ("<p onclick='alert(1)' style='color:red' class='a' id='b' data-x='c'>na</p>", "<p>na</p>"),
        ("<p>na<!-- geheim --></p>", "<p>na</p>"),
        ("<p>open", "<p>open</p>"),
        ("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"),
        ("<a href='https://voorbeeld.nl/?a=1&b=2'>x</a>", '<a href="https://voorbeeld.nl/?a=1&amp;b=2" REL>x</a>'),
        ("<a href='mailto:a@voorbeeld.nl'>x</a>", '<a href="mailto:a@voorbeeld.nl" REL>x</a>'),
        ("<a href='javascript:alert(1)'>x</a>", "<a REL>x</a>"),
        ("<a href='JaVaScRiPt:alert(1)'>x</a>", "<a REL>x</a>"),
        ("<a href='java\tscript:alert(1)'>x</a>", "<a REL>x</a>"),
        ("<a href='&#106;avascript:alert(1)'>x</a>", "<a REL>x</a>"),
        ("<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<a REL>x</a>"),
        ("<a href='vbscript:x'>x</a>", "<a REL>x</a>"),
        ("<a href='file:///etc/passwd'>x</a>", "<a REL>x</a>"),
        ("<a href='https://a.nl' target='_blank' onmouseover='x()'>x</a>", '<a href="https://a.nl" REL>x</a>'),
    ],
)
def test_html_keeps_only_the_subset(html, kept):
    expected = (html if kept is None else kept).replace("REL", 'rel="nofollow noopener"')
    assert sanitise(html) == expected
    assert sanitise(expected) == expected


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Een</p><p>twee</p>", "Een twee"),
        ("<ul><li>een</li><li>twee &amp; drie</li></ul>", "een twee & drie"),
        ("gewone tekst & meer", "gewone tekst & meer"),
        ("", ""),
    ],
)
def test_words_alone(html, words):
    assert as_text(html) == words
