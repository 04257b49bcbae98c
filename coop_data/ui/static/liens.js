/* A link to the page one is on, with another question: Streamlit draws it and leaves the address as it was, in its bar
   and in its own memory, so that the next choice, the back button, a reload or a copied link would lose it. The
   address is written, and Streamlit told as when people go back: it reads both anew. */
(() => {
  "use strict";

  const LIENS = "a[data-testid=stPageLink-NavLink]";

  document.addEventListener(
    "click",
    (evenement) => {
      const lien = evenement.target.closest(LIENS);
      if (!lien || evenement.button || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
      const { pathname, href } = new URL(lien.href);
      if (pathname !== window.location.pathname || href === window.location.href) return;
      evenement.preventDefault();
      evenement.stopPropagation();
      window.history.pushState({}, "", href);
      window.dispatchEvent(new PopStateEvent("popstate"));
    },
    { capture: true },
  );
})();
