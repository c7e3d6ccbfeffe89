// Charts that hold links are one stop of the keyboard; arrows walk inside, Enter follows, Escape leaves.
(() => {
  const holders = '.chart [role="tree"], .chart [role="listbox"]';
  const shape = "http://www.w3.org/2000/svg";

  const items = (holder) => [...holder.querySelectorAll('[role="treeitem"], [role="option"]')];
  const level = (item) => Number(item.getAttribute("aria-level") ?? 1);

  /** Where a key leads from an item: siblings up and down, the group and into it left and right. */
  function next(list, at, key) {
    const here = level(list[at]);
    const tree = list[at].getAttribute("role") === "treeitem";
    const find = (step, stop) => {
      for (let other = at + step; other >= 0 && other < list.length; other += step) {
        if (stop(list[other])) return other;
        if (level(list[other]) < here) return at;
      }
      return at;
    };
    const sibling = (item) => level(item) === here;
    if (key === "ArrowDown") return find(1, sibling);
    if (key === "ArrowUp") return find(-1, sibling);
    if (key === "ArrowRight") {
      if (!tree) return find(1, sibling);
      return list[at + 1] && level(list[at + 1]) > here ? at + 1 : at;
    }
    if (key === "ArrowLeft") return tree ? find(-1, (item) => level(item) < here) : find(-1, sibling);
    if (key === "Home") return 0;
    if (key === "End") return list.length - 1;
    return undefined;
  }

  /** Draw the ring of the focus over everything else, since an SVG paints in its own order. */
  function ring(holder, item) {
    const svg = holder.ownerSVGElement;
    for (const old of svg.querySelectorAll(".ring, .ring-behind")) old.remove();
    if (!item) return;
    const box = item.getBBox();
    for (const name of ["ring-behind", "ring"]) {
      const drawn = document.createElementNS(shape, "rect");
      for (const [key, value] of Object.entries({ x: box.x, y: box.y, width: box.width, height: box.height })) drawn.setAttribute(key, value);
      drawn.setAttribute("class", name);
      svg.append(drawn);
    }
  }

  function ready(root) {
    for (const holder of root.querySelectorAll(holders)) {
      const list = items(holder);
      if (!list.length) continue;
      const first = list.find((item) => item.getAttribute("aria-selected") === "true") ?? list[0];
      for (const item of list) item.setAttribute("tabindex", item === first ? "0" : "-1");
      // On an element of the SVG itself, a listener for focus would make that element a stop of its own.
      const chart = holder.closest(".chart");
      chart.addEventListener("focusin", (event) => {
        const item = event.target.closest('[role="treeitem"], [role="option"]');
        for (const other of list) other.setAttribute("tabindex", other === item ? "0" : "-1");
        ring(holder, item?.matches(":focus-visible") ? item : undefined);
      });
      chart.addEventListener("focusout", () => ring(holder));
      chart.addEventListener("keydown", (event) => {
        const at = list.indexOf(document.activeElement);
        if (event.key === "Escape") {
          const out = holder.closest("figure")?.querySelector('[role="tab"][aria-selected="true"]');
          return out ? out.focus() : document.activeElement.blur();
        }
        const to = at < 0 ? undefined : next(list, at, event.key);
        if (to === undefined) return;
        event.preventDefault();
        list[to].focus();
      });
    }
  }
  ready(document);
  document.addEventListener("arbeid:swapped", (event) => ready(event.target));
})();
