"""The import commands as one runs them; with --json they touch no database, which these tests have none of."""

import importlib.util
import io
import json
import sys

import pytest
from django.core.management import CommandError, ManagementUtility, call_command

from advices.understanding import understand_advice, understand_response
from advices.understanding.as_json import advice_as_json, response_as_json
from commitments.understanding import understand_commitments
from commitments.understanding.as_json import commitments_as_json
from tests.reading_helpers import FIXTURES, REAL, blocks_in

SCORER = REAL.parent / "score_import.py"
KINDS = {
    "advice": "advice",
    "commitments": "commitments",
    "commitments+response": "commitments",
    "response": "response",
}
ANSWERS = {
    "advice": {"title", "kind", "issued_on", "body", "addressee", "policy_document", "recommendations", "candidates"},
    "commitments": {"rows", "points"},
    "response": {"points"},
}
needs_real = pytest.mark.skipif(not SCORER.exists(), reason="the real documents do not stand beside this project")


def understood(kind, path):
    out = io.StringIO()
    call_command(f"import_{kind}", str(path), json=True, stdout=out)
    return json.loads(out.getvalue())


OWN = sorted(path for kind in ANSWERS for path in FIXTURES.glob(f"{kind}_*"))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_json_has_the_agreed_keys(path):
    kind = path.name.split("_")[0]
    assert set(understood(kind, path)) >= ANSWERS[kind]


def test_json_of_an_advice():
    answer = understood("advice", FIXTURES / "advice_marked_points.html")
    assert answer["issued_on"] == "2025-03-14"
    assert answer["policy_version"] == {"label": "versie van 3 februari 2025", "date": "2025-02-03"}
    assert answer["recommendations"][0]["number"] == "1"
    assert answer["sources"]["issued_on"] == {"text": "Uitgebracht op 14 maart 2025", "line": 8}
    assert answer["truncated"] is False


def test_cut_off_document_is_understood_as_json_but_not_stored(tmp_path):
    path = tmp_path / "half.txt"
    path.write_text(
        "Ongevraagd advies bus\n\nDe Wmo-raad Waterveen adviseert het college om de bus vaker te laten rijden naar de",
        "utf-8",
    )
    assert understood("advice", path)["truncated"] is True
    with pytest.raises(CommandError):
        call_command("import_advice", str(path))


@pytest.mark.parametrize("command", ["import_advice", "import_commitments", "import_response"])
@pytest.mark.parametrize(
    "data", [b"", bytes(range(256)) * 9, b"\x81\x8d\x90 x", b'{"a": [', b"<html><bo", b"Soep\n\n- ui\n- water\n"]
)
@pytest.mark.parametrize("json_asked", [[], ["--json"]])
def test_unusable_document_is_one_sentence_and_exit_code_one(command, data, json_asked, tmp_path, capsys):
    path = tmp_path / "stuk.txt"
    path.write_bytes(data)
    with pytest.raises(SystemExit) as stopped:
        ManagementUtility(["manage.py", command, str(path), *json_asked]).execute()
    answer = capsys.readouterr()
    assert stopped.value.code == 1
    assert answer.out == ""
    assert len(answer.err.strip().splitlines()) == 1
    assert "Traceback" not in answer.err
    assert "Error" not in answer.err


@needs_real
def test_real_documents_reach_the_mark():
    """90 % of the fields right, and fewer than one invention in twenty right ones."""
    spec = importlib.util.spec_from_file_location("score_import", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    sys.modules["score_import"] = scorer
    spec.loader.exec_module(scorer)
    right = total = invented = 0
    for expected, answer, kind in _real_answers():
        score = scorer.score(kind, expected, answer)
        right, total, invented = right + score.right, total + score.total, invented + score.invented
    assert right >= 0.9 * total
    assert invented < 0.05 * right


def _real_answers():
    for expected_file in sorted(REAL.glob("*.expected.json")):
        expected = json.loads(expected_file.read_text("utf-8"))
        kind = KINDS.get(expected.get("doc_kind"))
        texts = sorted(REAL.glob(f"{expected_file.name[:3]}-*.txt"))
        if kind and texts:
            yield expected, _answer(kind, texts[0]), kind


def _answer(kind, path):
    steps = {
        "advice": (understand_advice, advice_as_json),
        "response": (understand_response, response_as_json),
        "commitments": (understand_commitments, commitments_as_json),
    }
    understand, as_json = steps[kind]
    return as_json(understand(blocks_in(path.read_text("utf-8").split("# ---\n", 1)[-1])))


@needs_real
@pytest.mark.parametrize("ending", [".csv", ".html"])
def test_same_rows_in_another_shape(ending):
    path = next((REAL / "derived").glob(f"*{ending}"))
    expected = json.loads((REAL / "derived" / "expected.json").read_text("utf-8"))
    rows = understood("commitments", path)["rows"]
    assert len(rows) == len(expected)
    for row, one in zip(rows, expected, strict=True):
        assert [row[key] for key in ("date", "subject", "made_by", "deadline", "settled_on", "status")] == [
            one[key] for key in ("date", "subject", "made_by", "deadline", "settled_on", "status")
        ]
        assert row["text"] == one["commitment"]
