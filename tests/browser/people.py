"""Who works here, each with a password, and what is there before they begin."""

from governance.roles import Role
from tests import factories

PASSWORD = "een lang wachtwoord voor wie hier werkt"


def who_can_log_in(user):
    user.set_password(PASSWORD)
    user.save()
    return user


class Town:
    """A municipality with one advisory council, an alderman, a policy document, and somebody in every role."""

    def __init__(self):
        self.municipality = factories.municipality()
        self.council = factories.council(contact_email="raad@voorbeeld.nl")
        self.alderman = factories.office_holder()
        self.theme = factories.theme()
        self.policy = factories.policy("Beleidsplan Wmo", responsible=self.alderman, themes=[self.theme])
        self.version = factories.policy_version(self.policy)
        self.secretary = factories.secretary()
        self.author = factories.author()
        self.adopter = factories.adopter()
        self.staff = factories.staff()
        self.registry = factories.registry()
        self.administrator = factories.person(Role.ADMINISTRATOR)


def letter(name="brief.txt", words="De brief."):
    """A file to choose in a form."""
    return {"name": name, "mimeType": "text/plain", "buffer": words.encode()}
