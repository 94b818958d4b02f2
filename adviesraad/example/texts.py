"""Reading the example's TOML files: every date a date, every year a number, every placeholder filled in."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Texts:
    setting: dict
    policies: list
    advices: list
    requests: list
    commitments: list
    meetings: list


def read_texts(calendar):
    """All that the files tell, with the dates of the `calendar`."""
    advices = [_read(path, calendar) for path in sorted(FOLDER.glob("advices/*.toml"))]
    policies = [policy for path in sorted(FOLDER.glob("policies/*.toml")) for policy in _read(path, calendar)["policy"]]
    return Texts(
        setting=_read(FOLDER / "setting.toml", calendar),
        policies=policies,
        advices=advices,
        requests=_read(FOLDER / "requests.toml", calendar)["request"],
        commitments=_read(FOLDER / "commitments.toml", calendar)["commitment"],
        meetings=_read(FOLDER / "meetings.toml", calendar)["meeting"],
    )


def emails_of_users():
    """The addresses by which the example's users sign in, in the file's order."""
    return [user["email"] for user in tomllib.loads((FOLDER / "setting.toml").read_text(encoding="utf-8"))["user"]]


def _read(path, calendar):
    try:
        return _resolved(tomllib.loads(path.read_text(encoding="utf-8")), "", calendar)
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _resolved(value, name, calendar):
    """`value` with what its `name` says it is: `…_on` a day, `period_…` a year, else words."""
    if isinstance(value, dict):
        return {key: _resolved(each, key, calendar) for key, each in value.items()}
    if isinstance(value, list):
        return [_resolved(each, name, calendar) for each in value]
    if name.startswith("period_"):
        return calendar.year(value)
    if not isinstance(value, str):
        return value
    if name == "on" or name.endswith("_on"):
        return calendar.day(value)
    return calendar.fill(value.strip())
