"""Two people in one form with rows: rows that were added, changed, moved or taken out by either come together."""

import json
import re

from django.utils.translation import gettext as _

from governance.pages.merging import TAKE, as_changeable, is_untouched, memory_of, merge_fields, part_of, recalled

MOST_ROWS = 200


class Rows:
    """The rows of the form at `prefix`, as they are `stored`: {id: values}; `form(prefix=, initial=)` is that of one
    row.

    `data` is what was posted, with what somebody else saved meanwhile in it; `conflict` is as that of
    `Merging`; `opened` is for the page to carry.
    """

    def __init__(self, data, prefix, stored, form):
        self.prefix, self.stored, self.form = prefix, stored, form
        self.name = f"{prefix}-opened"
        self.opened = json.dumps({pk: json.loads(memory_of(self._form_of(pk))) for pk in stored})
        self.data, self.conflict = data, []
        before = recalled(data.get(self.name, "")) if data is not None else None
        if before is not None:
            self.before = {int(pk): digests for pk, digests in before.items() if pk.isdecimal() and len(pk) < 19}
            self._merge()

    def _form_of(self, pk, place=0):
        return self.form(prefix=f"{self.prefix}-{place}", initial=self.stored.get(pk, {}))

    def _merge(self):
        self.data = as_changeable(self.data)
        typed = rows_in(self.data, self.prefix)
        rows = self._in_their_order([row for row in map(self._row_that_stays, typed) if row is not None])
        rows = self._with_what_they_added(rows, {_pk(row) for row in typed})
        self.data = with_rows(self.data, self.prefix, rows)
        for place, row in enumerate(rows):
            self._merge_fields(place, _pk(row), "DELETE" in row)
        self.data[self.name] = self.opened

    def _row_that_stays(self, row):
        """The `row`; None when somebody else took it out and its writer left it as it was."""
        pk = _pk(row)
        if pk is None or pk in self.stored or pk not in self.before:
            return row
        if "DELETE" in row or self._is_untouched(row, pk):
            return None
        self.conflict.append({"label": _("Somebody else took this out"), "theirs": "", "yours": _first(row, "text")})
        return {**row, "id": [""]}

    def _is_untouched(self, row, pk):
        """Whether its writer left a row as it was when the page was opened."""
        data, form = with_rows(as_changeable({}), self.prefix, [row]), self._form_of(pk)
        return is_untouched(form, data, self.before[pk])

    def _merge_fields(self, place, pk, taken_out):
        if pk not in self.stored or pk not in self.before:
            return
        form, data = self._form_of(pk, place), self.data
        if taken_out:
            if self._they_changed(pk) and form.add_prefix("text") not in data.getlist(TAKE):
                del data[form.add_prefix("DELETE")]
                self._give_back(form, place)
            return
        for part in merge_fields(form, data, self.before[pk]):
            self.conflict.append({**part, "label": f"{self._named(place)}: {part['label']}"})

    def _they_changed(self, pk):
        return json.loads(memory_of(self._form_of(pk))) != self.before[pk]

    def _give_back(self, form, place):
        """A row that its writer took out and somebody else changed stands there again, as it is stored."""
        part = part_of(form, self.data, "text")
        for name in form.fields:
            self.data.appendlist(TAKE, form.add_prefix(name))
        merge_fields(form, self.data, {})
        why = _("You took this out, and somebody else changed it")
        self.conflict.append({**part, "label": f"{self._named(place)}: {why}", "why": why, "yours": ""})

    def _named(self, place):
        return _("Row %(number)s") % {"number": place + 1}

    def _with_what_they_added(self, rows, typed):
        """The `rows` with what somebody else added, or changed where its writer merged it into another row."""
        rows = list(rows)
        for pk in self.stored:
            if pk in typed:
                continue
            if pk in self.before:
                if not self._they_changed(pk):
                    continue
                theirs = self.stored[pk].get("text", "")
                label = _("You took this out, and somebody else changed it")
                self.conflict.append({"label": label, "theirs": theirs, "yours": ""})
            rows.insert(self._place_behind(rows, pk), self._row_of(pk))
        return rows

    def _place_behind(self, rows, pk):
        """The place behind the row that stands before `pk` in what is stored."""
        stored = list(self.stored)
        for earlier in reversed(stored[: stored.index(pk)]):
            for place, row in enumerate(rows):
                if _pk(row) == earlier:
                    return place + 1
        return 0

    def _row_of(self, pk):
        """The row as it is stored, as the browser would post it."""
        form = self._form_of(pk)
        data = as_changeable({TAKE: [form.add_prefix(name) for name in form.fields]})
        merge_fields(form, data, {})
        data[form.add_prefix("id")] = str(pk)
        return rows_in(with_rows_counted(data, self.prefix, 1), self.prefix)[0]

    def _in_their_order(self, rows):
        """The `rows`; in the order that somebody else gave them, when its writer moved none."""
        known = [pk for pk in map(_pk, rows) if pk in self.stored and pk in self.before]
        before = [pk for pk in self.before if pk in known]
        theirs = [pk for pk in self.stored if pk in known]
        if known != before or theirs == before:
            return rows
        groups, current, last = {}, None, max(place for place, row in enumerate(rows) if _pk(row) in known)
        for row in rows[: last + 1]:
            current = _pk(row) if _pk(row) in known else current
            groups.setdefault(current, []).append(row)
        return [row for pk in [None, *theirs] for row in groups.get(pk, [])] + rows[last + 1 :]


def _pk(row):
    value = _first(row, "id")
    return int(value) if value.isdecimal() and len(value) < 19 else None


def _first(row, name):
    return (row.get(name) or [""])[0].strip()


def rows_in(data, prefix):
    """The rows of a posted form with rows: {name: values} each."""
    count = data.get(f"{prefix}-TOTAL_FORMS", "")
    return [
        _row(data, prefix, n) for n in range(min(int(count) if count.isdecimal() and len(count) < 5 else 0, MOST_ROWS))
    ]


def _row(data, prefix, number):
    start = f"{prefix}-{number}-"
    return {name.removeprefix(start): data.getlist(name) for name in data if name.startswith(start)}


def with_rows(data, prefix, rows):
    """`data` with these `rows` in the place of its own."""
    ours = re.compile(rf"{re.escape(prefix)}-\d+-")
    changed = as_changeable({})
    for name in data:
        if not ours.match(name):
            changed.setlist(name, data.getlist(name))
    for number, row in enumerate(rows):
        for name, values in row.items():
            changed.setlist(f"{prefix}-{number}-{name}", values)
    return with_rows_counted(changed, prefix, len(rows))


def with_rows_counted(data, prefix, count):
    data[f"{prefix}-TOTAL_FORMS"] = str(count)
    return data
