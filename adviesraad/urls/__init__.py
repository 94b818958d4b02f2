"""The addresses: Dutch, and never changed. Everything under werk/ asks for a login."""

from allauth.account.urls import urlpatterns as allauth
from django.urls import include, path

from governance.accounts.second_factor import TakePasskeyAway
from governance.accounts.views import way_back

handler400 = "adviesraad.operations.refusals.bad_request"
handler500 = "adviesraad.operations.failing.page_failed"

NOT_OURS = {"account_email", "account_email_verification_sent", "account_confirm_email", "account_confirm_login_code"}
account = [page for page in allauth if page.name not in NOT_OURS]

urlpatterns = [
    path("", include("adviesraad.urls.public")),
    path("", include("adviesraad.urls.machine")),
    path("werk/", include("adviesraad.urls.work")),
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("account/organisatie/toch-niet/", way_back.changed_mind, name="socialaccount_login_cancelled"),
    path("account/terug/<str:token>/", way_back.come_back, name="come_back"),
    path("account/2fa/webauthn/keys/<int:pk>/remove/", TakePasskeyAway.as_view(), name="mfa_remove_webauthn"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/", include(account)),
]
