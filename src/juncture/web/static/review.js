// One key decides: it presses the button that bears it. Keys typed into a field stay there.
const typing = (one) => one.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const key = event.key === "Enter" ? "Enter" : event.key;
  if (typing(event.target) && key !== "Escape") return;
  if (key === "Enter" && event.target.closest("a, button, summary")) return;
  const button = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

// After a swap the page reads on where the eye is: at the passage.
document.addEventListener("htmx:afterSettle", () => {
  const field = document.querySelector("#main .entry input:not([type=hidden]), #main .entry select");
  (field ?? document.querySelector("#main"))?.focus({ preventScroll: !field });
});
