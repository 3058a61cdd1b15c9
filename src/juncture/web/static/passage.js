// Words selected in a source's text become the passage of a statement. Places count code points, as the record does.
const text = document.querySelector("[data-text]");
const points = (words) => [...words].length;

const after = (piece) => Number(piece.dataset.start) + points(piece.textContent);

function place(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-start]");
  if (!piece || !text.contains(piece)) return null;
  const words = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : "";
  return Number(piece.dataset.start) + points(words);
}

function selected() {
  const found = getSelection();
  if (!found.rangeCount || found.isCollapsed) return null;
  const range = found.getRangeAt(0);
  const words = range.toString();
  const touched = [...text.querySelectorAll("[data-start]")].filter((one) => range.intersectsNode(one));
  if (!touched.length) return null;
  const start = place(range.startContainer, range.startOffset) ?? Number(touched[0].dataset.start);
  const end = place(range.endContainer, range.endOffset) ?? after(touched.at(-1));
  if (end <= start) return null;
  const ahead = points(words) - points(words.trimStart());
  const behind = points(words) - points(words.trimEnd());
  if (end - behind <= start + ahead) return null;
  return { start: start + ahead, end: end - behind, box: range.getBoundingClientRect() };
}

if (text?.dataset.make) {
  const link = document.createElement("a");
  link.className = "button making";
  link.textContent = text.dataset.words;
  link.hidden = true;
  document.body.append(link);
  document.addEventListener("selectionchange", () => {
    const found = selected();
    link.hidden = !found;
    if (!found) return;
    link.href = `${text.dataset.make}${text.dataset.text}@${found.start}-${found.end}`;
    link.style.left = `${Math.max(8, found.box.left + scrollX)}px`;
    link.style.top = `${found.box.bottom + scrollY + 6}px`;
  });
}

// A statement in the margin and its passage light up together.
function light(ids, on) {
  for (const one of document.querySelectorAll("mark[data-by], details[data-for]")) {
    const own = (one.dataset.by ?? one.dataset.for).split(" ");
    if (own.some((id) => ids.includes(id))) one.classList.toggle("lit", on);
  }
}
for (const [type, on] of [["pointerover", true], ["pointerout", false]]) {
  text?.addEventListener(type, (event) => {
    const one = event.target.closest("mark[data-by], details[data-for]");
    if (one) light((one.dataset.by ?? one.dataset.for).split(" ").filter(Boolean), on);
  });
}
