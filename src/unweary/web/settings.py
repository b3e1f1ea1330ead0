"""Every setting of the site. Each `UNWEARY_…` name is described in docs/reference/settings.md."""

from __future__ import annotations

import base64
import binascii
import os
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from cryptography.fernet import Fernet

from unweary.web.env import Env
from unweary.web.keeping import SIGNING_BYTES, kept_secret
from unweary.web.mail_server import BadMailServer, MailServer, read_mail_server
from unweary.web.tiles import BadTiles, read_tiles

env = Env(os.environ)

DEBUG = env.flag("UNWEARY_DEBUG")
DATA_FOLDER = Path(env.text("UNWEARY_DATA", default="unweary-data")).absolute()
SITE_NAME = env.text("UNWEARY_SITE_NAME", default="Unweary")
CONTACT = env.text("UNWEARY_CONTACT")  # whom to write to, shown on the help pages
EMERGENCY_NUMBER = env.text("UNWEARY_EMERGENCY_NUMBER")  # "" lists those of several countries
ADVICE_NUMBER = env.text("UNWEARY_ADVICE_NUMBER")  # a line for what cannot wait and is no emergency
CRISIS_NUMBER = env.text(
    "UNWEARY_CRISIS_NUMBER"
)  # a line for people who think of ending their life
RETENTION_DAYS = env.whole("UNWEARY_RETENTION_DAYS", default=30, least=1, most=3650)
HTTPS = env.flag("UNWEARY_HTTPS")
TILES = env.text("UNWEARY_TILES")  # path of the map's tiles on this site; "" draws none
TILES_CREDIT = env.text("UNWEARY_TILES_CREDIT")  # whose map it is, as its licence asks
if TILES:
    try:
        read_tiles(TILES)
    except BadTiles as error:
        env.problem(f'UNWEARY_TILES is "{TILES}"; {error}')
    if not TILES_CREDIT:
        env.problem("UNWEARY_TILES needs UNWEARY_TILES_CREDIT: whose map it is, shown below it.")
COUNT_EMBEDS = env.flag("UNWEARY_COUNT_EMBEDS")  # by day and picture; nobody is identified

SECRET_KEY = env.secret("UNWEARY_SECRET_KEY") or kept_secret(DATA_FOLDER, "secret-key")
SIGNING_KEY = env.secret("UNWEARY_SIGNING_KEY") or kept_secret(DATA_FOLDER, "signing-key")
try:
    signing_key = base64.b64decode(SIGNING_KEY, validate=True)
except binascii.Error:
    signing_key = b""
if len(signing_key) != SIGNING_BYTES:
    env.problem(f"UNWEARY_SIGNING_KEY must be {SIGNING_BYTES} random bytes in base64.")

RECORD_KEYS = [  # seal what identifies a person; the first seals, the others still open
    key.strip()
    for key in (env.secret("UNWEARY_RECORD_KEYS") or kept_secret(DATA_FOLDER, "record-key")).split(
        ","
    )
    if key.strip()
]
for key in RECORD_KEYS:
    try:
        Fernet(key)
    except ValueError:
        env.problem("UNWEARY_RECORD_KEYS must be keys of 32 random bytes in base64, by commas.")

