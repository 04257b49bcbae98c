/* A text area or a number reaches the server only when it loses the focus: send it after a second of rest, so that
   the draft holds what is being typed. Inside a form Enter would submit it: those are left alone. */
(() => {
  "use strict";

  const REPOS_MS = 1000;
  const attentes = new WeakMap();

  const envoyer = (zone) => {
    if (!zone.isConnected || document.activeElement !== zone) return;
    if (zone instanceof HTMLInputElement && zone.value === "") return; // an emptied number would come back at once
    const ctrlKey = zone instanceof HTMLTextAreaElement;
    zone.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", ctrlKey, bubbles: true }));
  };

  document.addEventListener("input", (evenement) => {
    const zone = evenement.target;
    if (!zone.matches?.("textarea, [data-testid=stNumberInput] input")) return;
    if (evenement.isComposing || zone.closest("[data-testid=stForm]")) return;
    clearTimeout(attentes.get(zone));
    attentes.set(zone, setTimeout(() => envoyer(zone), REPOS_MS));
  });

  /* Enter in the line of quick entry continues. Streamlit hears the key first, so the whole line is sent with it. */
  document.addEventListener("keydown", (evenement) => {
    if (evenement.key !== "Enter" || evenement.isComposing) return;
    if (!evenement.target.closest?.(".st-key-saisie-rapide-ligne")) return;
    setTimeout(() => document.querySelector(".st-key-saisie-rapide-continuer button")?.click());
  });

  const viser = (message) => {
    const champ = message.closest("[class*='st-key-saisie-champ-']");
    const cible = champ?.querySelector("input, textarea, button[role=radio], [role=combobox]") ?? message;
    cible.focus({ preventScroll: true });
    (champ ?? message).scrollIntoView({ block: "center" });
  };

  /* A refused form: the summary takes the focus once for each sending, and its links lead into the fields. */
  let dernierEnvoi = "";
  const montrerLeResume = () => {
    const resume = document.querySelector(".saisie-resume[data-envoi]");
    if (!resume || resume.dataset.envoi === dernierEnvoi) return;
    dernierEnvoi = resume.dataset.envoi;
    const message = resume.dataset.viser && document.getElementById(resume.dataset.viser);
    if (message) {
      viser(message); // a report to complete: straight to the first field that it lacks
      return;
    }
    resume.focus({ preventScroll: true });
    resume.scrollIntoView({ block: "center" });
  };
  new MutationObserver(montrerLeResume).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener("click", (evenement) => {
    const lien = evenement.target.closest?.(".saisie-resume a[href^='#erreur-']");
    const message = lien && document.getElementById(lien.hash.slice(1));
    if (!message) return;
    evenement.preventDefault();
    viser(message);
  });
})();
