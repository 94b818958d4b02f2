"""XML as it stands in an office file: read without following anything, changed, and written again.

Names are compared without their namespace: the strict kind of each format has other ones.
"""

from lxml import etree

from documents.office.archive import damaged

OFF = {"0", "false", "off", "none"}


def parsed(data):
    """The root of the XML in `data`, without its comments; one that declares entities or is broken is refused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise damaged() from problem
    if root.getroottree().docinfo.doctype:
        raise damaged()
    return root


def written(root):
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(element):
    return etree.QName(element).localname


def every(root, *names):
    """The elements of these names below `root`, as a list: one may take them out."""
    return list(root.iter(*(f"{{*}}{name}" for name in names)))


def attribute(element, name, default=""):
    """The attribute of `element` that is called `name`, in whatever namespace."""
    return next((value for key, value in element.attrib.items() if etree.QName(key).localname == name), default)


def drop_attributes(root, *names):
    for element in root.iter(etree.Element):
        for key in element.attrib:
            if etree.QName(key).localname in names:
                del element.attrib[key]


def is_on(element):
    """Whether a switch such as <w:vanish w:val="0"/> is on."""
    return element is not None and attribute(element, "val", "true").lower() not in OFF


def child(element, *path):
    """The first child of that name, and so on along `path`; None where there is none."""
    for name in path:
        element = next(iter(element.iterchildren(f"{{*}}{name}")), None)
        if element is None:
            return None
    return element


def words_of(element):
    """All words below `element`, its paragraphs apart."""
    parts = []
    for each in element.iter(etree.Element):
        if local(each) in ("p", "h", "br", "tab"):
            parts.append(" ")
        parts.append(each.text or "")
        if each is not element:
            parts.append(each.tail or "")
    return " ".join("".join(parts).split())


def remove(element):
    """Take `element` out, with all that is in it; the words after it stay."""
    parent = element.getparent()
    if parent is not None:
        _append_text(element, element.tail)
        parent.remove(element)


def remove_all(root, *names):
    for element in every(root, *names):
        remove(element)


def unwrap(element):
    """Put what is in `element` in its place."""
    parent = element.getparent()
    if parent is None:
        return
    _append_text(element, element.text)
    place = parent.index(element)
    children = list(element)
    last_words = element.tail
    parent.remove(element)
    for offset, each in enumerate(children):
        parent.insert(place + offset, each)
    if children:
        children[-1].tail = (children[-1].tail or "") + (last_words or "") or None
    else:
        _add_after(parent, place, last_words)


def unwrap_all(root, *names):
    for element in every(root, *names):
        unwrap(element)


def _append_text(element, text):
    """Put `text` just before `element`."""
    if text:
        _add_after(element.getparent(), element.getparent().index(element), text)


def _add_after(parent, place, text):
    """Put `text` behind the child before `place`, or at the beginning of `parent`."""
    if not text:
        return
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def namespace(element):
    return etree.QName(element).namespace
