// What a page does without a reload. Without this module every form and link still works, a page at a time.
(() => {
  const said = document.getElementById("said");
  let asking;

  // The radio buttons carry the choice of colours from here on.
  delete document.documentElement.dataset.theme;

  /** Put the parts of the page at `url` that `names` lists in the place of the same parts here. */
  async function swap(url, names, { push = true, focus } = {}) {
    asking?.abort();
    asking = new AbortController();
    const parts = names.map((name) => document.getElementById(name)).filter(Boolean);
    for (const part of parts) part.setAttribute("aria-busy", "true");
    try {
      const reply = await fetch(url, { signal: asking.signal });
      if (!reply.ok) throw new Error(reply.statusText);
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      for (const part of [...parts, ...document.querySelectorAll("#languages, #data-link")]) {
        const fresh = page.getElementById(part.id);
        if (!fresh) continue;
        part.replaceWith(document.adoptNode(fresh));
        fresh.dispatchEvent(new CustomEvent("arbeid:swapped", { bubbles: true }));
      }
      document.title = page.title;
      if (push) history.pushState({ names }, "", url);
      if (focus) document.getElementById(focus)?.focus();
      const summary = document.querySelector("[data-summary]");
      if (summary && said) said.textContent = summary.textContent;
    } catch (problem) {
      if (problem.name === "AbortError") return;
      for (const part of parts) part.removeAttribute("aria-busy");
      if (said) said.textContent = said.dataset.failed;
    }
  }

  const named = (element) => element.dataset.swap.split(" ");

  /** The address that a form asks for, without its empty fields. */
  function address(form) {
    const asked = new URL(form.getAttribute("action") || location.pathname, location.href);
    const fields = [...new FormData(form)].filter(([, value]) => value !== "");
    asked.search = new URLSearchParams(fields).toString();
    return asked.href;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || location.protocol === "file:" || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    swap(link.href, named(link), { focus: link.id });
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-swap]")) return;
    event.preventDefault();
    swap(address(form), named(form));
  });

  history.replaceState({ names: ["content"] }, "");
  addEventListener("popstate", (event) => {
    if (event.state?.names) swap(location.href, ["content"], { push: false });
  });

  /** A threshold: the value under the reader's hand, from the values that came with the page. */
  function threshold(slider) {
    const strip = document.getElementById(slider.dataset.strip);
    const at = JSON.parse(slider.dataset.values)[slider.value];
    const part = `${100 * at.share}%`;
    const marker = strip.querySelector("[data-marker]");
    for (const name of ["cx", "x1", "x2", "x"]) {
      for (const mark of marker.querySelectorAll(`[${name}]`)) mark.setAttribute(name, part);
    }
    for (const [name, text] of Object.entries(at.says)) {
      for (const place of document.querySelectorAll(`[data-says="${name}"]`)) place.textContent = text;
    }
    slider.setAttribute("aria-valuetext", at.says.spoken);
    if (slider.dataset.field) document.getElementById(slider.dataset.field).value = slider.value;
  }

  function ready(root) {
    for (const slider of root.querySelectorAll("input[data-values]")) {
      const asked = new URL(location.href).searchParams.get(slider.name);
      if (asked !== null && asked !== slider.value) {
        slider.value = asked;
        threshold(slider);
      }
      slider.addEventListener("input", () => threshold(slider));
      slider.addEventListener("change", () => {
        const here = new URL(location.href);
        here.searchParams.set(slider.name, slider.value);
        history.replaceState(history.state, "", here);
        for (const link of document.querySelectorAll("#languages a, #data-link")) {
          const there = new URL(link.href);
          there.searchParams.set(slider.name, slider.value);
          link.href = there.href;
        }
      });
    }
    for (const button of root.querySelectorAll("[data-copy]")) {
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy || location.href);
        if (said) said.textContent = said.dataset.copied;
        button.dataset.done = said.dataset.copied;
      });
    }
  }
  ready(document);

  // In another page's frame: tell that page how high this one is, which may then fit the frame to it.
  if (window.parent !== window && document.body.classList.contains("embedded")) {
    const tell = () => {
      window.parent.postMessage({ arbeid: { height: document.documentElement.scrollHeight } }, "*");
    };
    new ResizeObserver(tell).observe(document.body);
  }
  document.addEventListener("arbeid:swapped", (event) => ready(event.target));
})();
