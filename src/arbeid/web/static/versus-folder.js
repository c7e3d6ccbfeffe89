// Two jobs side by side where no server is: the numbers of all jobs lie in the folder as a script.
// What is chosen stands behind the # of the address, so that it can be kept and passed on from a disk too.
(() => {
  const link = document.getElementById("versus-index");
  const whole = document.getElementById("versus-folder");
  if (!link || !whole) return;
  const root = link.href.replace(/static\/[^/]*$/, "");
  const selects = [...whole.querySelectorAll("select")];
  const said = document.getElementById("versus-said");
  const found = document.getElementById("versus-found");
  const table = found.querySelector("table");
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const list = (parts) => new Intl.ListFormat(language).format(parts);
  let known;

  const fill = (key, values = {}) => known.says[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function element(name, text = "", attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function load() {
    known ??= new Promise((ready, fail) => {
      const script = element("script");
      script.onload = () => ready((known = window.arbeidJobs));
      script.onerror = fail;
      script.src = link.href;
      document.head.append(script);
    });
    return known;
  }

  /** Every line that is known of one of the two; the studies in the order of the first. */
  function linesOf(one, other) {
    let at = 0;
    return known.parts.map((part) => {
      const lines = part.lines.map(([id, label, badge]) => ({ id, label, badge, first: one.numbers[at], second: other.numbers[at++] }));
      const shown = lines.filter((line) => line.first || line.second);
      const places = { one: (line) => line.first?.[1] ?? -1, two: (line) => line.second?.[1] ?? -1 };
      if (part.id === "studies") {
        const [rank, ...studies] = shown;
        studies.sort((a, b) => places.one(b) - places.one(a) || places.two(b) - places.two(a));
        return { ...part, lines: [rank, ...studies] };
      }
      return { ...part, lines: shown };
    });
  }

  /** Of which of two a number is higher where their ranges do not meet. */
  function differs({ first, second }) {
    if (!first || !second || [first[2], first[3], second[2], second[3]].includes(null)) return "";
    if (first[2] > second[3]) return "first";
    return second[2] > first[3] ? "second" : "";
  }

  function says(parts, one, other) {
    const ranked = parts.find((part) => part.id === "studies").lines.filter((line) => line.id !== "rank" && line.first && line.second);
    const more = ranked.filter((line) => line.first[1] > line.second[1]).map((line) => line.label);
    const less = ranked.filter((line) => line.second[1] > line.first[1]).map((line) => line.label);
    const apart = parts.flatMap((part) => part.lines).filter(differs).map((line) => line.label);
    const values = { first: one.inside, second: other.inside, first_studies: list(more), second_studies: list(less) };
    const count = (more.length ? more : less).length;
    let key = "versus.no_study";
    if (more.length && less.length) key = "versus.divided";
    else if (count) key = count < ranked.length ? "versus.most" : count > 1 ? "versus.agree" : "versus.agree_one";
    const job = more.length ? one.inside : other.inside;
    return [
      fill(key, { ...values, n: count, studies: ranked.length, job }),
      apart.length ? fill("versus.apart", { numbers: list(apart) }) : fill("versus.not_apart"),
    ];
  }

  function move(start, to) {
    const [from, into] = [known.jobs[start].inside, known.jobs[to].inside];
    const { to: reached, count, badge } = known.moves[start];
    if (!reached[to]) return fill("versus.no_move", { start: from, to: into });
    const [share, rank] = reached[to];
    return fill("versus.move", { start: from, to: into, share, rank, moves: count, badge });
  }

  function cell(number, bold) {
    const made = element("td");
    made.append(bold ? element("b", number[0]) : (number?.[0] ?? "–"));
    return made;
  }

  function draw(parts, jobs) {
    const head = element("tr");
    const corner = element("th", "", { scope: "col" });
    corner.append(element("span", fill("versus.number"), { class: "unseen" }));
    head.append(corner);
    for (const job of jobs) {
      const name = element("th", "", { scope: "col" });
      name.append(element("a", job.name, { href: root + job.file }));
      head.append(name);
    }
    const top = element("thead");
    top.append(head);
    table.replaceChildren(top);
    for (const part of parts) {
      const body = element("tbody");
      const heading = element("tr");
      heading.append(element("th", part.heading, { scope: "rowgroup", colspan: "3" }));
      body.append(heading);
      for (const line of part.lines) {
        const row = element("tr");
        const name = element("th", `${line.label} `, { scope: "row" });
        name.append(element("span", line.badge, { class: "soft kind" }));
        const higher = differs(line);
        row.append(name, cell(line.first, higher === "first"), cell(line.second, higher === "second"));
        body.append(row);
      }
      const source = element("tr");
      source.append(element("td", part.sources, { class: "source", colspan: "3" }));
      body.append(source);
      table.append(body);
    }
  }

  async function show() {
    await load();
    const [first, second] = selects.map((select) => select.value);
    const [one, other] = [known.jobs[first], known.jobs[second]];
    const title = document.querySelector("h1");
    found.hidden = !one || !other || first === second;
    said.replaceChildren();
    title.textContent = fill("web_versus.title");
    if (one && other && first === second) said.append(element("p", fill("web_versus.same")));
    if (!found.hidden) {
      const parts = linesOf(one, other);
      title.textContent = fill("web_versus.title_of", { first: one.name, second: other.inside });
      said.append(...says(parts, one, other).map((text, at) => element("p", text, { class: at ? "measure" : "lede headline" })));
      draw(parts, [one, other]);
      document.getElementById("versus-moves").replaceChildren(element("li", move(first, second)), element("li", move(second, first)));
    }
    document.title = `${title.textContent} · Arbeid`;
  }

  function read() {
    const chosen = new URLSearchParams(location.hash.slice(1));
    for (const select of selects) {
      select.value = chosen.get(select.dataset.side) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    for (const other of document.querySelectorAll(".languages a")) other.hash = location.hash;
    show();
  }

  for (const select of selects) {
    select.addEventListener("change", () => {
      const chosen = new URLSearchParams(selects.filter((one) => one.value).map((one) => [one.dataset.side, one.value]));
      history.replaceState(null, "", `#${chosen}`);
      read();
    });
  }
  window.addEventListener("hashchange", read);
  whole.hidden = false;
  read();
})();
