/* Where the server is: at the root, whatever page is open. Streamlit would otherwise look for it under the page first. */
window.__streamlit = { BACKEND_BASE_URL: window.location.origin };
