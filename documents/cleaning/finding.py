"""What cleaning a file left out of it."""

from dataclasses import dataclass

LONGEST = 200  # characters of what is shown


@dataclass(frozen=True)
class Finding:
    """`kind` of what was found, the `words` themselves, and the `place` in the file where one finds them."""

    kind: str
    words: str = ""
    place: str = ""


class Found(list):
    """Findings, in the order of the file; each is told once."""

    def __init__(self):
        super().__init__()
        self._told = set()

    def add(self, kind, words="", place=""):
        words = " ".join(str(words).split())
        finding = Finding(str(kind), words if len(words) <= LONGEST else f"{words[:LONGEST]}…", str(place))
        if finding not in self._told:
            self._told.add(finding)
            self.append(finding)
