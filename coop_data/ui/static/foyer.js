/* The keyboard stays where the work is: a closed window gives the focus back to the button that opened it; an action whose
   button is gone gives it to the message that says what was done, or to the title of the page it led to. */
(() => {
  "use strict";

  const FENETRE = "[role=dialog]";
  const VOLATILES = "[role=dialog], [role=menu], [role=listbox], [data-testid=stPopoverBody]";
  const MESSAGE = "[data-testid=stMain] [data-testid=stAlert]";
  let bouton = null; // the last one pressed outside of any window, and what finds it again once it is drawn anew
  let repere = "";
  let fenetreOuverte = false;
  let attendu = false;
  let vus = new Set();
  let titre = "";

  const cle = (element) => {
    const porteur = element.closest("[class*='st-key-']");
    return porteur ? [...porteur.classList].find((classe) => classe.startsWith("st-key-")) : "";
  };
  const perdu = () => document.activeElement === document.body || document.activeElement === bouton;
  const titreDeLaPage = () => document.querySelector("[data-testid=stMain] h1");
  const viser = (element) => {
    if (!element.matches("a, button, input, [tabindex]")) element.tabIndex = -1;
    element.focus({ preventScroll: element.tagName === "BUTTON" });
  };

  const noter = (evenement) => {
    const presse = evenement.target.closest?.("button, a, [role=menuitem]");
    if (!presse) return;
    attendu = true;
    titre = titreDeLaPage()?.textContent ?? "";
    vus = new Set([...document.querySelectorAll(MESSAGE)].map((message) => message.textContent));
    if (presse.closest(VOLATILES)) return;
    bouton = presse;
    repere = cle(presse);
  };
  document.addEventListener("click", noter, true);

  const rendreAuBouton = () => {
    if (document.activeElement !== document.body) return;
    const encore = bouton?.isConnected ? bouton : repere && document.querySelector(`.${CSS.escape(repere)} button`);
    if (encore) {
      bouton = encore;
      viser(encore);
    }
  };

  const suivre = () => {
    const ouverte = document.querySelector(FENETRE) !== null;
    if (fenetreOuverte && !ouverte) setTimeout(rendreAuBouton);
    fenetreOuverte = ouverte;
    if (!attendu || ouverte || !perdu()) return;
    const message = [...document.querySelectorAll(MESSAGE)].find((texte) => !vus.has(texte.textContent));
    const nouveau = titreDeLaPage();
    const cible = message ?? (nouveau && nouveau.textContent !== titre ? nouveau : null);
    if (!cible) return;
    attendu = false;
    viser(cible);
  };
  new MutationObserver(suivre).observe(document.documentElement, { childList: true, subtree: true });
})();