ALLOWED_HOSTS = env.listed("UNWEARY_HOSTS", default=("localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HTTPS and host != "*"]

ADDRESS = env.text("UNWEARY_ADDRESS").rstrip("/")  # of the site, as it stands in letters
if ADDRESS and urlsplit(ADDRESS).scheme not in ("http", "https"):
    env.problem(f'UNWEARY_ADDRESS is "{ADDRESS}"; write it like https://care.example.org.')

MAIL: MailServer | None = None  # None: no letters are written, and no page promises one
mail_url = env.secret("UNWEARY_MAIL_URL")
if mail_url:
    try:
        MAIL = read_mail_server(mail_url)
    except BadMailServer as error:
        env.problem(f"UNWEARY_MAIL_URL cannot be used: {error}")
MAIL_FROM = env.text("UNWEARY_MAIL_FROM")
if mail_url and "@" not in parseaddr(MAIL_FROM)[1]:
    env.problem("UNWEARY_MAIL_URL needs UNWEARY_MAIL_FROM, like Unweary <care@example.org>.")
if mail_url and not ADDRESS:
    env.problem("UNWEARY_MAIL_URL needs UNWEARY_ADDRESS: letters hold links to the site.")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM or "unweary@localhost"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if MAIL is not None:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.tls == "starttls", MAIL.tls == "tls"
    EMAIL_TIMEOUT = MAIL.timeout_seconds

database_url = env.secret("UNWEARY_DATABASE_URL")
SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_FOLDER / "unweary.sqlite3",
    "CONN_MAX_AGE": 600,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",  # a writer waits its turn instead of failing
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
DATABASES: dict[str, Any] = {"default": SQLITE}
if database_url:
    try:
        DATABASES["default"] = dict(dj_database_url.parse(database_url, conn_max_age=600))
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError):
        env.problem("UNWEARY_DATABASE_URL is not like postgres://user:password@host:5432/name.")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts of clinics and of the host's administrators. Nobody else has one.
AUTH_USER_MODEL = "clinic.Staff"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/clinic/"
STAFF_IDLE_MINUTES = env.whole("UNWEARY_STAFF_IDLE_MINUTES", default=30, least=5, most=480)
STAFF_HOURS = 12  # of one sign-in, however busy
SESSION_COOKIE_NAME = "uw_staff"
SESSION_COOKIE_PATH = "/clinic/"  # no other page is sent it
SESSION_COOKIE_AGE = STAFF_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_ADAPTER = "unweary.web.clinic.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no letter from us
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second factor is told by letter
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_RATE_LIMITS = {  # counted in the database, so that all processes count together
    "login": "30/m/ip",
    "login_failed": "30/15m/ip,5/15m/key",  # five wrong tries lock an address for 15 minutes
    "reset_password": "20/h/ip,3/h/key",
    "reset_password_from_key": "20/h/ip",
    "entry": "30/h/ip",
    "claim": "10/h/ip",
    "claim_code": "20/h/user",
    "invite": "30/h/user",
}
MFA_ADAPTER = "unweary.web.clinic.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"
MFA_FORMS = {
    "authenticate": "unweary.web.clinic.second_factor.CodeForm",
    "reauthenticate": "unweary.web.clinic.second_factor.CodeAgainForm",
}
USERSESSIONS_TRACK_ACTIVITY = True
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0  # whose last word on an address is believed
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "counted_tries",
    }
}

INSTALLED_APPS = [
    "unweary.web.base",
    "unweary.web.guide",
    "unweary.web.check",
    "unweary.web.care",
    "unweary.web.share",
    "unweary.web.clinic",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "unweary.web.share.middleware.without_cookies",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "unweary.web.base.middleware.private_pages",
    "django.middleware.gzip.GZipMiddleware",
    "unweary.web.clinic.room.sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "unweary.web.clinic.room.accounts",
    "unweary.web.clinic.room.messages",
    "allauth.account.middleware.AccountMiddleware",
    "unweary.web.clinic.gate.Gate",
    "unweary.web.care.unreadable.Unreadable",
    "unweary.web.clinic.room.last_seen",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "unweary.web.urls"
WSGI_APPLICATION = "unweary.web.wsgi.application"
CSRF_FAILURE_VIEW = "unweary.web.care.stale.stale_form"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "base" / "parts"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "unweary.web.base.site.site",
                "django.contrib.messages.context_processors.messages",
                "unweary.web.care.door.care",
                "unweary.web.share.frames.frame",
            ],
            "builtins": ["django.templatetags.i18n"],
        },
    }
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]  # made by `make messages`
TIME_ZONE = env.text("UNWEARY_TIME_ZONE", default="UTC")
USE_TZ = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Neither addresses nor forms are written down: both could tell what somebody answered.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_answers": {"()": "unweary.web.base.logs.NoAnswers"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_answers"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}

env.refuse_unknown("UNWEARY_")
