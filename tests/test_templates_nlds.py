"""What the page's tags and the form template pack draw, to the letter."""

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.template.loader import get_template
from django.test import RequestFactory
from django.test.html import parse_html
from django.utils.translation import override

from advices.models import Advice
from governance.templatetags import look, page

LOAD = "{% load crispy_forms_tags page %}"
TEMPLATES = settings.BASE_DIR / "templates"
LONGEST_LINE = 160
BUTTONS_OF_THEIR_OWN = {  # an icon, or a script that works on them
    "advices/_row_button.html",
    "chain/readings.html",
    "documents/rich_text.html",
    "includes/header.html",
    "nlds/inputs.html",
    "nlds/layout/baseinput.html",
}


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def draw(source, **context):
    return Template(LOAD + source).render(Context(context)).strip()


def assert_draws(source, expected, **context):
    assert parse_html(draw(source, **context)) == parse_html(expected)


class AdviceForm(forms.Form):
    title = forms.CharField(label="Title", help_text="Short.")
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3, "cols": 40}), required=False)
    kind = forms.ChoiceField(label="Kind", widget=forms.RadioSelect, choices=[("r", "Asked"), ("u", "Unasked")])
    themes = forms.MultipleChoiceField(label="Themes", choices=[("1", "Poverty"), ("2", "Youth")], required=False)
    read = forms.BooleanField(label="I have read it")
    on = forms.DateField(label="Date", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, initial=4)


def field(name, data=None, **context):
    return draw("{{ form." + name + "|as_crispy_field }}", form=AdviceForm(data), **context)


ICON = look.drawing("alert-triangle")


def test_icon_is_inline_and_hidden_from_screen_readers():
    assert draw('{% icon "chevron-right" %}') == (
        '<svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24" width="24" height="24" fill="none" '
        'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
        '<path d="M9 6l6 6l-6 6" /></svg>'
    )


def test_button_sends_the_form_and_says_to_a_screen_reader_what_it_is_about():
    assert draw('{% button "Up" tone="secondary" about=item name="up" value=1 %}', item="A & B") == (
        '<button class="nl-button nl-button--secondary" type="submit" name="up" value="1">'
        '<span class="nl-button__label">Up<span class="visually-hidden">: A &amp; B</span></span></button>'
    )
    assert draw('{% button "Save" %}') == (
        '<button class="nl-button nl-button--primary" type="submit"><span class="nl-button__label">Save</span></button>'
    )


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        ('"request_edit" 7', "/werk/aanvragen/7/bewerken/"),
        ('"advice_new" aanvraag=7 tweede="ja"', "/werk/adviezen/nieuw/?aanvraag=7&amp;tweede=ja"),
        ("record", "/werk/adviezen/5/"),
        ('"webcal://example.nl/a.ics"', "webcal://example.nl/a.ics"),
    ],
)
def test_link_button_leads_to_a_view_a_record_or_an_address(arguments, address):
    record = Advice(pk=5)
    assert draw('{% link_button "Go" ' + arguments + " %}", record=record) == (
        f'<a class="nl-button nl-button--secondary" href="{address}"><span class="nl-button__label">Go</span></a>'
    )


def test_wording_is_what_stands_between_its_tags_and_is_escaped_once():
    html = draw('{% wording as about %}{{ name }}, 3{% endwording %}{% button "Go" about=about %}', name="<b>")
    assert '<span class="visually-hidden">: &lt;b&gt;, 3</span>' in html


def test_buttons_are_drawn_by_their_tags_alone():
    drawing = [path for path in TEMPLATES.rglob("*.html") if "nl-button--" in path.read_text(encoding="utf-8")]
    drawn = {path.relative_to(TEMPLATES).as_posix() for path in drawing}
    assert drawn == BUTTONS_OF_THEIR_OWN


