"""Settings, all from the environment; without DEBUG they are those of production.

SECRET_KEY             required unless DEBUG
DEBUG                  "1" shows errors in the browser and needs no secret key
DATABASE_URL           the PostgreSQL server (15 or newer), with the role of the web server and the worker
DATABASE_OWNER_URL     the same with the role that owns the tables, for migrate only; without it one role does both
DATA_DIR               the folder for uploaded and made files (default: .data)
ALLOWED_HOSTS          host names, separated by commas
SITE_URL               the public address, used in mail and PDF
EMAIL_URL              where mail goes, for instance smtp+tls://user:password@host:587
THEME_STYLESHEET       the static path of the municipality's theme
SECURITY_CONTACT       the mail address for who finds a leak, in security.txt (default: DEFAULT_FROM_EMAIL)
SEAL_EMAIL             the mail address that gets the newest seal of the trail every day (default: nobody)
CLAMAV_SOCKET          where ClamAV scans every file: unix:/run/clamav/clamd.ctl or tcp://host:3310 (default: nowhere)
HTTPS                  "0" switches off everything that needs TLS (for a trial on one machine)
IDLE_MINUTES           after how long without a request somebody is signed out (default: 120)
SIGN_INS_KEPT_DAYS     how long the log of who signed in is kept (default: 180)
SECOND_FACTOR_FOR      the roles that need a second step to sign in, for instance administrator,secretary,staff
SECOND_FACTOR_GRACE_DAYS  how many days they have to set it up (default: 14; 0: at once)
OIDC_SERVER_URL        the address of the organisation's sign-on (OpenID Connect); without it there is none
OIDC_CLIENT_ID, OIDC_CLIENT_SECRET  how it knows this site; the secret may stand in OIDC_CLIENT_SECRET_FILE
OIDC_NAME              what its account is called on the login page (default: my organisation)
OIDC_GROUPS_CLAIM      where it tells in which groups somebody is (default: groups)
OIDC_VOUCHES_FOR_ADDRESSES  "1" when its addresses are verified, and it does not say so (Entra ID)
LOCAL_LOGIN            "0" when passwords do not count, and everybody signs on with that account
ACCEL_REDIRECT         "1" when nginx sends the files (X-Accel-Redirect)
BEHIND_PROXY           "1" when a proxy in front says whether the visitor uses TLS

A secret may stand in a file instead: SECRET_KEY_FILE, DATABASE_URL_FILE, DATABASE_OWNER_URL_FILE and EMAIL_URL_FILE.
"""

import os
from pathlib import Path

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent


def switch(name, default=False):
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def whole_number(name, default, least=1):
    """The setting `name`, a whole number; raises ImproperlyConfigured for anything else, and for one below `least`."""
    given = (os.environ.get(name) or str(default)).strip()
    if not given.isdecimal() or int(given) < least:
        raise ImproperlyConfigured(f"{name} has to be a whole number of at least {least}, and is: {given}")
    return int(given)


def secret(name, default=""):
    """The setting `name`, or what stands in the file that NAME_FILE names."""
    path = os.environ.get(f"{name}_FILE")
    if not path:
        return os.environ.get(name) or default
    try:
        return Path(path).read_text().strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise ImproperlyConfigured(f"{name}_FILE names a file that cannot be read: {path}") from problem


DEBUG = switch("DEBUG")
SECRET_KEY = secret("SECRET_KEY", "only-for-development" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY to a long random text, or DEBUG=1 on your own machine.")
HTTPS = switch("HTTPS", default=not DEBUG)
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "adviesraad",
    "commitments",
    "advices",
    "policies",
    "documents",
    "governance",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "csp",
    "django_filters",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "governance.pages.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "governance.accounts.sign_ins.SignInMiddleware",
    "governance.accounts.second_factor.SecondFactorMiddleware",
    "governance.pages.middleware.KeepPostMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "governance.pages.once.OnceMiddleware",
]

