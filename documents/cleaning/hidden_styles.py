"""The styles of a Word document whose words are not shown."""

from documents.office import markup
from documents.office.markup import attribute, child, every


def hidden_styles(data):
    """The ids of the styles in `data`, the part with styles, by which words are hidden, also as inherited."""
    if data is None:
        return set()
    styles = {attribute(each, "styleId"): each for each in every(markup.parsed(data), "style")}
    return {name for name in styles if _is_hidden(name, styles)}


def _is_hidden(name, styles):
    seen = set()
    while name in styles and name not in seen:
        seen.add(name)
        switch = child(styles[name], "rPr", "vanish")
        if switch is not None:
            return markup.is_on(switch)
        based_on = child(styles[name], "basedOn")
        name = attribute(based_on, "val") if based_on is not None else None
    return False
