"""Who works here, each with a password."""

PASSWORD = "een lang wachtwoord voor wie hier werkt"


def who_can_log_in(user):
    user.set_password(PASSWORD)
    user.save()
    return user
