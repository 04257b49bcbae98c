"""The session cookie's name: one over HTTPS, protected by its prefix, one for a developer's plain HTTP."""

from collections.abc import Mapping

NOM_HTTPS = "__Host-coop_session"
NOM_HTTP = "coop_session"


def nom_du_cookie(*, securise: bool) -> str:
    """The name to give the cookie; browsers accept ``__Host-`` only with ``Secure`` and no domain."""
    return NOM_HTTPS if securise else NOM_HTTP


def jeton_du_cookie(cookies: Mapping[str, str]) -> str | None:
    """The session token a browser presents, none when it has no session cookie."""
    return cookies.get(NOM_HTTPS) or cookies.get(NOM_HTTP)
