"""The editor of longer texts: with the keyboard alone, and what is kept of what somebody pastes from Word or a mail."""

import pytest
from django.utils.translation import gettext as _

from advices.models import Advice
from tests import factories
from tests.browser.mistakes import DESK, PHONE
from tests.browser.people import Town

pytestmark = pytest.mark.browser

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- @list l0:level1 {mso-level-number-format:bullet;}
p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head><body lang=NL>
<!--StartFragment--><h1 style='margin-top:12pt'><span style='font-size:16pt;color:#2F5496'>Vervoer naar de
dagbesteding<o:p></o:p></span></h1><p class=MsoNormal style='margin-bottom:8pt'>Wij vragen
<b style='mso-bidi-font-weight:normal'>kosteloos</b> vervoer voor
<span style='font-style:italic'>iedereen</span>&nbsp;met een indicatie.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>ook in het weekend<o:p></o:p></p><p class=MsoListParagraphCxSpLast
style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·</span><![endif]>ook ’s avonds<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>
&nbsp;</span></span>Begin dit jaar<o:p></o:p></p><h2>De kosten</h2><table class=MsoTableGrid><tr><td><p
class=MsoNormal>Per rit</p></td><td><p class=MsoNormal>4 euro</p></td></tr></table>
<p class=MsoNormal>Zie <a href="https://voorbeeld.nl/wmo?a=1&amp;b=2"><span style='color:blue'>de verordening</span></a>
en <a href="file:///C:/stukken/brief.docx">de brief</a>.<span style='display:none'>verborgen</span></p>
<!--EndFragment--></body></html>"""
FROM_WORD = """<h3>Vervoer naar de dagbesteding</h3>
<p>Wij vragen <strong>kosteloos</strong> vervoer voor <em>iedereen</em> met een indicatie.</p>
<ul><li>ook in het weekend</li><li>ook ’s avonds</li></ul>
<ol><li>Begin dit jaar</li></ol>
<h3>De kosten</h3>
<ul><li>Per rit: 4 euro</li></ul>
<p>Zie <a href="https://voorbeeld.nl/wmo?a=1&amp;b=2" rel="nofollow noopener">de verordening</a> en de brief.</p>"""
MAIL = """<div class="WordSection1"><p class="MsoNormal">Beste raad,<br>dank voor uw vraag.</p>
<blockquote style="border-left:solid #CCC 1pt;padding:0cm"><div>
<p>De pendelbus <span style="font-weight:700">blijft</span> rijden.</p></div></blockquote>
<img src="https://volger.example/pixel.gif" onerror="alert(1)"><script>alert(1)</script>
<p onclick="alert(1)">Groet</p></div>"""
FROM_MAIL = """<p>Beste raad,</p>
<p>dank voor uw vraag.</p>
<blockquote><p>De pendelbus <strong>blijft</strong> rijden.</p></blockquote>
<p>Groet</p>"""
REVISED = """<p class=MsoNormal>De bus is <del cite="mailto:Cor" datetime="2026-11-01T10:00"><span>duur en
</span></del><ins cite="mailto:Cor"><span>goed</span></ins> en <a style='mso-comment-reference:CV_1;mso-comment-date:
20261101T1000'>rijdt</a><span class=MsoCommentReference><span style='font-size:8pt'><a class=msocomanchor
id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[CV1]</a><span style='mso-special-character:comment'>&nbsp;</span>
</span></span> elk uur.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference><sup>1</sup></span></a> <s>Morgen</s> <img src="file:///C:/bus.png"></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Lijn</b></p></td><td><p class=MsoNormal><b>Van</b></p></td><td>
<p class=MsoNormal><b>Tot</b></p></td></tr><tr><td><p class=MsoNormal>4</p></td><td><p class=MsoNormal>7.00</p></td><td>
<p class=MsoNormal>22.00</p></td></tr><tr><td><p>5</p></td><td><p>8.00</p></td><td><p>&nbsp;</p></td></tr></table>
<p class=MsoNormal>Dit is alles.</p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Behalve
zondag.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Klopt dit?</p></div>
</div>"""
FROM_REVISED = """<p>De bus is goed en rijdt elk uur.[1] Morgen</p>
<ul><li>Lijn: 4; Van: 7.00; Tot: 22.00</li><li>Lijn: 5; Van: 8.00</li></ul>
<p>Dit is alles.</p>
<p>[1] Behalve zondag.</p>"""
LOST = [
    "Wat met wijzigingen bijhouden was verwijderd, is weggelaten.",
    "Opmerkingen in de kantlijn zijn weggelaten.",
    "Plaatjes zijn weggelaten.",
    "Doorgestreepte woorden staan weer gewoon in de tekst. Haal ze weg als ze weg moeten.",
    "Een tabel werd een opsomming: elke rij is een punt.",
]
PASTE = """([root, html]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    root.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(params=[DESK, PHONE])
def width(request):
    return request.param


@pytest.fixture
def town(transactional_db):
    return Town()


@pytest.fixture
def author(visit, town):
    factories.advice(status="draft", text="<h3>Kop</h3>\n<p>Met <strong>vet</strong>.</p>")
    return visit(town.author).goto(f"/werk/adviezen/{Advice.objects.get().pk}/bewerken/")


def editor_of(visitor, name="text"):
    return visitor.main.locator(f"#id_{name}")


def stored():
    return Advice.objects.get().text


def test_editor_opens_what_is_stored_and_leaves_it_as_it_was(author):
    assert editor_of(author).inner_text().split() == ["Kop", "Met", "vet."]
    author.fill(title="Andere titel").send()
    assert stored() == "<h3>Kop</h3>\n<p>Met <strong>vet</strong>.</p>"


@pytest.mark.parametrize(("pasted", "kept"), [(WORD, FROM_WORD), (MAIL, FROM_MAIL)], ids=["word", "mail"])
def test_what_is_pasted_is_kept_as_the_small_subset(pasted, kept, author):
    editor_of(author).focus()
    author.page.keyboard.press("Control+A")
    editor_of(author).evaluate("(root, html) => (" + PASTE + ")([root, html])", pasted)
    author.check()
    author.send()
    assert stored() == kept


def paste(author, html, *keys):
    """Paste into the text of the advice, with the cursor where these `keys` bring it."""
    editor_of(author).focus()
    for key in keys:
        author.page.keyboard.press(key)
    editor_of(author).evaluate("(root, html) => (" + PASTE + ")([root, html])", html)


def told(author):
    return author.main.locator(".rich-lost li:visible").all_inner_texts()


def test_what_was_deleted_or_said_in_the_margin_of_word_is_left_out_and_told_once(author):
    assert told(author) == []
    paste(author, REVISED, "Control+A")
    assert told(author) == LOST
    author.check()
    paste(author, "<p>Nog een zin.</p>", "Control+End")
    assert told(author) == []
    author.send()
    assert stored() == FROM_REVISED.replace("zondag.</p>", "zondag.Nog een zin.</p>")


@pytest.mark.parametrize(
    ("keys", "pasted", "kept"),
    [
        (["Control+A"], "<p>Een.</p><p>Twee.</p>", "<p>Een.</p>\n<p>Twee.</p>"),
        (["Control+A"], "<p>Een.</p>", "<p>Een.</p>"),
        (["Control+A"], "<p>Een.</p><h2>Twee</h2>", "<p>Een.</p>\n<h3>Twee</h3>"),
        (["Control+A"], "<ul><li>Een</li><li>Twee</li></ul>", "<ul><li>Een</li><li>Twee</li></ul>"),
        (
            ["Control+Home", "Shift+End"],
            "<p>Een.</p><p>Twee.</p>",
            "<p>Een.</p>\n<p>Twee.</p>\n<p>Met <strong>vet</strong>.</p>",
        ),
        (
            ["Control+End"],
            "<h2>Een</h2><p>Twee.</p>",
            "<h3>Kop</h3>\n<p>Met <strong>vet</strong>.</p>\n<h3>Een</h3>\n<p>Twee.</p>",
        ),
        (["Control+End"], "<h2>Een</h2>", "<h3>Kop</h3>\n<p>Met <strong>vet</strong>.</p>\n<h3>Een</h3>"),
        (
            ["Control+Home", "ArrowRight"],
            "<p>Een.</p><p>Twee.</p>",
            "<h3>K</h3>\n<p>Een.</p>\n<p>Twee.</p>\n<h3>op</h3>\n<p>Met <strong>vet</strong>.</p>",
        ),
        (["Control+Home", "ArrowRight"], "een", "<h3>Keenop</h3>\n<p>Met <strong>vet</strong>.</p>"),
    ],
)
def test_pasted_blocks_keep_their_own_kind_and_leave_the_others_theirs(keys, pasted, kept, author):
    paste(author, pasted, *keys)
    author.send()
    assert stored() == kept


def test_editor_works_with_the_keyboard_alone(author):
    keys = author.page.keyboard
    editor_of(author).focus()
    keys.press("Control+A")
    keys.press("Delete")
    keys.press("Alt+F10")
    heading = author.main.get_by_role("button", name="Kop", exact=True).first
    assert (focus(author), heading.get_attribute("aria-pressed")) == ("Kop", "true")
    keys.press("Enter")
    keys.press("Alt+F10")
    assert heading.get_attribute("aria-pressed") == "false"
    keys.press("Enter")
    keys.type("Waarom")
    keys.press("Enter")
    keys.press("Alt+F10")
    for _press in range(4):
        keys.press("ArrowRight")
    assert focus(author) == "Opsomming met punten"
    keys.press("Enter")
    keys.type("het is")
    keys.press("Control+B")
    keys.type(" nodig")
    author.check()
    keys.press("Tab")
    assert focus(author) != "Tekst van het advies", "Tab must lead out of the text"
    keys.press("Shift+Tab")
    keys.press("Shift+Tab")
    assert focus(author) == "Opsomming met punten", "the toolbar is one stop"
    keys.press("End")
    assert focus(author) == "Opnieuw"
    keys.press("Escape")
    assert author.page.evaluate("document.activeElement.id") == "id_text"
    author.send()
    assert stored() == "<h3>Waarom</h3>\n<ul><li>het is<strong> nodig</strong></li></ul>"


def focus(visitor):
    return visitor.page.evaluate("document.activeElement.ariaLabel || document.activeElement.innerText")


def test_link_is_set_and_removed_with_the_keyboard(author):
    keys, link = author.page.keyboard, author.main.get_by_role("button", name="Link", exact=True).first
    editor_of(author).focus()
    keys.press("Control+A")
    keys.type("De verordening")
    keys.press("Control+A")
    link.press("Enter")
    author.page.keyboard.type("voorbeeld.nl/wmo")
    author.check()
    keys.press("Enter")
    assert author.page.evaluate("document.activeElement.id") == "id_text"
    author.send().goto(author.path + "bewerken/")
    assert stored() == '<h3><a href="https://voorbeeld.nl/wmo" rel="nofollow noopener">De verordening</a></h3>'
    editor_of(author).locator("a").click()
    link.press("Enter")
    author.main.get_by_role("button", name=_("Remove the link")).first.click()
    author.send()
    assert stored() == "<h3>De verordening</h3>"


def test_editor_has_the_label_the_help_and_the_mistakes_of_the_field(author):
    root = editor_of(author)
    assert author.page.get_by_role("textbox", name="Tekst van het advies").get_attribute("id") == "id_text"
    assert root.get_attribute("aria-describedby") == "id_text_helptext"
    assert "Alt" in author.main.locator("#id_text_helptext").inner_text()
    author.main.locator("label[for=id_text]").click()
    assert author.page.evaluate("document.activeElement.id") == "id_text"
    buttons = author.page.get_by_role("toolbar", name="Opmaak van: Tekst van het advies").get_by_role("button")
    names = [button.get_attribute("aria-label") for button in buttons.all()]
    assert names == [
        "Kop",
        "Kleinere kop",
        "Vet",
        "Cursief",
        "Opsomming met punten",
        "Genummerde lijst",
        "Citaat",
        "Link",
        "Ongedaan maken",
        "Opnieuw",
    ]


def test_what_was_written_is_kept_and_comes_back_in_the_editor(author, visit, town):
    editor_of(author).focus()
    author.page.keyboard.press("Control+End")
    author.page.keyboard.type(" Nieuw.")
    author.page.locator(".kept-state", has_text="Bewaard om ").wait_for()
    again = visit(town.author).goto(author.path)
    assert (
        editor_of(again).inner_html().startswith('<h3 aria-level="2">Kop</h3><p>Met <strong>vet</strong>. Nieuw.</p>')
    )
    again.send()
    assert stored() == "<h3>Kop</h3>\n<p>Met <strong>vet</strong>. Nieuw.</p>"


def test_without_javascript_the_plain_marks_stay(chromium, live_server, town):
    advice = factories.advice(status="draft", text='<p>Een <a href="https://a.nl">link</a>.</p>')
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/account/login/")
    town.author.set_password("een lang wachtwoord")
    town.author.save()
    page.fill("#id_login", town.author.email)
    page.fill("#id_password", "een lang wachtwoord")
    page.locator("main form button").last.click()
    page.goto(f"/werk/adviezen/{advice.pk}/bewerken/")
    assert page.locator("[name=text]").input_value() == "Een [link](https://a.nl)."
    assert not page.get_by_role("toolbar").first.is_visible()
    page.locator("[name=title]").fill("Zonder script")
    page.locator("main form button.nl-button--primary").last.click()
    assert stored() == '<p>Een <a href="https://a.nl" rel="nofollow noopener">link</a>.</p>'
    context.close()
