"""The addresses: Dutch, and never changed. Everything under werk/ asks for a login."""

from allauth.account.urls import urlpatterns as allauth
from django.contrib import admin
from django.urls import include, path, register_converter

from advices import response_work
from advices import views as advices
from advices import work as advice_work
from advices.addresses import ReferenceConverter
from adviesraad import importing, privacy_work, reading, recommendations, views
from commitments import confirming_work
from commitments import views as commitments
from commitments import work as commitment_work
from documents import views as documents
from governance import administration
from policies import views as policies
from policies import work as policy_work

register_converter(ReferenceConverter, "reference")

public = [
    path("", views.home, name="home"),
    path("adviezen/", advices.advice_list, name="advice_list"),
    path("adviezen/aanbevelingen/", recommendations.recommendation_list, name="recommendation_list"),
    path("adviezen/aanvragen/<int:pk>/", advices.request_detail, name="request_detail"),
    path("adviezen/<slug:council>/<reference:reference>/", reading.advice_detail, name="advice_detail"),
    path("adviezen/<slug:council>/<reference:reference>/pdf/", advices.advice_pdf, name="advice_pdf"),
    path(
        "adviezen/<slug:council>/<reference:reference>/<int:number>/",
        reading.recommendation_detail,
        name="recommendation_detail",
    ),
    path("toezeggingen/", commitments.commitment_list, name="commitment_list"),
    path("toezeggingen/<str:number>/", reading.commitment_detail, name="commitment_detail"),
    path("beleid/", policies.policy_list, name="policy_list"),
    path("beleid/<slug:slug>/", reading.policy_detail, name="policy_detail"),
    path("themas/", policies.theme_list, name="theme_list"),
    path("themas/<slug:slug>/", reading.theme_detail, name="theme_detail"),
    path("zoeken/", views.search_page, name="search"),
    path("cijfers/", views.figures_page, name="figures"),
    path("over/", views.about, name="about"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("documenten/<int:pk>/<str:name>", documents.document_download, name="document_download"),
    path(".well-known/security.txt", views.security_txt),
    path("robots.txt", views.robots_txt),
]

work = [
    path("", views.desk, name="desk"),
    path("inlezen/", importing.import_upload, name="import_upload"),
    path("inlezen/<int:pk>/", importing.import_review, name="import_review"),
    path("privacy/<slug:kind>/<int:pk>/", privacy_work.privacy_correction, name="privacy_correction"),
    path("aanvragen/nieuw/", advice_work.request_new, name="request_new"),
    path("aanvragen/<int:pk>/bewerken/", advice_work.request_edit, name="request_edit"),
    path("aanvragen/<int:pk>/openbaar/", advice_work.request_publish, name="request_publish"),
    path("aanvragen/<int:pk>/stap/<slug:status>/", advice_work.request_step, name="request_step"),
    path("adviezen/nieuw/", advice_work.advice_new, name="advice_new"),
    path("adviezen/<int:pk>/", reading.advice_work, name="advice_work"),
    path("adviezen/<int:pk>/bewerken/", advice_work.advice_edit, name="advice_edit"),
    path("adviezen/<int:pk>/weggooien/", advice_work.advice_delete, name="advice_delete"),
    path("adviezen/<int:pk>/voorbeeld.pdf", advice_work.advice_preview_pdf, name="advice_preview_pdf"),
    path("adviezen/<int:pk>/nieuwe-versie/", advice_work.advice_new_version, name="advice_new_version"),
    path("adviezen/<int:pk>/stap/<slug:status>/", advice_work.advice_step, name="advice_step"),
    path("adviezen/<int:advice_pk>/reactie/", response_work.response_new, name="response_new"),
    path("reacties/<int:pk>/bewerken/", response_work.response_edit, name="response_edit"),
    path("reacties/<int:pk>/stap/<slug:status>/", response_work.response_step, name="response_step"),
    path("reacties/<int:reaction_pk>/lezing/", response_work.reading_new, name="reading_new"),
    path("reacties/<int:reaction_pk>/lezing/klopt/", response_work.reading_agree, name="reading_agree"),
    path("bevestigen/<slug:kind>/<int:pk>/", confirming_work.confirmation_new, name="confirmation_new"),
    path("aanbevelingen/<int:recommendation_pk>/oordeel/", commitment_work.verdict_new, name="verdict_new"),
    path("toezeggingen/nieuw/", commitment_work.commitment_new, name="commitment_new"),
    path("toezeggingen/<int:pk>/", reading.commitment_work, name="commitment_work"),
    path("toezeggingen/<int:pk>/bewerken/", commitment_work.commitment_edit, name="commitment_edit"),
    path("toezeggingen/<int:pk>/voortgang/", commitment_work.progress_new, name="progress_new"),
    path("toezeggingen/<int:pk>/stap/<slug:status>/", commitment_work.commitment_step, name="commitment_step"),
    path("themas/nieuw/", policy_work.theme_new, name="theme_new"),
    path("beleid/nieuw/", policy_work.policy_new, name="policy_new"),
    path("beleid/<int:pk>/bewerken/", policy_work.policy_edit, name="policy_edit"),
    path("beleid/<int:pk>/versie/", policy_work.version_new, name="version_new"),
    path("beleid/versies/<int:pk>/bewerken/", policy_work.version_edit, name="version_edit"),
    path("beleid/versies/<int:pk>/openbaar/", policy_work.version_publish, name="version_publish"),
    path("beheer/", administration.overview, name="administration"),
    path("beheer/gebruikers/nieuw/", administration.invite, name="user_invite"),
    path("beheer/gebruikers/<int:pk>/", administration.user_detail, name="user_detail"),
    path("beheer/gebruikers/<int:pk>/uitnodigen/", administration.invite_again, name="user_invite_again"),
    path("beheer/rollen/<int:pk>/beeindigen/", administration.membership_end, name="membership_end"),
    path("beheer/adviesraden/nieuw/", administration.council_new, name="council_new"),
    path("beheer/adviesraden/<int:pk>/", administration.council_edit, name="council_edit"),
    path("beheer/gemeente/", administration.municipality_edit, name="municipality_edit"),
    path("beheer/bestuurders/nieuw/", administration.office_holder_new, name="office_holder_new"),
    path("beheer/bestuurders/<int:pk>/", administration.office_holder_edit, name="office_holder_edit"),
    path("tabellen/", admin.site.urls),
]

NOT_OURS = {"account_email", "account_email_verification_sent", "account_confirm_email", "account_confirm_login_code"}
account = [page for page in allauth if page.name not in NOT_OURS]

urlpatterns = [*public, path("werk/", include(work)), path("account/", include(account))]
