"""Shapes that are drawn on a slide or a sheet, and are hidden."""

from django.utils.translation import gettext_lazy as _

from documents.office.markup import attribute, every, local, remove, words_of

ANCHORS = {"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"}
SHAPES = {"sp", "pic", "graphicFrame", "grpSp", "cxnSp"}


def drop_hidden_shapes(root, found):
    for name in every(root, "cNvPr"):
        if attribute(name, "hidden") in ("1", "true"):
            around = next((each for each in name.iterancestors() if local(each) in SHAPES), None)
            if around is not None:
                found.add(_("Hidden shape"), words_of(around))
                anchor = around.getparent()
                remove(anchor if anchor is not None and local(anchor) in ANCHORS else around)
