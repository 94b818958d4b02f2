"""The addresses: Dutch, and never changed. Everything under werk/ asks for a login."""

from allauth.account.urls import urlpatterns as allauth
from django.urls import include, path, register_converter

from advices.rules.addresses import ReferenceConverter
from advices.views import advice as advice_work
from advices.views import assignment as assigning
from advices.views import dispatch as dispatch_work
from advices.views import meeting as meetings
from advices.views import plain_language, versions
from advices.views import public as advices
from advices.views import publishing as publishing_work
from advices.views import reminder as reminder_work
from advices.views import response as response_work
from advices.views import review as review_round
from advices.views import settings as settings_work
from advices.views import term as term_work
from advices.views import writing as writing_work
from adviesraad.calendars import views as calendars
from adviesraad.importing import views as importing
from adviesraad.lookback.draft import advice_look_back, looking_back_for
from adviesraad.notices import views as mail
from adviesraad.operations import background
from adviesraad.pages import recommendation_list as recommendations
from adviesraad.pages import record as reading
from adviesraad.pages import site as views
from adviesraad.pages.bin import bin_page
from adviesraad.privacy import views as privacy_work
from commitments.forms import comparing as commitment_changes
from commitments.views import commitment as commitment_work
from commitments.views import confirmation as confirming_work
from commitments.views import duty as duty_work
from commitments.views import public as commitments
from commitments.views import version as correcting_work
from commitments.views import work_list, yearly_round
from documents import views as documents
from documents.publishing import views as file_work
from governance.accounts.second_factor import TakePasskeyAway
from governance.accounts.views import administration, way_back
from governance.accounts.views import group as group_work
from governance.accounts.views import sign_in as sign_in_work
from governance.pages import keeping
from policies.views import policy as policy_work
from policies.views import public as policies

register_converter(ReferenceConverter, "reference")

