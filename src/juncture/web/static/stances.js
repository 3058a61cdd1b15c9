// The cell whose statements are shown is marked as the one that is open.
document.addEventListener("click", (event) => {
  const cell = event.target.closest("a.cell");
  if (!cell) return;
  for (const one of document.querySelectorAll("a.cell[aria-current]")) one.removeAttribute("aria-current");
  cell.setAttribute("aria-current", "true");
});
