/* The browser's half of signing in and out: trade the one-time ticket for the HttpOnly cookie, then open the page
   again with it; or drop the cookie. */
(() => {
  "use strict";

  let traite = null;

  const demander = async (methode, corps) => {
    const options = { method: methode, credentials: "same-origin" };
    if (corps) Object.assign(options, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(corps) });
    return (await fetch("/api/session", options)).ok;
  };

  const chercher = async () => {
    const element = document.querySelector("[data-ticket], [data-deconnexion]");
    const { ticket = null } = element?.dataset ?? {};
    const demande = element ? ticket ?? "fin" : null;
    if (demande === traite) return;
    traite = demande;
    if (ticket && (await demander("POST", { ticket }))) window.location.reload();
    else if (demande === "fin") await demander("DELETE");
  };

  new MutationObserver(chercher).observe(document.documentElement, { subtree: true, childList: true });
})();
