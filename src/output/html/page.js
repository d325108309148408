// What a page does beyond being read: zoom, pan, dark and light, filters, and details of the thing under hand or focus.
"use strict";
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const view = byId("view");
  const picture = view.querySelector("svg");
  const { width, height } = picture.viewBox.baseVal;

  // Zoom: 1 is a CSS pixel of the picture on a CSS pixel of the screen.
  let zoom = 1;
  let fitted = true;
  const fit = () => Math.min(1, view.clientWidth / width);
  function zoomTo(wanted, x = view.clientWidth / 2, y = view.clientHeight / 2) {
    const next = Math.min(4, Math.max(0.1, wanted));
    const [left, top] = [(view.scrollLeft + x) / zoom, (view.scrollTop + y) / zoom];
    zoom = next;
    picture.style.width = `${width * zoom}px`;
    picture.style.height = `${height * zoom}px`;
    view.scrollLeft = left * zoom - x;
    view.scrollTop = top * zoom - y;
    byId("zoom").textContent = `${Math.round(zoom * 100)}%`;
    view.classList.toggle("moves", view.scrollWidth > view.clientWidth || view.scrollHeight > view.clientHeight);
  }
  function zoomBy(factor, x, y) {
    fitted = false;
    zoomTo(zoom * factor, x, y);
  }
  function fitWidth() {
    fitted = true;
    zoomTo(fit());
  }
  function fullSize() {
    fitted = false;
    zoomTo(1);
  }
  // On a telephone a whole map would be a stamp: it opens at its beginning, with words that can be read.
  function start() {
    const least = view.clientWidth < 640 ? 0.9 : 0.6;
    fitted = fit() >= least / 1.5;
    zoomTo(fitted ? fit() : least, 0, 0);
  }
  byId("zoom-in").onclick = () => zoomBy(1.25);
  byId("zoom-out").onclick = () => zoomBy(0.8);
  byId("fit").onclick = fitWidth;
  byId("full-size").onclick = fullSize;
  addEventListener("resize", () => fitted && zoomTo(fit(), 0, 0));
  const place = (event) => {
    const box = view.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomBy(Math.exp(-event.deltaY / 200), ...place(event));
  }, { passive: false });
  let pinch = null;
  const apart = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  view.addEventListener("touchmove", (event) => {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    const now = apart(event.touches);
    if (pinch) zoomBy(now / pinch, ...place(event.touches[0]));
    pinch = now;
  }, { passive: false });
  view.addEventListener("touchend", () => { pinch = null; });

  // Pan by mouse; fingers scroll by themselves.
  let drag = null;
  view.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType === "mouse") drag = { x: event.clientX, y: event.clientY, moved: false };
  });
  addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < 4) return;
    drag = { x: event.clientX, y: event.clientY, moved: true };
    view.classList.add("moving");
    view.scrollBy(-dx, -dy);
  });
  addEventListener("pointerup", () => {
    view.classList.remove("moving");
    // A click that follows asks whether it ends a drag.
    setTimeout(() => { drag = null; });
  });
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step) view.scrollBy(80 * step[0], 80 * step[1]);
    else if (event.key === "+" || event.key === "=") zoomBy(1.25);
    else if (event.key === "-") zoomBy(0.8);
    else if (event.key === "0") fitWidth();
    else if (event.key === "1") fullSize();
    else return;
    event.preventDefault();
  });

  // Dark and light: as the screen is, until somebody chooses.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = byId("theme");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const showTheme = () => theme.setAttribute("aria-pressed", isDark());
  if (theme) {
    theme.onclick = () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      showTheme();
    };
    dark.addEventListener("change", showTheme);
    theme.hidden = false;
    showTheme();
  }

  // Filters: what says whose it is and does not fit is dimmed, in picture and tables alike.
  const filters = [...document.querySelectorAll("select")];
  function filter() {
    const chosen = filters.filter((one) => one.value);
    let [count, all] = [0, 0];
    for (const thing of document.querySelectorAll("[data-persona], [data-segment], [data-channel]")) {
      const fits = chosen.every(({ name, value }) => !(name in thing.dataset) || thing.dataset[name].split(" ").includes(value));
      thing.classList.toggle("dimmed", !fits);
      if (!view.contains(thing)) {
        all += 1;
        count += fits;
      }
    }
    const told = byId("matching");
    told.textContent = chosen.length ? told.dataset.template.replace("{count}", count).replace("{all}", all) : "";
  }
  filters.forEach((one) => { one.onchange = filter; });

  // Details: what the tables know of a thing of the picture.
  const panel = byId("details");
  const text = byId("details-text");
  let shown = null;
  let pinned = false;
  let timer = 0;
  const entry = (thing) => document.querySelector(`#words [data-key="${thing.dataset.key}"]`);
  function show(thing, pin) {
    clearTimeout(timer);
    const copy = entry(thing).cloneNode(true);
    copy.querySelectorAll("details").forEach((note) => { note.open = true; });
    text.replaceChildren(...copy.childNodes);
    for (const reference of text.querySelectorAll("a.source")) {
      const name = document.querySelector(`${reference.hash} > strong`);
      const line = document.createElement("p");
      line.className = "about";
      line.append(reference.cloneNode(true), " ", name ? name.textContent : "");
      text.append(line);
    }
    shown?.classList.remove("shown");
    shown = thing;
    pinned = pin;
    thing.classList.add("shown");
    panel.hidden = false;
    beside();
    if (pin) panel.focus({ preventScroll: true });
  }
  // Below the thing where there is room, else above it, always on the screen.
  function beside() {
    if (!shown) return;
    const box = shown.getBoundingClientRect();
    const [wide, high] = [panel.offsetWidth, panel.offsetHeight];
    const below = box.bottom + 8 + high <= innerHeight;
    const top = below ? box.bottom + 8 : Math.min(box.top - 8 - high, innerHeight - high - 8);
    panel.style.top = `${Math.max(8, top)}px`;
    panel.style.left = `${Math.max(8, Math.min(box.left, innerWidth - wide - 8))}px`;
  }
  function hide() {
    clearTimeout(timer);
    const held = panel.contains(document.activeElement);
    // Still pinned, so that the focus does not show it again.
    if (held) shown?.focus({ preventScroll: true });
    panel.hidden = true;
    shown?.classList.remove("shown");
    shown = null;
    pinned = false;
  }
  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  for (const thing of picture.querySelectorAll("[data-key]")) {
    const told = entry(thing);
    if (!told) continue;
    thing.setAttribute("tabindex", "0");
    thing.setAttribute("role", "group");
    if (!thing.hasAttribute("aria-label")) thing.setAttribute("aria-label", told.textContent.trim());
    thing.addEventListener("pointerenter", () => pinned || later(() => show(thing, false), 120));
    thing.addEventListener("pointerleave", () => pinned || later(hide, 300));
    thing.addEventListener("focus", () => pinned || !thing.matches(":focus-visible") || show(thing, false));
    thing.addEventListener("blur", () => pinned || later(hide, 300));
    thing.addEventListener("click", (event) => drag?.moved || event.target.closest("a") || show(thing, true));
    thing.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== thing) return;
      event.preventDefault();
      show(thing, true);
    });
  }
  // A picture whose things can be reached is no longer one image.
  if (picture.querySelector("[tabindex]")) {
    for (const thing of [picture, ...picture.querySelectorAll("g[aria-label]")]) thing.setAttribute("role", "group");
  }
  panel.addEventListener("pointerenter", () => clearTimeout(timer));
  panel.addEventListener("pointerleave", () => pinned || later(hide, 300));
  panel.addEventListener("click", (event) => event.target.closest("a") && later(hide, 0));
  byId("details-close").onclick = hide;
  addEventListener("keydown", (event) => event.key === "Escape" && !panel.hidden && hide());
  addEventListener("pointerdown", (event) => pinned && !panel.contains(event.target) && hide());
  addEventListener("scroll", beside, true);

  // Paper has nothing to unfold.
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((note) => { note.open = true; }));

  for (const id of ["tools", "keys"]) byId(id).hidden = false;
  start();
})();
