/* On a phone the menu lies over the page: fold it once a page was chosen in it. */
(() => {
  "use strict";

  const TELEPHONE = window.matchMedia("(max-width: 768px)");
  const CHOIX = ".st-key-menu a, .st-key-menu-enregistrer button";
  const FERMETURE = "[data-testid=stSidebarCollapseButton] button";

  document.addEventListener("click", (evenement) => {
    if (!TELEPHONE.matches || !evenement.target.closest(CHOIX)) return;
    document.querySelector(FERMETURE)?.click();
  });
})();
