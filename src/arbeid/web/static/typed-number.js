// Numbers as a reader types them, by the rule of web/typed_number.py: a comma or a point for the decimals.
window.arbeidNumber = (() => {
  const dutch = document.documentElement.lang === "nl";
  const grouped = /^[-+]?\d{1,3}(?:(?:\.\d{3})+,\d{1,6}|(?:,\d{3})+\.\d{1,6}|(?:\.\d{3}){2,}|(?:,\d{3}){2,})$/;
  const simple = /^[-+]?(?:\d{1,6}(?:[.,]\d{0,6})?|[.,]\d{1,6})$/;
  const parted = /^[-+]?[1-9]\d{0,2}([.,])\d{3}$/;

  /** What a text says between two bounds: { value, problem }. */
  function read(text, low, high) {
    const bare = text.trim().replace(/\s*%$/, "").replace("\u2212", "-");
    const bounded = (value) => ({ value, problem: value < low || value > high ? "bounds" : "" });
    if (grouped.test(bare)) {
      const last = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
      const mixed = bare.split(bare[last]).length === 2;
      const whole = (mixed ? bare.slice(0, last) : bare).replace(/[.,]/g, "");
      return bounded(Number(mixed ? `${whole}.${bare.slice(last + 1)}` : whole));
    }
    if (!simple.test(bare)) return { value: 0, problem: "number" };
    const value = Number(bare.replace(",", "."));
    const sign = parted.exec(bare)?.[1];
    const both = bare.endsWith("0") || (low <= 1000 * value && 1000 * value <= high);
    if (sign === (dutch ? "." : ",") && both) return { value, problem: "ways" };
    return bounded(value);
  }

  /** A number as it stands in an address, and as it stands in a field of this page. */
  const plain = (value) => String(Number(value.toFixed(6)));
  const local = (text) => (dutch ? text.replace(".", ",") : text);
  return { read, plain, local };
})();