ROOT_URLCONF = "adviesraad.urls"
WSGI_APPLICATION = "adviesraad.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "governance.pages.context.municipality",
            ],
            "builtins": ["governance.templatetags.look"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ["nlds"]
CRISPY_TEMPLATE_PACK = "nlds"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
THEME_STYLESHEET = os.environ.get(
    "THEME_STYLESHEET", "vendor/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"
)

DATABASE_URL, OWNER_URL = secret("DATABASE_URL"), secret("DATABASE_OWNER_URL")
STEADY = {"conn_max_age": 60, "conn_health_checks": True}
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, **STEADY) if DATABASE_URL else {}}
DATABASE_OWNER = dj_database_url.parse(OWNER_URL) if OWNER_URL else {}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "governance_cache",
        "KEY_FUNCTION": "governance.pages.pace.unreadable",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", BASE_DIR / "static-collected"))
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / ".data"))
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "governance.file_storage.WholeFiles"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
ACCEL_REDIRECT = switch("ACCEL_REDIRECT")
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
LARGEST_UPLOAD = 20 * 1024 * 1024
CLAMAV_SOCKET = os.environ.get("CLAMAV_SOCKET", "")

AUTH_USER_MODEL = "governance.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "governance.accounts.passwords.CommonDutchValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "governance.accounts.adapter.InvitationOnlyAdapter"
ACCOUNT_FORMS = {
    "login": "governance.accounts.adapter.SignInForm",
    "reset_password": "governance.accounts.adapter.ForgottenPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
# Failures count per visitor's address and not per account: a known address cannot be locked out from outside.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,60/h/ip"}
RATE_LIMITS = {
    "search": "60/m/ip",
    "pdf": "20/m/ip",
    "import": "30/m/user",
    "kept_signed_out": "10/m/ip,60/h/ip",
    "second_step": "10/m/key,20/h/key",  # per account: who gets here knows its password
}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
MFA_ADAPTER = "governance.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "governance.accounts.second_factor.CodeForm",
    "authenticate_webauthn": "governance.accounts.second_factor.PasskeyForm",
    "add_webauthn": "governance.accounts.second_factor.NewPasskeyForm",
    "reauthenticate_webauthn": "governance.accounts.second_factor.PasskeyAgainForm",
    "reauthenticate": "governance.accounts.second_factor.CodeAgainForm",
    "activate_totp": "governance.accounts.second_factor.SetUpForm",
    "edit_webauthn": "governance.accounts.second_factor.NameForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
SECOND_FACTOR_FOR = {role.strip() for role in os.environ.get("SECOND_FACTOR_FOR", "").split(",") if role.strip()}
SECOND_FACTOR_GRACE_DAYS = whole_number("SECOND_FACTOR_GRACE_DAYS", 14, least=0)
OIDC_SERVER_URL = os.environ.get("OIDC_SERVER_URL", "")
if OIDC_SERVER_URL and not (DEBUG or OIDC_SERVER_URL.startswith("https://")):
    raise ImproperlyConfigured("OIDC_SERVER_URL has to begin with https://: who listens in could sign in as anybody.")
OIDC_NAME = os.environ.get("OIDC_NAME") or _("my organisation")
OIDC_GROUPS_CLAIM = os.environ.get("OIDC_GROUPS_CLAIM") or "groups"
OIDC_VOUCHES_FOR_ADDRESSES = switch("OIDC_VOUCHES_FOR_ADDRESSES")
LOCAL_LOGIN = switch("LOCAL_LOGIN", default=True) or not OIDC_SERVER_URL
SOCIALACCOUNT_ADAPTER = "governance.accounts.sign_on.SignOnAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads to another site is against our own policy
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "organisatie",
                "name": "OpenID Connect",
                "client_id": os.environ.get("OIDC_CLIENT_ID", ""),
                "secret": secret("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": OIDC_SERVER_URL, "fetch_userinfo": False},
            }
        ]
        if OIDC_SERVER_URL
        else [],
    }
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"

SESSION_COOKIE_AGE = 60 * 60 * 10
IDLE_MINUTES = whole_number("IDLE_MINUTES", 120)
SIGN_INS_KEPT_DAYS = whole_number("SIGN_INS_KEPT_DAYS", 180)
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (f"{'__Host-' * HTTPS}{name}" for name in ("sessionid", "csrftoken"))
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if switch("BEHIND_PROXY") else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if switch("BEHIND_PROXY") else 0
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
    }
}

vars().update(dj_email_url.parse(secret("EMAIL_URL", "console:")))
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL") or "adviesraad@localhost"
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT") or DEFAULT_FROM_EMAIL
SEAL_EMAIL = os.environ.get("SEAL_EMAIL", "")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {
        "procrastinate": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
