"""Mijn werk: what waits for me, what is late, what is new. A file per role; each line says the next step."""

from adviesraad.desk.visits import all_seen
from adviesraad.desk.whole import desk_of

__all__ = ["all_seen", "desk_of"]
