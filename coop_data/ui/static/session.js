/* The browser's half of signing in and out: trade the one-time ticket for the HttpOnly cookie, or give the cookie up. */
(() => {
  "use strict";

  const ADRESSE = "/api/session";
  let dernier = null;

  const echanger = (element) => {
    const { ticket, deconnexion } = element.dataset;
    const demande = ticket || `fin:${deconnexion}`;
    if (demande === dernier) return;
    dernier = demande;
    const options = ticket
      ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ticket }) }
      : { method: "DELETE" };
    fetch(ADRESSE, { ...options, credentials: "same-origin" });
  };

  const CIBLE = "[data-ticket], [data-deconnexion]";
  const chercher = () => document.querySelectorAll(CIBLE).forEach(echanger);
  new MutationObserver(chercher).observe(document.documentElement, { subtree: true, childList: true });
})();
