"""What a new commitment takes over: the sentences of a reaction, or the meeting of the one before it."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import Truncator

from advices.models import Reaction
from commitments.models import Commitment
from commitments.understanding.promises import read_sentence, sentences_in
from documents.rich_text.subset import as_text
from governance.pages.form_page import number_asked

FROM_THE_MEETING = ("meeting", "made_on", "receiver", "source")
FROM_A_PROMISE = ("made_by_as_said", "made_to")


def sentences_of(reaction):
    """The sentences of a reaction; of one in general terms only, those of the response as a whole."""
    return sentences_in(words_of(reaction), reaction.response.responded_on)


def words_of(reaction):
    return as_text(reaction.response.text) if reaction.in_general_terms_only else reaction.text


def selected_in(reaction, selected):
    """The words that somebody selected, as one Sentence; None where they are not the words of the reaction."""
    selected = " ".join(selected.split())
    said_there = selected and selected in " ".join(words_of(reaction).split())
    return read_sentence(selected, reaction.response.responded_on) if said_there else None


class Origin:
    """Where a commitment comes from: a `reaction` and, of its sentences, the one in hand and those LEFT; or
    `previous`.
    """

    def __init__(self, reaction=None, chosen=(), previous=None, selected=""):
        self.reaction, self.previous = reaction, previous
        found = dict(enumerate(sentences_of(reaction))) if reaction and chosen else {}
        in_hand, *self.left = [number for number in dict.fromkeys(chosen) if number in found] or [None]
        self.sentence = found.get(in_hand) or (selected_in(reaction, selected) if reaction else None)

    @property
    def initial(self):
        if self.previous:
            return self._meeting
        return self._quotation if self.reaction else {}

    @property
    def _meeting(self):
        """What another promise of the same meeting shares with `previous`; who handed a motion in makes no promise."""
        taken = {name: getattr(self.previous, name) for name in FROM_THE_MEETING}
        taken["council"] = self.previous.council_id
        if self.previous.kind == Commitment.Kind.MOTION:
            return taken
        said = {name: getattr(self.previous, name) for name in FROM_A_PROMISE}
        return taken | said | {"made_by": self.previous.made_by_id}

    @property
    def _quotation(self):
        response, sentence = self.reaction.response, self.sentence
        quotation = {
            "text": self.reaction.text,
            "source": self.reaction.text,
            "made_by": response.signed_by_id,
            "made_on": response.responded_on,
            "receiver": Commitment.Receiver.ADVISORY_COUNCIL,
            "council": response.advice.council_id,
            "recommendations": [self.reaction.recommendation_id],
        }
        if sentence:
            subject = Truncator(sentence.text.rstrip(".!")).chars(80)
            words = {"subject": subject, "text": sentence.text, "source": sentence.text}
            quotation |= words | {"due_on": sentence.due_on, "due_as_said": sentence.due_as_said}
        return quotation

    @property
    def file(self):
        """The minutes go with every commitment of one meeting."""
        document = self.previous and self.previous.source_document
        return {"source_document": document} if document else {}

    def following(self, commitment, posted):
        """Where one goes on after saving: the next sentence, another one from this meeting, or the new commitment."""
        new = reverse("commitment_new")
        if self.left:
            return f"{new}?{urlencode({'reactie': self.reaction.pk, 'zin': self.left}, doseq=True)}"
        if "another" in posted:
            return f"{new}?na={commitment.pk}"
        return reverse("commitment_work", args=[commitment.pk])


def quoted(request):
    """The Origin that the address names: ?reactie=5&zin=0&zin=3, ?reactie=5&tekst=Wij zullen…, or ?na=12."""
    reactions = Reaction.objects.visible_to(request.user).select_related("response__advice")
    reaction = reactions.filter(pk=number_asked(request, "reactie")).first()
    chosen = [int(value) for value in request.GET.getlist("zin") if value.isdecimal() and len(value) < 6]
    earlier = Commitment.objects.visible_to(request.user).select_related("source_document")
    previous = None if reaction else earlier.filter(pk=number_asked(request, "na")).first()
    return Origin(reaction, chosen, previous, request.GET.get("tekst", ""))
