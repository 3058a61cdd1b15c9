// Sliders over the days that matter. The date fields stay what is sent; a slider only moves them from step to step.
function join(track) {
  const clock = track.closest(".clock");
  const [field, slide, said] = ["input[type=date]", "input[type=range]", "output"].map((one) => clock.querySelector(one));
  const steps = [...track.querySelectorAll("option")];
  const bars = [...track.querySelectorAll("rect")];

  function show(words) {
    said.textContent = words;
    slide.setAttribute("aria-valuetext", words);
    bars.forEach((bar, place) => {
      bar.classList.toggle("later", place > slide.valueAsNumber);
      bar.classList.toggle("now", place === slide.valueAsNumber);
    });
  }

  slide.addEventListener("input", () => {
    const step = steps[slide.valueAsNumber];
    field.value = step.dataset.day;
    show(step.label);
  });
  field.addEventListener("change", () => {
    if (!field.value) return;
    const place = steps.findLastIndex((step) => step.dataset.day <= field.value);
    slide.value = Math.max(0, place);
    const exact = steps[place]?.dataset.day === field.value;
    const lang = document.documentElement.lang;
    const day = new Date(`${field.value}T12:00`).toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
    show(exact ? steps[place].label : day);
  });
  slide.hidden = false;
}

for (const track of document.querySelectorAll("[data-slides]")) join(track);
