"""What waits for the administrator."""


def administrator(user, today):
    return ()
