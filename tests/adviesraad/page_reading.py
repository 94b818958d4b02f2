"""Reading a page as a browser does: its form, its links, its words and its mistakes."""

from bs4 import BeautifulSoup

from governance.models import SentForm
from governance.pages.keeping import PAGE


def page_in(response):
    """The page, read once however often something is looked for in it."""
    if not hasattr(response, "page"):
        response.page = BeautifulSoup(response.content, "html.parser")
    return response.page


def main_in(response):
    return page_in(response).find("main")


def words_in(response):
    """What a reader reads in the main part, with single spaces."""
    return " ".join(main_in(response).get_text(" ").split())


def links_in(response):
    """The addresses that the main part links to."""
    return [a["href"] for a in main_in(response).find_all("a", href=True)]


def form_in(response):
    """What the browser would post of the form on this page: {name: [values]}, without its buttons and its keys."""
    values = {}
    for field in main_form_in(response).find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type", "text")
        if not name or kind in ("file", "submit"):
            continue
        if field.name == "textarea":
            values.setdefault(name, []).append(field.text.removeprefix("\n"))
        elif field.name == "select":
            chosen = [option["value"] for option in field.find_all("option", selected=True)]
            values.setdefault(name, []).extend(chosen or ([""] if "multiple" not in field.attrs else []))
        elif kind not in ("checkbox", "radio") or "checked" in field.attrs:
            values.setdefault(name, []).append(field.get("value", "on" if kind == "checkbox" else ""))
    for name in ("csrfmiddlewaretoken", PAGE, SentForm.FIELD):
        values.pop(name, None)
    return {name: chosen for name, chosen in values.items() if chosen}


def main_form_in(response):
    return max(main_in(response).find_all("form", method="post"), key=lambda form: len(form.find_all(True)))


def key_in(response):
    """The key by which the form of this page is known when it is sent twice."""
    return main_form_in(response).find("input", {"name": SentForm.FIELD})["value"]


def token_in(response):
    """{name: what proves to whom this page was given}, where its form carries that."""
    token = main_form_in(response).find("input", {"name": PAGE})
    return {PAGE: token["value"]} if token else {}


def filled_in(response, **typed):
    """The form of this page as somebody posts it who typed this; None leaves a field out."""
    values = form_in(response) | token_in(response) | {name.replace("__", "-"): value for name, value in typed.items()}
    return {name: value for name, value in values.items() if value is not None}


def mistakes_in(response):
    """The mistakes that stand beside a field: {name of the field: [sentences]}."""
    found = {}
    for error in main_in(response).select(".field-error"):
        name = error["id"].removeprefix("id_").removesuffix("_error")
        found[name] = [item.get_text(strip=True) for item in error.find_all("li")]
    return found


def general_mistakes_in(response):
    """The sentences of the summary at the top that belong to no field."""
    return [item.get_text(strip=True) for item in main_in(response).select(".alert-error li") if not item.find("a")]
