// A changed assumption recomputes what follows from it: the quick parts first, then the flows.
(() => {
  const parts = { all: ["whole"], now: ["answer", "outcome", "deeper"], flows: ["flows"] };
  const reader = Math.random().toString(36).slice(2);
  const said = document.getElementById("said");
  const { read, plain, local } = window.arbeidNumber;
  let asking, waiting, moving = false;

  const form = () => document.querySelector("form[data-what-if]");
  const named = (names) => names.map((name) => document.getElementById(name)).filter(Boolean);

  /** The shortest address that keeps every control; a value as the scenario has it is left out. */
  function address() {
    const asked = new URL(form().getAttribute("action"), location.href);
    for (const field of form().elements) {
      const value = field.dataset.number ?? field.value;
      if (field.name && value !== "" && value !== field.dataset.own) asked.searchParams.set(field.name, value);
    }
    asked.searchParams.sort();
    return asked.href;
  }

  async function fetched(url, part, signal) {
    const headers = { "X-Arbeid-Part": part, "X-Arbeid-Reader": reader };
    const reply = await fetch(url, { signal, headers });
    if (!reply.ok) throw new Error(reply.statusText);
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const keep = [...document.querySelectorAll("#outcome [role=tab][aria-selected=true], #flows [role=tab][aria-selected=true]")].map((tab) => tab.id);
    for (const old of [...named(parts[part]), ...document.querySelectorAll("#languages, #data-link, #reset")]) {
      const fresh = page.getElementById(old.id);
      if (!fresh) continue;
      old.replaceWith(document.adoptNode(fresh));
      fresh.dispatchEvent(new CustomEvent("arbeid:swapped", { bubbles: true }));
    }
    for (const id of keep) {
      const tab = document.getElementById(id);
      if (tab && tab.getAttribute("aria-selected") !== "true") tab.click();
    }
  }

  /** Another economy has values of its own, so its controls come along. */
  async function move() {
    const focused = document.activeElement.id;
    const open = form().querySelector(".more").open;
    await fetched(address(), "all", asking.signal);
    form().querySelector(".more").open = open;
    document.getElementById(focused)?.focus();
  }

  async function recompute() {
    const anew = moving;
    asking?.abort();
    const mine = (asking = new AbortController());
    const url = address();
    const flows = document.getElementById("flows");
    for (const part of [...named(parts.now), flows]) part.setAttribute("aria-busy", "true");
    document.getElementById("flows-working").hidden = false;
    try {
      if (anew) await move().then(() => (moving = false));
      else await fetched(url, "now", mine.signal);
      history.replaceState(history.state, "", url);
      const summary = document.querySelector("[data-summary]");
      if (summary && said) said.textContent = summary.textContent;
      if (!anew) await fetched(url, "flows", mine.signal);
    } catch (problem) {
      if (problem.name === "AbortError") return;
      for (const part of [...named(parts.now), ...named(parts.flows)]) part.removeAttribute("aria-busy");
      document.getElementById("flows-working").hidden = true;
      if (said) said.textContent = said.dataset.failed;
    }
  }

  function soon(milliseconds, anew = false) {
    moving ||= anew;
    clearTimeout(waiting);
    waiting = setTimeout(recompute, milliseconds);
  }

  /** A number as it is said, with its unit. */
  function spoken(field) {
    const unit = field.parentElement.querySelector(".unit")?.textContent ?? "";
    return `${local(field.dataset.number)}${unit === "%" ? "%" : unit && ` ${unit}`}`;
  }

  /** Say beside a field why its text is not taken; nothing where it is. */
  function tell(field, problem, value = 0) {
    const filled = { value: field.value, kept: spoken(field), one: local(plain(value)), other: plain(1000 * value) };
    const sentence = problem && field.getAttribute(`data-refused-${problem}`);
    document.getElementById(`${field.name}-problem`).textContent = sentence.replace(/\{(\w+)\}/g, (_, name) => filled[name]);
    if (problem) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  /** Take a number, and show it on the slider that belongs to its field. */
  function take(field, value) {
    field.dataset.number = value;
    tell(field, "");
    const slide = document.getElementById(`${field.name}-slide`);
    if (!slide) return;
    if (Number(value) > Number(slide.max)) slide.max = value;
    slide.value = value;
    slide.setAttribute("aria-valuetext", spoken(field));
  }

  /** Take what was typed in a field, or say why not; say whether it was taken. */
  function typed(field) {
    const { value, problem } = read(field.value, Number(field.dataset.low), Number(field.dataset.high));
    const whole = field.inputMode !== "numeric" || Number.isInteger(value);
    if (!problem && whole) take(field, plain(value));
    else tell(field, problem || "number", value);
    return !problem && whole;
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.closest("form[data-what-if]")) return;
    if (field.type === "range") {
      const number = document.getElementById(field.dataset.for);
      number.value = local(field.value);
      take(number, field.value);
      soon(60);
    } else if (field.dataset.number === undefined) {
      soon(0, field.id === "economy");
    } else if (field.value.trim() !== "" && typed(field)) {
      soon(250);
    }
  });

  /** What was typed and taken then stands as this page writes it; an emptied field has its number back. */
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.dataset?.number === undefined || !field.closest("form[data-what-if]")) return;
    if (field.value.trim() === "") tell(field, "");
    if (!field.hasAttribute("aria-invalid")) field.value = local(field.dataset.number);
  });

  document.addEventListener("click", (event) => {
    const tick = event.target.closest("a[data-default]");
    if (!tick || !form() || location.protocol === "file:" || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const field = document.getElementById(tick.getAttribute("data-for"));
    field.value = local(tick.getAttribute("data-default"));
    take(field, tick.getAttribute("data-default"));
    soon(0);
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("a[data-swap]")) return;
    clearTimeout(waiting);
    asking?.abort();
  });

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-what-if]")) return;
    event.preventDefault();
    soon(0);
  });
})();
