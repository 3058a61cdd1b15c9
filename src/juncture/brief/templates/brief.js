// A note opens beside its number, and folded parts open for printing. Without this script a number is a plain link.
"use strict";
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details.keep:not([open])")];
  opened.forEach((one) => { one.open = true; });
});
addEventListener("afterprint", () => { opened.forEach((one) => { one.open = false; }); });
if ("popover" in HTMLElement.prototype) {
  const card = document.createElement("div");
  card.popover = "auto";
  card.className = "card";
  document.body.append(card);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.ref");
    const note = link && document.getElementById(link.hash.slice(1));
    if (!note || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    card.replaceChildren(...[...note.childNodes].map((one) => one.cloneNode(true)));
    card.showPopover();
    const place = link.getBoundingClientRect();
    card.style.left = `${Math.max(8, Math.min(place.left, innerWidth - card.offsetWidth - 8))}px`;
    const below = place.bottom + 6;
    card.style.top = `${below + card.offsetHeight > innerHeight ? Math.max(8, place.top - card.offsetHeight - 6) : below}px`;
    card.tabIndex = -1;
    card.focus();
  });
}
