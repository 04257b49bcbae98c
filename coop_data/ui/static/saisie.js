/* A text area reaches the server only when it loses the focus: send it after a second of rest, so that the draft
   holds what is being typed. Inside a form Ctrl+Enter would submit it: those are left alone. */
(() => {
  "use strict";

  const REPOS_MS = 1000;
  const attentes = new WeakMap();

  const envoyer = (zone) => {
    if (!zone.isConnected || document.activeElement !== zone) return;
    zone.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true }));
  };

  document.addEventListener("input", (evenement) => {
    const zone = evenement.target;
    if (!(zone instanceof HTMLTextAreaElement) || evenement.isComposing || zone.closest("[data-testid=stForm]")) return;
    clearTimeout(attentes.get(zone));
    attentes.set(zone, setTimeout(() => envoyer(zone), REPOS_MS));
  });
})();
