"""A clean PowerPoint presentation: the slides that are shown, without speaker notes, comments and hidden shapes."""

import re

from django.utils.translation import gettext_lazy as _

from documents.cleaning.package import Format, clean_package
from documents.cleaning.shapes import drop_hidden_shapes
from documents.cleaning.word import drop_particulars
from documents.office import markup
from documents.office.markup import attribute, every, remove, remove_all, words_of

FOLLOWED = {"slide", "slideMaster", "slideLayout", "tableStyles", "presProps"}
IMPLICIT = {"slideLayout", "slideMaster", "theme", "themeOverride", "tableStyles", "presProps"} | {
    "chartStyle",
    "chartColorStyle",
}
OF_PRESENTATION = (
    *("notesMasterIdLst", "handoutMasterIdLst", "custShowLst", "modifyVerifier", "custDataLst", "smartTags"),
    *("photoAlbum", "extLst"),
)
OF_SLIDE = ("timing", "custDataLst", "controls", "media", "audioFile", "videoFile")
SLIDE = re.compile(r"ppt/slides/[^/]+\.xml")
NOTES = re.compile(r"ppt/notesSlides/[^/]+\.xml")
COMMENTS = re.compile(r"ppt/comments/[^/]+\.xml")


def cleaned_presentation(data, found):
    return clean_package(data, found, _format)


def _format(parts, found):
    for kind, pattern, names in (
        (_("Speaker notes"), NOTES, ("txBody",)),
        (_("Comment"), COMMENTS, ("cm",)),
    ):
        for name in filter(pattern.fullmatch, parts):
            for element in every(markup.parsed(parts[name]), *names):
                if words_of(element) and not words_of(element).isdigit():
                    found.add(kind, words_of(element))
    return Format(FOLLOWED, IMPLICIT, _clean, set(_hidden_slides(parts, found)))


def _hidden_slides(parts, found):
    for name in filter(SLIDE.fullmatch, parts):
        root = markup.parsed(parts[name])
        if attribute(root, "show") in ("0", "false"):
            found.add(_("Hidden slide"), " ".join(words_of(each) for each in every(root, "txBody")))
            yield name


def _clean(root, kind, found, name):
    if kind == "officeDocument":
        remove_all(root, *OF_PRESENTATION)
    elif kind == "presProps":
        for element in list(root):
            root.remove(element)
    else:
        remove_all(root, *OF_SLIDE)
        for element in every(root, "oleObj"):
            remove(next(element.iterancestors("{*}graphicFrame"), element))
        drop_hidden_shapes(root, found)
    drop_particulars(root)
