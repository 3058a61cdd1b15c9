// What others write while this page is open is said in its own place; nothing is exchanged under the reader's eyes.
const spot = document.getElementById("changes");
if (spot) {
  const source = new EventSource(spot.dataset.from);
  source.onmessage = (event) => {
    spot.querySelector("span").textContent = event.data;
    spot.hidden = false;
  };
  window.addEventListener("pagehide", () => source.close());
}
