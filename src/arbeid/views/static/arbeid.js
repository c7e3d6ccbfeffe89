// Two comforts; without them the page shows all panels and follows the system's colours.
(() => {
  const show = (tabs, chosen, focus) => {
    for (const tab of tabs) {
      const on = tab === chosen;
      tab.setAttribute("aria-selected", on);
      tab.tabIndex = on ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !on;
    }
    if (focus) chosen.focus();
  };
  const ready = (list) => {
    const tabs = [...list.querySelectorAll('[role="tab"]')];
    for (const tab of tabs) {
      const panel = document.getElementById(tab.getAttribute("aria-controls"));
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", () => show(tabs, tab));
    }
    list.addEventListener("keydown", (event) => {
      const at = tabs.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (at < 0 || to === undefined) return;
      event.preventDefault();
      show(tabs, tabs[(to + tabs.length) % tabs.length], true);
    });
    list.hidden = false;
    show(tabs, tabs[0]);
  };
  const lists = (root) => root.querySelectorAll('[role="tablist"]').forEach(ready);
  lists(document);
  // A part of the page may be replaced later; whoever does so says it with this event.
  document.addEventListener("arbeid:swapped", (event) => lists(event.target));

  const closed = new Set();
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details:not([open])")) {
      closed.add(part);
      part.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const part of closed) part.open = false;
    closed.clear();
  });

  try {
    const kept = document.getElementById(`theme-${localStorage.getItem("arbeid-theme")}`);
    if (kept) kept.checked = true;
    document.querySelector(".theme").addEventListener("change", (event) => {
      localStorage.setItem("arbeid-theme", event.target.value);
    });
  } catch {
    // No storage here: the choice holds for this visit only.
  }
})();
