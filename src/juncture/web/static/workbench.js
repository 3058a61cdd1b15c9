// What every page shares: the form of days needs no button where it asks by itself.
if (window.htmx || document.querySelector('script[src*="htmx"]')) document.documentElement.classList.add("lively");