def test_a_template_asks_a_record_what_it_is_and_compares_no_status_with_a_word():
    compared = re.compile(r"""(?:status|outcome)\s+(?:==|!=|in|not in)\s+["']""")
    files = [*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.txt")]
    assert [path.name for path in files if compared.search(path.read_text(encoding="utf-8"))] == []


def test_a_template_has_no_longer_line_than_fits_beside_another():
    lines = [(path.name, line) for path in TEMPLATES.rglob("*.html") for line in path.read_text("utf-8").split("\n")]
    assert [name for name, line in lines if len(line) > LONGEST_LINE] == []


def test_every_badge_and_side_has_an_icon():
    assert all(look.drawing(known.icon) for known in [*look.BADGES.values(), *look.SIDES.values()])


def test_badge_is_word_icon_and_tone():
    expected = f'<span class="nl-data-badge badge badge-positive">{look.drawing("circle-check")} Settled</span>'
    assert_draws('{% badge "settled" %}', expected)


def test_badge_with_another_word():
    expected = (
        f'<span class="nl-data-badge badge badge-warning">{look.drawing("clock-exclamation")} 12 days late</span>'
    )
    assert_draws('{% badge "overdue" word="12 days late" %}', expected)


def test_badge_of_adopted_advice_differs_from_adopted_recommendation():
    assert 'badge-info">' in draw('{% badge "adopted" "advice" %}')
    assert 'badge-positive">' in draw('{% badge "adopted" %}')


def test_badge_of_unknown_status_is_escaped_and_neutral():
    expected = f'<span class="nl-data-badge badge badge-neutral">{look.drawing("circle-dashed")} &lt;b&gt;</span>'
    assert_draws("{% badge status %}", expected, status="<b>")


@pytest.mark.parametrize("source", ['{% badge "" %}', '{% side "" %}', "{{ nothing|in_words }}"])
def test_nothing_draws_nothing(source):
    assert draw(source, nothing=None) == ""


def test_side_says_who_speaks():
    expected = f'<span class="side side-municipality">{look.drawing("building-bank")} alderman Van Dam</span>'
    assert_draws('{% side "municipality" "alderman Van Dam" %}', expected)


@pytest.mark.parametrize("day", [date(2021, 4, 28), datetime(2021, 4, 27, 22, 30, tzinfo=UTC)])
def test_in_words_is_dutch_and_local(day):
    with override("nl"):
        assert draw("{{ day|in_words }}", day=day) == "28 april 2021"


def test_table_region_can_be_reached_and_is_named():
    expected = '<div class="table-region" role="region" tabindex="0" aria-label="A &amp; B"><table></table></div>'
    assert_draws("{% table_region caption %}<table></table>{% endtable_region %}", expected, caption="A & B")


def test_alert_block_holds_its_heading_and_content():
    expected = f'<div class="alert alert-warning">{ICON}<div><h2>Late</h2><p>12 days.</p></div></div>'
    assert_draws('{% alert "warning" heading="Late" %}<p>12 days.</p>{% endalert %}', expected)


def test_pagination_keeps_the_filters():
    pages = Paginator(range(100), 10).get_page(5)
    request = RequestFactory().get("/adviezen/?thema=jeugd&page=5")
    source = Template('{% include "includes/pagination.html" %}')
    html = source.render(RequestContext(request, {"page_obj": pages}))
    assert 'href="?thema=jeugd&amp;page=4" rel="prev"' in html
    assert html.count('aria-current="page"') == 1
    assert [str(number) for number in page.page_numbers(pages)] == ["1", "…", "4", "5", "6", "…", "10"]


def test_pagination_of_a_single_page_is_absent():
    assert draw('{% include "includes/pagination.html" %}', page_obj=Paginator([1], 10).get_page(1)) == ""


@pytest.mark.parametrize(
    ("path", "here"), [("/adviezen/", "page"), ("/adviezen/2021-3/", "true"), ("/beleid/", ""), ("", "")]
)
def test_menu_item_knows_where_one_is(path, here):
    assert page.menu_item("/adviezen/", "Advices", path)["here"] == here


def test_step_of_the_chain_with_words_and_source():
    step = {
        "date": date(2021, 6, 9),
        "heading": "Response",
        "side": "municipality",
        "words": "We agree.",
        "source": "Letter",
    }
    expected = f"""
        <li class="chain-municipality">
          <span class="chain-mark">{look.drawing("file-text")}</span>
          <div>
            <p class="meta">
              <time datetime="2021-06-09">9 June 2021</time>
              <span class="side side-municipality">{look.drawing("building-bank")} Municipality</span>
            </p>
            <h3>Response</h3>
            <figure class="words">
              <blockquote lang="nl"><p>We agree.</p></blockquote><figcaption>Source: Letter</figcaption>
            </figure>
          </div>
        </li>"""
    assert_draws('{% include "includes/timeline_step.html" %}', expected, step=step)


def test_missing_step_is_said_aloud():
    step = {"missing": True, "heading": "No response", "note": "It is 23 days late."}
    expected = f"""
        <li class="chain-missing">
          <span class="chain-mark">{ICON}</span>
          <div><h3>No response</h3><p>It is 23 days late.</p></div>
        </li>"""
    assert_draws('{% include "includes/timeline_step.html" %}', expected, step=step)


def test_text_field_has_label_help_and_description():
    expected = """
        <div class="field">
          <label for="id_title">Title</label>
          <div class="field-help" id="id_title_helptext">Short.</div>
          <input type="text" name="title" required aria-describedby="id_title_helptext" id="id_title">
        </div>"""
    assert parse_html(field("title")) == parse_html(expected)


def test_invalid_field_points_to_its_error():
    expected = f"""
        <div class="field field-invalid">
          <label for="id_title">Title</label>
          <div class="field-help" id="id_title_helptext">Short.</div>
          <div class="field-error" id="id_title_error">{ICON}
            <ul role="list"><li>This is still empty. Fill it in.</li></ul></div>
          <input type="text" name="title" required aria-invalid="true"
            aria-describedby="id_title_helptext id_title_error" id="id_title">
        </div>"""
    assert parse_html(field("title", {})) == parse_html(expected)


def test_optional_field_says_so():
    expected = """
        <div class="field">
          <label for="id_note">Note <span class="field-optional">(not required)</span></label>
          <textarea name="note" cols="40" rows="3" id="id_note"></textarea>
        </div>"""
    assert parse_html(field("note")) == parse_html(expected)


def test_date_field_is_native():
    assert '<input type="date" name="on" id="id_on">' in field("on")


def test_radio_list_is_a_fieldset():
    expected = """
        <div class="field"><fieldset><legend>Kind</legend><div class="choices">
          <div class="choice">
            <input type="radio" name="kind" value="r" id="id_kind_0"><label for="id_kind_0">Asked</label>
          </div>
          <div class="choice">
            <input type="radio" name="kind" value="u" id="id_kind_1" checked><label for="id_kind_1">Unasked</label>
          </div>
        </div></fieldset></div>"""
    html = draw("{{ form.kind|as_crispy_field }}", form=AdviceForm(initial={"kind": "u"}))
    assert parse_html(html) == parse_html(expected)


def test_select_of_several_becomes_check_boxes():
    expected = """
        <div class="field"><fieldset>
          <legend>Themes <span class="field-optional">(not required)</span></legend>
          <div class="choices">
            <div class="choice">
              <input type="checkbox" name="themes" value="1" id="id_themes_0"><label for="id_themes_0">Poverty</label>
            </div>
            <div class="choice">
              <input type="checkbox" name="themes" value="2" id="id_themes_1" checked>
              <label for="id_themes_1">Youth</label>
            </div>
          </div>
        </fieldset></div>"""
    html = draw("{{ form.themes|as_crispy_field }}", form=AdviceForm(initial={"themes": ["2"]}))
    assert parse_html(html) == parse_html(expected)


def test_check_box_stands_before_its_label():
    expected = """
        <div class="field"><div class="choice">
          <input type="checkbox" name="read" required id="id_read"><label for="id_read">I have read it</label>
        </div></div>"""
    assert parse_html(field("read")) == parse_html(expected)


def test_hidden_field_is_only_an_input():
    assert field("revision") == '<input type="hidden" name="revision" value="4" id="id_revision">'


def test_error_summary_takes_focus_and_links_to_each_field():
    form = AdviceForm({"revision": "4"})
    expected = f"""
        <div class="alert alert-error" role="alert" tabindex="-1" autofocus>{ICON}<div>
          <h2>There is an error in the form</h2>
          <ul>
            <li><a href="#id_title">Title: This is still empty. Fill it in.</a></li>
            <li><a href="#id_kind_0">Kind: Make a choice.</a></li>
            <li><a href="#id_read">I have read it: Tick this first.</a></li>
          </ul>
        </div></div>"""
    assert_draws("{{ form|as_crispy_errors }}", expected, form=form)


def test_whole_form_has_token_button_and_no_browser_validation():
    class OneField(forms.Form):
        title = forms.CharField(label="Title")

    expected = """
        <form method="post" novalidate>
          <input type="hidden" name="csrfmiddlewaretoken" value="secret">
          <div class="field">
            <label for="id_title">Title</label><input type="text" name="title" required id="id_title">
          </div>
          <div class="button-group">
            <button type="submit" class="nl-button nl-button--primary">
              <span class="nl-button__label">Save</span>
            </button>
          </div>
        </form>"""
    assert_draws("{% crispy form %}", expected, form=OneField(), csrf_token="secret")


def test_formset_draws_each_form_under_its_legend():
    class Reaction(forms.Form):
        words = forms.CharField(label="Words")

        legend = "Recommendation 3"

    formset = forms.formset_factory(Reaction, extra=1)({"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1})
    html = draw("{{ formset|crispy }}", formset=formset)
    assert '<input type="hidden" name="form-TOTAL_FORMS" value="1" id="id_form-TOTAL_FORMS">' in html
    assert "<legend>Recommendation 3</legend>" in html
    assert '<a href="#id_form-0-words">Recommendation 3, Words: This is still empty. Fill it in.</a>' in html


def test_theme_class_is_read_from_the_theme(settings):
    assert page.class_of_theme(settings.THEME_STYLESHEET) == "voorbeeld-theme"


def test_every_template_can_be_read(settings):
    root = settings.BASE_DIR / "templates"
    for path in root.rglob("*.html"):
        get_template(str(path.relative_to(root)))


def test_no_template_needs_inline_style_or_script(settings):
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not any(word in text for word in (" style=", "<style", "<script>", " onclick=", "javascript:")), path
