"""Counts the rooms of each floor and the arrows between them, from the imports: python docs/rooms.py [FOLDER]."""

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ["adviesraad", "commitments", "advices", "policies", "documents", "governance"]
NO_ROOM = {"__init__", "apps", "migrations", "management"}


def arrows_of(root, floor):
    """For each room that stands on the FLOOR, a folder or a module, the other rooms that it imports from."""
    arrows = {}
    for path in sorted((root / floor).rglob("*.py")):
        room = path.relative_to(root / floor).parts[0].removesuffix(".py")
        if room not in NO_ROOM:
            arrows.setdefault(room, set()).update(rooms_imported(floor, path.read_text()))
    return {room: reached & arrows.keys() - {room} for room, reached in arrows.items()}


def rooms_imported(floor, source):
    """The names of the rooms of the FLOOR from which the SOURCE of one of its modules imports."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith(f"{floor}.")}


def circle_in(arrows):
    """The rooms that import each other in a circle, first and last the same; empty where none do."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as circle:
        return circle.args[1]
    return []


def main(root):
    print(f"{'floor':12} rooms  arrows  circle")
    for floor in FLOORS:
        arrows = arrows_of(root, floor)
        circle = " → ".join(circle_in(arrows)) or "none"
        print(f"{floor:12} {len(arrows):5}  {sum(map(len, arrows.values())):6}  {circle}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT)
