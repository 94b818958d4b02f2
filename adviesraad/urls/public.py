"""What everybody reads."""

from django.urls import path, register_converter

from advices.rules.addresses import ReferenceConverter
from advices.views import meeting, versions
from advices.views import public as advices
from adviesraad.notices import views as notices
from adviesraad.pages import advice as advice_page
from adviesraad.pages import commitment as commitment_page
from adviesraad.pages import policy as policy_page
from adviesraad.pages import recommendation as recommendation_page
from adviesraad.pages import recommendation_list, site
from adviesraad.pages import theme as theme_page
from commitments.views import changes as commitment_changes
from commitments.views import public as commitments
from documents import views as documents
from policies.views import public as policies

register_converter(ReferenceConverter, "reference")

urlpatterns = [
    path("", site.home, name="home"),
    path("adviezen/", advices.advice_list, name="advice_list"),
    path("adviezen/aanbevelingen/", recommendation_list.recommendation_list, name="recommendation_list"),
    path("adviezen/aanvragen/<int:pk>/", advices.request_detail, name="request_detail"),
    path("adviezen/<slug:council>/<reference:reference>/", advice_page.advice_detail, name="advice_detail"),
    path("adviezen/<slug:council>/<reference:reference>/pdf/", advices.advice_pdf, name="advice_pdf"),
    path("adviezen/<slug:council>/<reference:reference>/wijzigingen/", versions.advice_changes, name="advice_changes"),
    path(
        "adviezen/<slug:council>/<reference:reference>/<int:number>/",
        recommendation_page.recommendation_detail,
        name="recommendation_detail",
    ),
    path("toezeggingen/", commitments.commitment_list, name="commitment_list"),
    path("toezeggingen/<str:number>/wijzigingen/", commitment_changes.commitment_changes, name="commitment_changes"),
    path("toezeggingen/<str:number>/", commitment_page.commitment_detail, name="commitment_detail"),
    path("beleid/", policies.policy_list, name="policy_list"),
    path("beleid/<slug:slug>/", policy_page.policy_detail, name="policy_detail"),
    path("themas/", policies.theme_list, name="theme_list"),
    path("themas/<slug:slug>/", theme_page.theme_detail, name="theme_detail"),
    path("vergaderingen/", meeting.meeting_list, name="meeting_list"),
    path("zoeken/", site.search_page, name="search"),
    path("cijfers/", site.figures_page, name="figures"),
    path("over/", site.about, name="about"),
    path("woorden/", site.glossary_page, name="glossary"),
    path("toegankelijkheid/", site.accessibility, name="accessibility"),
    path("privacy/", site.privacy, name="privacy"),
    path("mail/afmelden/<str:token>/", notices.unsubscribe, name="mail_unsubscribe"),
    path("documenten/<int:pk>/<str:name>", documents.document_download, name="document_download"),
]
