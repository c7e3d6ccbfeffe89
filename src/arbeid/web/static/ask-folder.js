// The one box where no server searches: it ranks the index that lies in the folder, as arbeid.search does.
// The index is a script and not data, since a page from a disk may load a script but fetch nothing.
(() => {
  const link = document.getElementById("ask-index");
  if (!link) return;
  const root = link.href.replace(/static\/[^/]*$/, "");
  let index;

  const number = (digits) => parseInt(digits, 36);
  const places = (text) => text.match(/../g).map(number);
  const rows = (text) => text.split("\n").map((line) => line.split("\t"));

  function load() {
    index ??= new Promise((ready, fail) => {
      const script = document.createElement("script");
      script.onload = () => ready(read(window.arbeidIndex));
      script.onerror = fail;
      script.src = link.href;
      document.head.append(script);
    });
    return index;
  }

  function read(facts) {
    const words = new Map(
      rows(facts.words).map(([word, weight, on]) => [word, { weight: Number(weight), on: on.match(/.../g).map((one) => [number(one.slice(0, 2)), number(one[2]) / 35]) }]),
    );
    const titles = new Map();
    for (const [at, listed] of rows(facts.titles)) {
      for (const title of listed.split("|")) titles.set(title, places(at));
    }
    return {
      ...facts,
      words,
      titles,
      small: new Set(facts.small),
      names: new Map(rows(facts.names).map(([name, at]) => [name, places(at)])),
      things: rows(facts.things).map(([kind, name, file, about]) => ({ kind, name, about, address: root + file })),
    };
  }

  /** A text without capitals, accents, apostrophes and the points of initials. */
  const folded = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/\p{M}|['’]/gu, "")
      .replace(/(?<![\p{L}\d])(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll(".", ""));

  function asNumber(written) {
    if (/^[1-9]\d{0,2}([.,]\d{3})+$/.test(written)) return written.replace(/[.,]/g, "");
    const whole = written.replaceAll(",", ".");
    return whole.split(".").length === 2 ? whole.replace(/0+$/, "").replace(/\.$/, "") : whole;
  }

  function stem(word, endings) {
    const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= (one.length < 3 ? 3 : 4));
    const left = ending ? word.slice(0, -ending.length) : word;
    return left.length >= 4 ? left.replace(/(\p{L})\1+/gu, "$1") : left;
  }

  function wordsIn(text, known) {
    const found = folded(text.slice(0, 400)).match(/\d+(?:[.,]\d+)*|(?<![\p{L}\d])\p{L}-\p{L}+|\p{L}+/gu) ?? [];
    const alone = found.every((word) => word.length === 1);
    return found
      .filter((word) => /^\d/.test(word) || alone || word.length > 1)
      .map((word) => (/^\d/.test(word) ? asNumber(word) : stem(word, known.endings)));
  }

  /** The last word as far as it was typed: its end may be no ending yet. */
  function lastTyped(text) {
    const last = folded(text.slice(0, 400)).match(/\d+(?:[.,]\d+)*|(?<![\p{L}\d])\p{L}-\p{L}+|\p{L}+/gu)?.at(-1) ?? "";
    if (/^\d/.test(last)) return asNumber(last);
    return last.length >= 4 ? last.replace(/(\p{L})\1+/gu, "$1") : last;
  }

  /** The words of the index that one may stand for, and how closely; `typed` is one that may go on. */
  function likely(word, known, typed) {
    if (known.words.has(word) && !typed) return [[word, 1]];
    const found = known.words.has(word) ? [[word, 1]] : [];
    if (/^\d/.test(word) || word.length < (typed ? 2 : 4)) return found;
    const near = (other) => {
      if (other === word) return false;
      if (typed || other.length < 4) return other.startsWith(typed || word);
      const [shorter, longer] = word.length < other.length ? [word, other] : [other, word];
      return shorter.length > 4 && (longer.startsWith(shorter) || longer.endsWith(shorter));
    };
    const others = [...known.words.keys()].filter(near).sort((one, other) => one.length - other.length);
    return [...found, ...others.slice(0, 12).map((other) => [other, known.rules.begins])];
  }

  function scores(asked, known, typed) {
    const found = new Map();
    let total = 0;
    [...new Set(asked)].forEach((word) => {
      total += known.words.get(word)?.weight ?? known.rarest;
      const best = new Map();
      for (const [other, closeness] of likely(word, known, word === asked.at(-1) ? typed : "")) {
        const { weight, on } = known.words.get(other);
        for (const [at, much] of on) best.set(at, Math.max(best.get(at) ?? 0, closeness * weight * much));
      }
      for (const [at, much] of best) found.set(at, (found.get(at) ?? 0) + much);
    });
    for (const [at, score] of found) found.set(at, score / total);
    return found;
  }

  function named(asked, known, typed) {
    const whole = asked.join(" ");
    if (!typed) return known.names.get(whole) ?? [];
    const start = [...asked.slice(0, -1), typed].join(" ");
    const fits = (name) => name === whole || name.startsWith(`${whole} `) || name.startsWith(start);
    const begun = typed.length < 2 ? [] : [...known.names].filter(([name]) => fits(name));
    return begun.flatMap(([, at]) => at);
  }

  /** The groups that a job title leads to; while it is typed, those of titles that begin so. */
  function jobs(text, known, typing) {
    const title = folded(text).replace(/[^\p{L}\d+#]+/gu, " ").trim();
    const found = known.titles.get(title);
    if (found || !typing || title.length < 3) return found ?? [];
    const begun = [...known.titles.keys()].filter((one) => one.startsWith(title)).sort((one, other) => one.length - other.length);
    return [...new Set(begun.slice(0, 20).flatMap((one) => known.titles.get(one)))].slice(0, 4);
  }

  window.arbeidFind = async (text, typing = false) => {
    const known = await load();
    const whole = wordsIn(text, known);
    const bare = whole.filter((word) => !known.small.has(word));
    const asked = bare.length ? bare : whole;
    const typed = typing ? lastTyped(text) : "";
    const found = bare.length ? scores(asked, known, typed) : new Map();
    for (const at of named(asked, known, typed)) {
      found.set(at, known.rules.named + (found.get(at) ?? 0) + (known.things[at].kind === "claim" ? known.rules.number : 0));
    }
    for (const [at, score] of found) if (known.things[at].kind === "story" && score < known.rules.named) found.set(at, score * known.rules.story);
    jobs(text, known, typing).forEach((at, place) => found.set(at, known.rules.title - place / 100));
    const least = text.split(/[^\p{L}\d]+/u).filter(Boolean).length >= known.rules.sentence ? known.rules.leastOfSentence : known.rules.least;
    return [...found]
      .filter(([, score]) => score >= least)
      .sort(([one, first], [other, second]) => second - first || one - other)
      .slice(0, known.rules.most)
      .map(([at]) => ({ ...known.things[at], kind_name: known.kinds[known.things[at].kind] }));
  };

  /** Show what was found for the text in the address, on the page of the box itself. */
  async function show() {
    const place = document.getElementById("ask-found");
    const text = new URL(location.href).searchParams.get("q")?.trim();
    if (!place || !text) return;
    document.getElementById("ask-any").value = text;
    const found = await window.arbeidFind(text);
    const summary = document.createElement("p");
    summary.className = "summary";
    summary.textContent = found.length ? place.dataset.found : place.dataset.none;
    const list = document.createElement("ul");
    list.className = "doors plain";
    for (const one of found) {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: one.address, textContent: one.name });
      const kind = document.createElement("span");
      kind.textContent = one.about ? `${one.kind_name} · ${one.about}` : one.kind_name;
      item.append(link, " ", kind);
      list.append(item);
    }
    place.replaceChildren(summary, list);
  }
  show();
})();
