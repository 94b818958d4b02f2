"""Signing on with the account of the organisation (OpenID Connect): who somebody is, and which roles that gives."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext as _

from governance.accounts import sign_ins
from governance.accounts.group_roles import follow_groups
from governance.events import Event
from governance.models import GroupRole, User
from governance.trail.recording import record_event


class SignOnAdapter(DefaultSocialAccountAdapter):
    """Nobody connects or signs up by hand: the organisation says who somebody is, and its groups give the roles."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        sociallogin.state["process"] = AuthProcess.LOGIN
        claims = claims_of(sociallogin)
        with transaction.atomic():
            user = self._known(request, sociallogin, claims)
        if user is None:
            raise ImmediateHttpResponse(_refused(request, claims))
        if user.is_active:
            _follow(request, user, claims)

    def _known(self, request, sociallogin, claims):
        """Whose account this is from now on; None for a stranger. What the organisation tells of people is not kept."""
        known = sociallogin.is_existing
        user = sociallogin.user if known else self._recognised(claims)
        if user is None:
            return None
        sociallogin.account.extra_data = {}
        if known:
            sociallogin.account.save(update_fields=["extra_data"])
        else:
            sociallogin.connect(request, user)
        return user

    def _recognised(self, claims):
        """The invited person with this address, or a new one; nobody whom the organisation knows by another id."""
        address = address_in(claims)
        user = User.objects.filter(email__iexact=address).first() if address else None
        if user is None:
            return self._new(claims)
        return None if SocialAccount.objects.filter(user=user).exists() else user

    def _new(self, claims):
        """An account for who was not invited, and is in a group that has a role here."""
        groups = groups_in(claims) or []
        if not address_in(claims) or not GroupRole.objects.filter(group__in=groups).exists():
            return None
        user = User.objects.create_user(address_in(claims), name=str(claims.get("name") or address_in(claims))[:150])
        record_event(Event.SIGNED_ON_FIRST, user, by=None)
        return user


def claims_of(sociallogin):
    """What the organisation says of somebody; what it signed wins."""
    said = sociallogin.account.extra_data
    return {**said.get("userinfo", {}), **said.get("id_token", {})}


def address_in(claims):
    """The e-mail address, where the organisation vouches for it; else ""."""
    vouched = claims.get("email_verified", settings.OIDC_VOUCHES_FOR_ADDRESSES)
    return str(claims.get("email") or "") if vouched in (True, "true") else ""


def groups_in(claims):
    """The ids of the groups; None where there are too many of them to be told, or they make no sense."""
    groups = claims.get(settings.OIDC_GROUPS_CLAIM, [])
    told = settings.OIDC_GROUPS_CLAIM not in (claims.get("_claim_names") or {})
    return [str(group) for group in groups] if told and isinstance(groups, list) else None


def _follow(request, user, claims):
    groups = groups_in(claims)
    if groups is None:
        messages.warning(
            request, _("Your organisation did not say in which groups you are. Your roles stay as they are.")
        )
        return
    for refused in follow_groups(user, groups):
        words = _("You did not get the role “%(role)s”: you work for another side already. Ask the administrator.")
        messages.warning(request, words % {"role": refused.get_role_display()})
    if not user.active_memberships:
        messages.warning(request, _("None of your groups has a role here. Ask the administrator."))


def _refused(request, claims):
    sign_ins.failed(request, address=address_in(claims))
    return render(request, "account/sign_on_refused.html", status=403)
