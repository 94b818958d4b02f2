"""What the editor posts and what is kept of it; and that a field tells it from what somebody typed."""

import pytest
from django import forms
from django.http import QueryDict

from documents.forms import RichTextField
from documents.rich_text.editing import from_editor
from documents.rich_text.subset import from_plain, sanitise, to_plain

REL = 'rel="nofollow noopener"'


@pytest.mark.parametrize(
    ("posted", "kept"),
    [
        ("", ""),
        ("<p></p>", ""),
        ("<p><br></p><p>&nbsp;</p>", ""),
        ("<p>Een&nbsp;zin.</p>", "<p>Een zin.</p>"),
        ("<p>Een.</p><p></p><p>Twee.</p>", "<p>Een.</p>\n<p>Twee.</p>"),
        ("<h1>Kop</h1><h2>Kop</h2><h5>Kopje</h5>", "<h3>Kop</h3>\n<h3>Kop</h3>\n<h4>Kopje</h4>"),
        ("<div>los <b>vet</b> en <i>schuin</i></div>", "<p>los <strong>vet</strong> en <em>schuin</em></p>"),
        ("los<p>vast</p>", "<p>los</p>\n<p>vast</p>"),
        ("<ul><li>een</li><li></li><li> twee </li></ul>", "<ul><li>een</li><li>twee</li></ul>"),
        ("<ol><li></li></ol>", ""),
        ("<blockquote>a</blockquote><blockquote>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<blockquote><p>a</p><p></p></blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("<blockquote></blockquote>", ""),
        ('<p><a href="https://a.nl">x</a></p>', f'<p><a href="https://a.nl" {REL}>x</a></p>'),
        ('<p><a href="javascript:x">x</a><a href="https://a.nl"></a></p>', "<p>x</p>"),
        ("<p>a<strong> </strong>b</p>", "<p>a b</p>"),
        ("<p>a<br>b<br></p>", "<p>a<br>b</p>"),
        ("<p onclick='x' style='color:red'>na<script>alert(1)</script></p>", "<p>na</p>"),
        ("<img src=x onerror=alert(1)>", ""),
        ("<p>goed<del> en duur</del>.</p>", "<p>goed.</p>"),
        ("a &lt;b&gt; c", "<p>a &lt;b&gt; c</p>"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>"),
        ("<blockquote>x<ul><li>a</li></ul></blockquote>", "<blockquote><p>x</p><p>a</p></blockquote>"),
        ("<section><p>a</p><p><b>b</b></p></section>", "<p>a</p>\n<p><strong>b</strong></p>"),
        ("<p>a<s>b</s><u>c</u><!-- d --></p>", "<p>abc</p>"),
        (
            '<p><a href="java\nscript:x">a</a> <a href="/adviezen/">b</a></p>',
            f'<p>a <a href="/adviezen/" {REL}>b</a></p>',
        ),
        ("<div>x<p>a</p><ul><li>b</li></ul></div>", "<p>x</p>\n<p>a</p>\n<ul><li>b</li></ul>"),
    ],
)
def test_html_of_the_editor_as_it_is_kept(posted, kept):
    assert from_editor(posted) == kept
    assert from_editor(kept) == kept
    assert sanitise(kept) == kept


def test_what_the_editor_made_can_be_typed_on_without_it():
    html = from_editor(
        '<h1>K</h1><p>a <b>b</b> <a href="https://a.nl">c</a></p><blockquote>d</blockquote><ol><li>e</ol>'
    )
    assert from_plain(to_plain(html)) == html


class Letter(forms.Form):
    text = RichTextField(required=False)


class Required(forms.Form):
    text = RichTextField()


def letter(form=Letter, **posted):
    data = QueryDict(mutable=True)
    data.update({name.replace("__", "-"): value for name, value in posted.items()})
    return form(data)


@pytest.mark.parametrize(
    ("posted", "kept"),
    [
        ({"text": "<b>vet</b>"}, "<p>&lt;b&gt;vet&lt;/b&gt;</p>"),
        ({"text": "<b>vet</b>", "text__html": "0"}, "<p>&lt;b&gt;vet&lt;/b&gt;</p>"),
        ({"text": "<p><b>vet</b></p>", "text__html": "1"}, "<p><strong>vet</strong></p>"),
        ({"text": "## Kop", "text__html": "1"}, "<p>## Kop</p>"),
        ({"text": "<p></p>", "text__html": "1"}, ""),
        ({"text__html": "1"}, ""),
    ],
)
def test_field_tells_the_editor_from_what_was_typed(posted, kept):
    form = letter(**posted)
    assert (form.is_valid(), form.cleaned_data["text"]) == (True, kept)


def test_required_text_of_nothing_but_empty_lines_is_refused():
    assert letter(Required, text="<p><br></p>", text__html="1").errors["text"] == ["Dit is nog leeg. Vul dit in."]


@pytest.mark.parametrize(
    ("form", "plain", "html"),
    [
        (Letter(), "", ""),
        (Letter(initial={"text": "<h3>K</h3>"}), "## K", "<h3>K</h3>"),
        (letter(text="<b>"), "<b>", "<p>&lt;b&gt;</p>"),
        (letter(text="<p><b>v</b></p>", text__html="1"), "**v**", "<p><strong>v</strong></p>"),
    ],
)
def test_field_shows_both_what_is_typed_and_what_the_editor_opens(form, plain, html):
    shown = form["text"].value()
    assert (str(shown), shown.html) == (plain, html)


def test_page_holds_the_text_for_both():
    page = str(Letter(initial={"text": '<p>a "b"</p>'})["text"])
    assert 'data-rich="&lt;p&gt;a &quot;b&quot;&lt;/p&gt;"' in page
    assert ">\na &quot;b&quot;</textarea>" in page
