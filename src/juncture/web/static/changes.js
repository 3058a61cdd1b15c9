// What others write while this page is open is said in its own place; nothing is exchanged under the reader's eyes.
// Only the page in view listens: a browser opens few connections to one place, and each listener keeps one.
const spot = document.getElementById("changes");
if (spot) {
  const address = new URL(spot.dataset.from, location.href);
  let source = null;
  const hush = () => {
    source?.close();
    source = null;
  };
  const listen = () => {
    source ??= new EventSource(address);
    source.onmessage = (event) => {
      address.searchParams.set("since", event.lastEventId);
      spot.querySelector("span").textContent = event.data;
      spot.hidden = false;
    };
  };
  const turn = () => (document.hidden ? hush() : listen());
  document.addEventListener("visibilitychange", turn);
  window.addEventListener("pagehide", hush);
  window.addEventListener("pageshow", turn);
  turn();
}
