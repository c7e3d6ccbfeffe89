// Suggestions while a box is typed in, as a combobox: arrows walk the list, Enter follows, Escape closes.
// Without this module the box is a form that leads to the page of what was found.
(() => {
  const WAIT = 150;
  const LEAST = 2;
  const said = document.getElementById("said");

  /** What was found for a text: by the server, or in a folder by the index that lies in it. */
  async function find(form, text, signal) {
    if (window.arbeidFind) return window.arbeidFind(text, true);
    const asked = new URL(form.action);
    asked.pathname += ".json";
    asked.search = new URLSearchParams({ q: text, typing: "1" }).toString();
    const reply = await fetch(asked, { signal });
    return reply.ok ? (await reply.json()).data.readings : [];
  }

  function combobox(form) {
    const input = form.querySelector('input[name="q"]');
    const list = document.createElement("ul");
    Object.assign(list, { id: `${input.id}-list`, className: "suggestions", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.suggested);
    input.after(list);
    const set = (name, value) => input.setAttribute(name, value);
    set("role", "combobox");
    set("aria-autocomplete", "list");
    set("aria-controls", list.id);
    set("aria-expanded", "false");
    let asking, waiting, active = -1;

    function close() {
      clearTimeout(waiting);
      asking?.abort();
      list.hidden = true;
      list.ariaBusy = null;
      set("aria-expanded", "false");
      choose(-1);
    }

    function choose(at) {
      active = at;
      [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
      if (at < 0) return input.removeAttribute("aria-activedescendant");
      set("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }

    function show(readings) {
      list.replaceChildren(
        ...readings.map((one, at) => {
          const option = document.createElement("li");
          option.id = `${list.id}-${at}`;
          option.dataset.address = one.address;
          option.setAttribute("role", "option");
          const kind = document.createElement("span");
          kind.textContent = one.kind_name;
          const name = document.createElement("span");
          name.lang = one.name_language ?? document.documentElement.lang;
          name.textContent = one.name;
          option.append(name, " ", kind);
          return option;
        }),
      );
      choose(-1);
      list.hidden = !readings.length;
      list.ariaBusy = null;
      set("aria-expanded", String(!list.hidden));
      if (said) said.textContent = `${readings.length} ${form.dataset.suggested}`;
    }

    async function ask() {
      asking?.abort();
      asking = new AbortController();
      const text = input.value.trim();
      if (text.length < LEAST) return close();
      try {
        const readings = await find(form, text, asking.signal);
        if (input.value.trim() === text && document.activeElement === input) show(readings);
      } catch (problem) {
        if (problem.name !== "AbortError") close();
      }
    }

    // What was chosen for an earlier text is not what the words now ask for: Enter sends the words.
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      choose(-1);
      list.ariaBusy = "true";
      waiting = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      const last = list.children.length - 1;
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        return close();
      }
      if (list.hidden) return;
      if (event.key === "ArrowDown") choose(active < last ? active + 1 : -1);
      else if (event.key === "ArrowUp") choose(active < 0 ? last : active - 1);
      else if (event.key === "Enter" && active >= 0) location.href = list.children[active].dataset.address;
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", close);
    // The box keeps the focus while an option is pressed, or the list would be gone before the click.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) location.href = option.dataset.address;
    });
  }

  for (const form of document.querySelectorAll("form[data-suggested]")) combobox(form);
})();
