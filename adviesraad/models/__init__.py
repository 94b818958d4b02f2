"""What the site as a whole remembers of its users: their mail, their visits and the address of their calendar."""

from adviesraad.models.calendar import CalendarAddress
from adviesraad.models.mail import Gathering, Kind, Mail, MailChoice, Notice, Pace
from adviesraad.models.visit import Visit

__all__ = ["CalendarAddress", "Gathering", "Kind", "Mail", "MailChoice", "Notice", "Pace", "Visit"]
