"""The house: imports point downwards only and stand at the top, and a file is read in one sitting."""

import ast
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {"adviesraad": 5, "commitments": 4, "advices": 3, "policies": 2, "documents": 1, "governance": 0}
# WeasyPrint: only the worker needs its library
LATE_IMPORTS = {("documents/rendering/pdf.py", "documents.rendering.engine")}
LONGEST_FILE = 300  # lines


spec = importlib.util.spec_from_file_location("rooms", ROOT / "docs" / "rooms.py")
rooms = importlib.util.module_from_spec(spec)
spec.loader.exec_module(rooms)


def files_of(app):
    files = sorted((ROOT / app).rglob("*.py"))
    return [f for f in files if not {"migrations", "tests"} & set(f.relative_to(ROOT).parts)]


ALL_FILES = [str(path.relative_to(ROOT)) for app in FLOORS for path in files_of(app)]


def imported(tree):
    """The dotted names that the code imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module if node.level == 0 else "."


def upward_imports(app, source):
    return [name for name in imported(ast.parse(source)) if FLOORS.get(name.split(".")[0], 0) > FLOORS[app]]


def late_imports(source):
    """The names imported inside functions."""
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {name for function in functions for name in imported(function)}


def test_every_app_of_ours_has_a_floor():
    apps = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert apps == set(FLOORS)


@pytest.mark.parametrize("path", ALL_FILES)
def test_imports_point_downwards(path):
    assert upward_imports(path.split("/")[0], (ROOT / path).read_text()) == []


@pytest.mark.parametrize("path", ALL_FILES)
def test_imports_stand_at_the_top(path):
    allowed = {name for where, name in LATE_IMPORTS if where == path}
    assert late_imports((ROOT / path).read_text()) - allowed == set()


@pytest.mark.parametrize("path", ALL_FILES)
def test_file_is_read_in_one_sitting(path):
    assert len((ROOT / path).read_text().splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("floor", FLOORS)
def test_no_two_rooms_of_a_floor_need_each_other(floor):
    assert rooms.circle_in(rooms.arrows_of(ROOT, floor)) == []


def test_the_drawing_of_the_floors_is_up_to_date():
    assert rooms.drawn(ROOT) == rooms.PAGE.read_text(), "python docs/rooms.py --draw"


def test_rooms_and_their_arrows_are_counted(tmp_path):
    (tmp_path / "advices" / "models").mkdir(parents=True)
    (tmp_path / "advices" / "models" / "advice.py").write_text("from advices import rules\nimport governance.roles")
    (tmp_path / "advices" / "rules.py").write_text(
        "from advices.models.advice import Advice\nfrom advices.steps import S"
    )
    (tmp_path / "advices" / "steps.py").write_text("import advices.rules")
    arrows = rooms.arrows_of(tmp_path, "advices")
    assert arrows == {"models": {"rules"}, "rules": {"models", "steps"}, "steps": {"rules"}}
    assert rooms.circle_in(arrows) != []
    assert rooms.circle_in(arrows | {"rules": set()}) == []


@pytest.mark.parametrize(
    ("app", "source", "found"),
    [
        ("advices", "from commitments.models import Commitment", ["commitments.models"]),
        ("governance", "import documents.search.index", ["documents.search.index"]),
        ("documents", "def f():\n    from policies import models", ["policies"]),
        ("commitments", "from advices.models import Advice", []),
        ("policies", "from policies.models import Theme", []),
        ("governance", "import datetime, advices", ["advices"]),
        ("governance", "from django.db import models", []),
    ],
)
def test_upward_import_is_found(app, source, found):
    assert upward_imports(app, source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import json", set()),
        ("def f():\n    import json", {"json"}),
        ("class A:\n    async def f(self):\n        from json import loads", {"json"}),
        ("if True:\n    import json", set()),
    ],
)
def test_late_import_is_found(source, found):
    assert late_imports(source) == found
