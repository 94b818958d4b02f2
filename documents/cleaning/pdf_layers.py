"""The layers of a PDF that are not shown when one opens it."""

import zlib

import pikepdf
from django.utils.translation import gettext as _
from pikepdf import Array, Dictionary, Name, Stream

from documents.errors import CannotBeCleaned
from documents.office.archive import too_large

MOST_BYTES = 50 * 1024 * 1024  # of one page, unpacked
BEGINS = {"BDC", "BMC"}


def drop_hidden_layers(pdf, found):
    """Take out what is drawn in a layer that is off; afterwards there are no layers any more."""
    layers = pdf.Root.get("/OCProperties")
    if layers is None:
        return
    hidden = _hidden(layers)
    for layer in layers.get("/OCGs", Array()):
        if layer.objgen in hidden and "/Name" in layer:
            found.add(_("Hidden layer"), layer["/Name"])
            del layer["/Name"]
    if hidden:
        _drop(pdf, hidden)
    del pdf.Root["/OCProperties"]


def _hidden(layers):
    """The ids of the layers that are off by the settings with which the file opens."""
    shown = layers.get("/D", Dictionary())
    every = {layer.objgen for layer in layers.get("/OCGs", Array())}
    on = {layer.objgen for layer in shown.get("/ON", Array())}
    off = {layer.objgen for layer in shown.get("/OFF", Array())}
    return every - on if shown.get("/BaseState") == Name.OFF else off


def _drop(pdf, hidden):
    for page in pdf.pages:
        if "/Contents" in page:
            page.contents_coalesce()
            stream = page.Contents
            _check_size(stream)
            page.Contents = pdf.make_stream(_without(page, page.resources, hidden))
        notes = page.get("/Annots", Array())
        page["/Annots"] = Array([note for note in notes if not _is_hidden(note.get("/OC"), hidden)])
    for each in pdf.objects:
        if isinstance(each, Stream) and each.get("/Subtype") == Name.Form:
            _check_size(each)
            each.write(_without(each, each.get("/Resources", Dictionary()), hidden))


def _without(content, resources, hidden):
    """The instructions of `content` outside of the hidden layers."""
    properties, drawn = resources.get("/Properties", Dictionary()), resources.get("/XObject", Dictionary())
    kept, depth, hidden_from = [], 0, None
    for instruction in pikepdf.parse_content_stream(content):
        operator = str(instruction.operator)
        if operator in BEGINS:
            depth += 1
            if hidden_from is None and _begins_hidden(instruction, properties, hidden):
                hidden_from = depth
        draws_hidden = operator == "Do" and _is_hidden(_layer_of(instruction.operands, drawn), hidden)
        if hidden_from is None and not draws_hidden:
            kept.append(instruction)
        if operator == "EMC":
            if depth == hidden_from:
                hidden_from = None
            depth -= 1
    return pikepdf.unparse_content_stream(kept)


def _begins_hidden(instruction, properties, hidden):
    operands = instruction.operands
    if len(operands) < 2 or operands[0] != Name.OC:
        return False
    named = operands[1]
    return _is_hidden(properties.get(str(named)) if isinstance(named, Name) else named, hidden)


def _layer_of(operands, drawn):
    thing = drawn.get(str(operands[0])) if operands else None
    return thing.get("/OC") if thing is not None else None


def _is_hidden(layer, hidden):
    """Whether `layer`, or a set of layers by its policy, is not shown."""
    if layer is None:
        return False
    if layer.get("/Type") != Name.OCMD:
        return layer.objgen in hidden
    if "/VE" in layer:
        raise CannotBeCleaned(_("This PDF has layers that we do not understand. Print it to a PDF first."))
    layers = layer.get("/OCGs", Array())
    states = [each.objgen not in hidden for each in ([layers] if isinstance(layers, Dictionary) else layers)]
    policy = str(layer.get("/P", Name.AnyOn))
    shown = {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}.get(policy, any(states))
    return bool(states) and not shown


def _check_size(stream):
    """Refuse a stream that unpacks into very much more than a page needs."""
    if stream.get("/Filter") in (Name.FlateDecode, Array([Name.FlateDecode])):
        unpacked = zlib.decompressobj().decompress(stream.read_raw_bytes(), MOST_BYTES + 1)
        if len(unpacked) > MOST_BYTES:
            raise too_large()