public = [
    path("", views.home, name="home"),
    path("adviezen/", advices.advice_list, name="advice_list"),
    path("adviezen/aanbevelingen/", recommendations.recommendation_list, name="recommendation_list"),
    path("adviezen/aanvragen/<int:pk>/", advices.request_detail, name="request_detail"),
    path("adviezen/<slug:council>/<reference:reference>/", reading.advice_detail, name="advice_detail"),
    path("adviezen/<slug:council>/<reference:reference>/pdf/", advices.advice_pdf, name="advice_pdf"),
    path("adviezen/<slug:council>/<reference:reference>/wijzigingen/", versions.advice_changes, name="advice_changes"),
    path(
        "adviezen/<slug:council>/<reference:reference>/<int:number>/",
        reading.recommendation_detail,
        name="recommendation_detail",
    ),
    path("toezeggingen/", commitments.commitment_list, name="commitment_list"),
    path("toezeggingen/<str:number>/wijzigingen/", commitment_changes.commitment_changes, name="commitment_changes"),
    path("toezeggingen/<str:number>/", reading.commitment_detail, name="commitment_detail"),
    path("beleid/", policies.policy_list, name="policy_list"),
    path("beleid/<slug:slug>/", reading.policy_detail, name="policy_detail"),
    path("themas/", policies.theme_list, name="theme_list"),
    path("themas/<slug:slug>/", reading.theme_detail, name="theme_detail"),
    path("vergaderingen/", meetings.meeting_list, name="meeting_list"),
    path("zoeken/", views.search_page, name="search"),
    path("cijfers/", views.figures_page, name="figures"),
    path("over/", views.about, name="about"),
    path("woorden/", views.glossary_page, name="glossary"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("agenda/adviesraden.ics", calendars.of_all, name="calendar_of_all"),
    path("agenda/adviesraden/<slug:slug>.ics", calendars.of_council, name="calendar_of_council"),
    path("agenda/mijn/<slug:token>.ics", calendars.of_user, name="calendar_of_user"),
    path("mail/afmelden/<str:token>/", mail.unsubscribe, name="mail_unsubscribe"),
    path("documenten/<int:pk>/<str:name>", documents.document_download, name="document_download"),
    path(".well-known/security.txt", views.security_txt),
    path("robots.txt", views.robots_txt),
]

work = [
    path("", views.desk, name="desk"),
    path("gezien/", views.desk_seen, name="desk_seen"),
    path("prullenbak/", bin_page, name="bin"),
    path("mail/", mail.my_mail, name="my_mail"),
    path("mail/<int:pk>/", mail.open_notice, name="notice_open"),
    path("bewaren/", keeping.keep_typed, name="keep_typed"),
    path("agenda/", calendars.my_calendar, name="my_calendar"),
    path("agenda/adres/", calendars.renew, name="calendar_renew"),
    path("agenda/stoppen/", calendars.stop, name="calendar_stop"),
    path("aanmeldingen/", sign_in_work.my_sign_ins, name="my_sign_ins"),
    path("aanmeldingen/beeindigen/", sign_in_work.end_my_sessions, name="my_sessions_end"),
    path("inlezen/", importing.import_upload, name="import_upload"),
    path("inlezen/<int:pk>/", importing.import_review, name="import_review"),
    path("privacy/<slug:kind>/<int:pk>/", privacy_work.privacy_correction, name="privacy_correction"),
    path("aanvragen/nieuw/", advice_work.request_new, name="request_new"),
    path("aanvragen/<int:pk>/bewerken/", advice_work.request_edit, name="request_edit"),
    path("aanvragen/<int:pk>/openbaar/", publishing_work.request_publish, name="request_publish"),
    path("aanvragen/<int:pk>/besloten/", publishing_work.request_keep_private, name="request_keep_private"),
    path("aanvragen/<int:pk>/weghalen/", advice_work.request_remove, name="request_remove"),
    path("bestanden/<int:pk>/openbaar/", file_work.file_publish, name="file_publish"),
    path("bestanden/<int:pk>/besloten/", file_work.file_make_private, name="file_make_private"),
    path("aanvragen/<int:pk>/stap/<slug:status>/", advice_work.request_step, name="request_step"),
    path("aanvragen/<int:pk>/verlengen/", term_work.request_extend, name="request_extend"),
    path("adviezen/nieuw/", advice_work.advice_new, {"look_back": looking_back_for}, name="advice_new"),
    path("adviezen/<int:pk>/", reading.advice_work, name="advice_work"),
    path("adviezen/<int:pk>/bewerken/", advice_work.advice_edit, {"look_back": looking_back_for}, name="advice_edit"),
    path("adviezen/<int:pk>/eerder/", advice_look_back, name="advice_look_back"),
    path("adviezen/<int:pk>/weggooien/", advice_work.advice_delete, name="advice_delete"),
    path("adviezen/<int:pk>/voorbeeld.pdf", advice_work.advice_preview_pdf, name="advice_preview_pdf"),
    path("adviezen/<int:pk>/leesbaarheid/", plain_language.advice_readability, name="advice_readability"),
    path("adviezen/<int:pk>/oordeel/", review_round.review_new, name="review_new"),
    path("adviezen/<int:pk>/voorbeeld-mail/", dispatch_work.advice_preview_mail, name="advice_preview_mail"),
    path("adviezen/<int:pk>/nieuwe-versie/", advice_work.advice_new_version, name="advice_new_version"),
    path("adviezen/<int:pk>/stap/<slug:status>/", advice_work.advice_step, name="advice_step"),
    path("adviezen/<int:pk>/verlengen/", term_work.advice_extend, name="advice_extend"),
    path("adviezen/<int:pk>/geen-antwoord/", term_work.advice_no_answer, name="advice_no_answer"),
    path("adviezen/<int:pk>/toesturen/", dispatch_work.advice_dispatch, name="advice_dispatch"),
    path("adviezen/<int:pk>/doorgestuurd/", dispatch_work.advice_forwarded, name="advice_forwarded"),
    path("adviezen/<int:pk>/plannen/", dispatch_work.advice_plan, name="advice_plan"),
    path("reacties/<int:pk>/plannen/", dispatch_work.response_plan, name="response_plan"),
    path("geplande-publicaties/<int:pk>/annuleren/", dispatch_work.plan_cancel, name="plan_cancel"),
    path("adviezen/<int:pk>/herinnering/", reminder_work.reminder_new, name="reminder_new"),
    path("herinneringen/<int:pk>/", reminder_work.reminder_edit, name="reminder_edit"),
    path("herinneringen/<int:pk>/brief.pdf", reminder_work.reminder_pdf, name="reminder_pdf"),
    path("herinneringen/<int:pk>/mailen/", reminder_work.reminder_mail, name="reminder_mail"),
    path("herinneringen/<int:pk>/weggooien/", reminder_work.reminder_delete, name="reminder_delete"),
    path("herinneringen/<int:pk>/stap/<slug:status>/", reminder_work.reminder_step, name="reminder_step"),
    path("vergaderingen/", meetings.meeting_plan, name="meeting_plan"),
    path("vergaderingen/nieuw/", meetings.meeting_new, name="meeting_new"),
    path("vergaderingen/<int:pk>/", meetings.meeting_detail, name="meeting_detail"),
    path("vergaderingen/<int:pk>/bewerken/", meetings.meeting_edit, name="meeting_edit"),
    path("vergaderingen/<int:pk>/weghalen/", meetings.meeting_cancel, name="meeting_cancel"),
    path("vergaderingen/<int:pk>/agenda.pdf", meetings.meeting_agenda_pdf, name="meeting_agenda_pdf"),
    path("vergaderingen/<int:pk>/agendapunt/", meetings.item_new, name="agenda_item_new"),
    path("vergaderingen/punten/<int:pk>/", meetings.item_change, name="agenda_item_change"),
    path("vergaderingen/punten/<int:pk>/besluit/", meetings.item_decide, name="agenda_item_decide"),
    path("adviezen/<int:pk>/versies/", writing_work.advice_versions, name="advice_versions"),
    path("adviezen/<int:pk>/versies/<int:revision>/", writing_work.advice_restore, name="advice_restore"),
    path("adviezen/<int:pk>/notitie/", writing_work.note_new, name="note_new"),
    path("notities/<int:pk>/antwoord/", writing_work.note_reply, name="note_reply"),
    path("notities/<int:pk>/afgehandeld/", writing_work.note_resolve, name="note_resolve"),
    path("adviezen/<int:advice_pk>/reactie/", response_work.response_new, name="response_new"),
    path("reacties/<int:pk>/bewerken/", response_work.response_edit, name="response_edit"),
    path("reacties/<int:pk>/nieuwe-versie/", response_work.response_new_version, name="response_new_version"),
    path("reacties/<int:pk>/stap/<slug:status>/", response_work.response_step, name="response_step"),
    path("reacties/<int:reaction_pk>/lezing/", response_work.reading_new, name="reading_new"),
    path("reacties/<int:reaction_pk>/lezing/klopt/", response_work.reading_agree, name="reading_agree"),
    path("bevestigen/<slug:kind>/<int:pk>/", confirming_work.confirmation_new, name="confirmation_new"),
    path("aanbevelingen/<int:recommendation_pk>/oordeel/", commitment_work.verdict_new, name="verdict_new"),
    path("reacties/<int:reaction_pk>/zinnen/", commitment_work.promise_sentences, name="promise_sentences"),
    path("toezeggingen/", work_list.commitment_work_list, name="commitment_work_list"),
    path("toezeggingen/<int:pk>/rapportage/", duty_work.report_duty, name="report_duty"),
    path("toezeggingen/<int:pk>/bedrag/", duty_work.earmark_new, name="earmark_new"),
    path("bedragen/<int:pk>/doorschuiven/", duty_work.carry_over, name="carry_over"),
    path("toezeggingen/nieuw/", commitment_work.commitment_new, name="commitment_new"),
    path("toezeggingen/<int:pk>/", reading.commitment_work, name="commitment_work"),
    path("toezeggingen/<int:pk>/bewerken/", commitment_work.commitment_edit, name="commitment_edit"),
    path("toezeggingen/<int:pk>/nieuwe-versie/", correcting_work.commitment_new_version, name="commitment_new_version"),
    path("toezeggingen/<int:pk>/weggooien/", correcting_work.new_version_discard, name="new_version_discard"),
    path("toezeggingen/<int:pk>/prullenbak/", correcting_work.commitment_delete, name="commitment_delete"),
    path("toezeggingen/<int:pk>/vragen/", commitment_work.progress_ask, name="progress_ask"),
    path("toezeggingen/<int:pk>/voortgang/", commitment_work.progress_new, name="progress_new"),
    path("toezeggingen/<int:pk>/stap/<slug:status>/", commitment_work.commitment_step, name="commitment_step"),
    path("wat-wacht/", assigning.waiting, name="waiting"),
    path("toewijzingen/<int:pk>/stap/<slug:status>/", assigning.assignment_step, name="assignment_step"),
    path("jaarronde/", yearly_round.yearly_round, name="yearly_round"),
    path("themas/nieuw/", policy_work.theme_new, name="theme_new"),
    path("beleid/nieuw/", policy_work.policy_new, name="policy_new"),
    path("beleid/<int:pk>/bewerken/", policy_work.policy_edit, name="policy_edit"),
    path("beleid/<int:pk>/versie/", policy_work.version_new, name="version_new"),
    path("beleid/versies/<int:pk>/bewerken/", policy_work.version_edit, name="version_edit"),
    path("beleid/versies/<int:pk>/openbaar/", policy_work.version_publish, name="version_publish"),
    path("instellingen/", settings_work.settings_overview, name="council_settings"),
    path("instellingen/reces/nieuw/", settings_work.recess_new, name="recess_new"),
    path("instellingen/reces/<int:pk>/", settings_work.recess_edit, name="recess_edit"),
    path("instellingen/reces/<int:pk>/verwijderen/", settings_work.recess_delete, name="recess_delete"),
    path("instellingen/ontvangers/nieuw/", settings_work.recipient_new, name="recipient_new"),
    path("instellingen/ontvangers/<int:pk>/", settings_work.recipient_edit, name="recipient_edit"),
    path("instellingen/ontvangers/<int:pk>/verwijderen/", settings_work.recipient_delete, name="recipient_delete"),
    path("instellingen/brieven/<int:council_pk>/<slug:step>/", settings_work.letter_edit, name="letter_edit"),
    path("beheer/", administration.overview, name="administration"),
    path("beheer/gebruikers/nieuw/", administration.invite, name="user_invite"),
    path("beheer/gebruikers/<int:pk>/", administration.user_detail, name="user_detail"),
    path("beheer/gebruikers/<int:pk>/uitnodigen/", administration.invite_again, name="user_invite_again"),
    path("beheer/gebruikers/<int:pk>/aanmeldingen/", sign_in_work.user_sign_ins, name="user_sign_ins"),
    path("beheer/gebruikers/<int:pk>/uitloggen/", sign_in_work.user_end_sessions, name="user_end_sessions"),
    path(
        "beheer/gebruikers/<int:pk>/tweede-stap/", sign_in_work.user_take_second_factor, name="user_take_second_factor"
    ),
    path("beheer/gebruikers/<int:pk>/blokkeren/", sign_in_work.user_block, name="user_block"),
    path("beheer/gebruikers/<int:pk>/toelaten/", sign_in_work.user_unblock, name="user_unblock"),
    path("beheer/groepen/", group_work.group_roles, name="group_roles"),
    path("beheer/groepen/<int:pk>/weghalen/", group_work.group_role_remove, name="group_role_remove"),
    path("beheer/aanmeldingen/", sign_in_work.sign_in_log, name="sign_in_log"),
    path("beheer/rollen/<int:pk>/afdeling/", administration.membership_department, name="membership_department"),
    path("beheer/rollen/<int:pk>/beeindigen/", administration.membership_end, name="membership_end"),
    path("beheer/adviesraden/nieuw/", administration.council_new, name="council_new"),
    path("beheer/adviesraden/<int:pk>/", administration.council_edit, name="council_edit"),
    path("beheer/adviesraden/<int:pk>/weghalen/", administration.council_remove, name="council_remove"),
    path("beheer/gemeente/", administration.municipality_edit, name="municipality_edit"),
    path("beheer/bestuurders/nieuw/", administration.office_holder_new, name="office_holder_new"),
    path("beheer/bestuurders/<int:pk>/", administration.office_holder_edit, name="office_holder_edit"),
    path("beheer/bestuurders/<int:pk>/weghalen/", administration.office_holder_remove, name="office_holder_remove"),
    path("beheer/achtergrond/", background.overview, name="background"),
    path("beheer/achtergrond/<int:pk>/opnieuw/", background.try_again, name="job_again"),
    path("beheer/mail/", mail.undelivered, name="mail_undelivered"),
    path("beheer/mail/<int:pk>/opnieuw/", mail.send_again, name="mail_again"),
    path("beheer/mail/<int:pk>/laten/", mail.let_go, name="mail_let_go"),
]

handler400 = "adviesraad.operations.refusals.bad_request"

NOT_OURS = {"account_email", "account_email_verification_sent", "account_confirm_email", "account_confirm_login_code"}
account = [page for page in allauth if page.name not in NOT_OURS]

urlpatterns = [
    *public,
    path("werk/", include(work)),
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("account/organisatie/toch-niet/", way_back.changed_mind, name="socialaccount_login_cancelled"),
    path("account/terug/<str:token>/", way_back.come_back, name="come_back"),
    path("account/2fa/webauthn/keys/<int:pk>/remove/", TakePasskeyAway.as_view(), name="mfa_remove_webauthn"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/", include(account)),
]
handler500 = "adviesraad.operations.failing.page_failed"
