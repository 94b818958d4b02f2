"""The diagrams in docs/ are those of the tables."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from advices.models import CollegeResponse
from governance.management.commands.state_diagrams import diagram, page

NAMES = ["advice.md", "advicerequest.md", "assignment.md", "collegeresponse.md", "commitment.md", "reminder.md"]


@pytest.fixture
def folder(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    return tmp_path / "docs" / "states"


def draw(*arguments):
    out = StringIO()
    call_command("state_diagrams", *arguments, stdout=out)
    return out.getvalue()


def test_diagrams_in_docs_are_up_to_date():
    assert draw("--check") == ""


def test_diagram_of_a_response():
    with translation.override("en"):
        lines = list(diagram(CollegeResponse))
    assert lines == [
        "stateDiagram-v2",
        "    draft: Draft",
        "    published: Published",
        "    [*] --> draft",
        "    draft --> published: record_response",
        "    published --> [*]",
    ]


def test_diagrams_are_written_for_every_model(folder):
    assert draw() == f"{len(NAMES)} diagrams in docs/states.\n"
    assert sorted(path.name for path in folder.iterdir()) == NAMES
    assert draw("--check") == ""


def test_diagrams_are_in_english_whatever_the_language(folder):
    draw()
    assert (folder / "collegeresponse.md").read_text().splitlines()[0] == "# Response of the college: statuses"
    assert "    draft: Draft" in (folder / "collegeresponse.md").read_text().splitlines()


def test_check_fails_when_nothing_was_drawn(folder):
    with pytest.raises(CommandError) as refusal:
        draw("--check")
    assert str(refusal.value).startswith(f"Out of date: {', '.join(NAMES)}.")
    assert not folder.exists()


def test_check_names_a_diagram_that_was_changed(folder):
    draw()
    (folder / "advice.md").write_text("anders")
    with pytest.raises(CommandError, match=r"^Out of date: advice\.md\. "):
        draw("--check")


def test_check_fails_when_a_table_changes(folder, monkeypatch):
    draw()
    monkeypatch.setattr(CollegeResponse, "TRANSITIONS", {})
    with pytest.raises(CommandError, match=r"^Out of date: collegeresponse\.md\. "):
        draw("--check")


def test_diagram_of_no_model_is_removed(folder):
    draw()
    (folder / "oud.md").write_text("oud")
    with pytest.raises(CommandError, match=r"^Out of date: oud\.md\. "):
        draw("--check")
    draw()
    assert not (folder / "oud.md").exists()


def test_page_says_what_it_was_generated_from():
    assert "`advices.models.response.CollegeResponse.TRANSITIONS`" in page(CollegeResponse)
