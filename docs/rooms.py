"""The rooms of each floor and the arrows between them, from the imports.

python docs/rooms.py [FOLDER] counts them; python docs/rooms.py --draw draws the floors in architecture.md.
"""

import ast
import re
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ["adviesraad", "commitments", "advices", "policies", "documents", "governance"]
NO_ROOM = {"__init__", "apps", "migrations", "management"}
PAGE = ROOT / "docs" / "architecture.md"
PICTURE = re.compile(r"(?<=```mermaid\n).*?(?=```)", re.DOTALL)


def arrows_of(root, floor):
    """For each room that stands on the `floor`, a folder or a module, the other rooms that it imports from."""
    arrows = {}
    for path in sorted((root / floor).rglob("*.py")):
        room = path.relative_to(root / floor).parts[0].removesuffix(".py")
        if room not in NO_ROOM:
            arrows.setdefault(room, set()).update(rooms_imported(floor, path.read_text()))
    return {room: reached & arrows.keys() - {room} for room, reached in arrows.items()}


def rooms_imported(floor, source):
    """The names of the rooms of the `floor` from which the `source` of one of its modules imports."""
    return {name.split(".")[1] for name in imported(source) if name.startswith(f"{floor}.")}


def imported(source):
    """The dotted name of everything that the `source` imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def floors_below(root, floor):
    """The other floors from which the `floor` imports, the nearest first."""
    names = {name.split(".")[0] for path in (root / floor).rglob("*.py") for name in imported(path.read_text())}
    return [each for each in FLOORS if each in names - {floor}]


def floors_rested_on(root):
    """For each floor those that it imports from, without what it reaches through another one already."""
    below = {floor: floors_below(root, floor) for floor in FLOORS}
    return {
        floor: [each for each in reached if not any(each in below[other] for other in reached)]
        for floor, reached in below.items()
    }


def picture(root):
    """The floors in Mermaid's words: what each has for rooms, and on which it rests."""
    lines = ["flowchart TD"]
    for floor in FLOORS:
        rooms = " · ".join(sorted(arrows_of(root, floor)))
        lines.append(f'    {floor}["<b>{floor}</b><br>{rooms}"]')
    lines += [f"    {floor} --> {below}" for floor, reached in floors_rested_on(root).items() for below in reached]
    return "\n".join(lines) + "\n"


def circle_in(arrows):
    """The rooms that import each other in a circle, first and last the same; empty where none do."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as circle:
        return circle.args[1]
    return []


def drawn(root):
    """The text of the page with the picture as it is now."""
    return PICTURE.sub(lambda _: picture(root), PAGE.read_text())


def count(root):
    print(f"{'floor':12} rooms  arrows  circle")
    for floor in FLOORS:
        arrows = arrows_of(root, floor)
        circle = " → ".join(circle_in(arrows)) or "none"
        print(f"{floor:12} {len(arrows):5}  {sum(map(len, arrows.values())):6}  {circle}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--draw"]:
        PAGE.write_text(drawn(ROOT))
    else:
        count(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT)
