"""How people sign in: the part of the settings that is the same on every machine."""

AUTHENTICATION_BACKENDS = ["realtoros.accounts.backend.Backend"]
# The first one hashes; the others read what former versions wrote, and it is hashed anew at the next sign-in.
PASSWORD_HASHERS = ["realtoros.accounts.hashing.Argon2", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
PASSWORD_RESET_TIMEOUT = 60 * 60 * 3
ACCOUNT_ADAPTER = "realtoros.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever invites or adds an agent vouches for the address; a new one is confirmed
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 2  # the present one, and the next one until it is confirmed
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody can have us write to strangers
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]  # no code by mail
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# See realtoros/accounts/limits.py. The account comes first: whoever is refused there does not use up the address.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/15m/key,15/15m/ip",
    "login": None,  # realtoros/web/rates.py counts all requests
    "reset_password": "5/h/key,20/h/ip",
    "change_password": "10/15m/user",
    "reauthenticate": "20/15m/user",
}
ACCOUNT_FORMS = {
    "login": "realtoros.accounts.forms.LoginForm",
    "reauthenticate": "realtoros.accounts.forms.Reauthenticate",
    "add_email": "realtoros.accounts.forms.NewEmail",
    "change_password": "realtoros.accounts.forms.ChangePassword",
    "set_password": "realtoros.accounts.forms.SetPassword",
    "reset_password": "realtoros.accounts.forms.ResetPassword",
    "reset_password_from_key": "realtoros.accounts.forms.NewPassword",
}
MFA_ADAPTER = "realtoros.accounts.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "realtoros.accounts.forms.ActivateApp",
    "authenticate": "realtoros.accounts.forms.AuthenticateForm",
    "reauthenticate": "realtoros.accounts.forms.ReauthenticateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
