"""What has been loaded so far, found by the keys of the files."""

from advices.models import Reaction


class World:
    def __init__(self, people, today):
        self.people = people
        self.today = today
        self.policies = {}
        self.versions = {}
        self.advices = {}
        self.requests = {}
        self.reactions = {}

    def versions_of(self, keys):
        return [self.versions[key] for key in keys]

    def recommendation(self, key):
        """The recommendation that "asd-02/1" names: the first of the advice asd-02."""
        advice, number = key.split("/")
        return self.advices[advice].recommendations.get(number=number)

    def recommendations(self, keys):
        return [self.recommendation(key) for key in keys]

    def reaction(self, key):
        """The newest reaction of the college to the recommendation that `key` names."""
        reactions = Reaction.objects.filter(recommendation=self.recommendation(key))
        return reactions.order_by("-response__responded_on", "-pk")[0]
