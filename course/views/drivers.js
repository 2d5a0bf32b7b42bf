// What drives the balance: what each argument adds, and how far the whole range of each slider would move the balance.
function render(context) {
  return frame(context, (talk) => {
    const FIRST = 8;
    const unrated = h("p", {}, "You have not rated anything yet: every argument counts as 5. Rate some arguments on the weighing board first.");
    const where = h("p", { className: "quiet" }), matters = h("p", { className: "matters" }), sums = h("p"), legend = h("p", { className: "small quiet" });
    // the first lines of a list, and the others behind one line
    const folded = () => {
      const first = h("ol", { className: "rows" }), rest = h("ol", { className: "rows" }), word = h("summary"), more = h("details", {}, word, rest);
      return { node: h("div", {}, first, more), set: (rows) => {
        first.replaceChildren(...rows.slice(0, FIRST));
        rest.replaceChildren(...rows.slice(FIRST));
        rest.start = FIRST + 1;
        more.hidden = rows.length <= FIRST;
        word.textContent = `The other ${rows.length - FIRST}`;
      } };
    };
    const adds = folded(), ranges = folded();
    const adding = h("section", {}, h("h3", {}, "How your balance is made up"), h("p", { className: "small quiet" }, "In points of 100, the largest part first. Left is against, right is for. The longest bar sets the scale. A weakly rated argument has its part too, though its side might stand higher without it."), adds.node, sums);
    const ends = h("div", { className: "range-scale", ariaHidden: "true" });
    const ranging = h("section", {}, h("h3", {}, "What would move it most"), legend, ends, ranges.node);
    const numbers = h("div");

    const added = (r) => {
      const axis = bar();
      axis.set(r.value, "");
      return h("li", {}, h("span", { className: "what" }, sided(r.side, r.title), h("span", { className: "small quiet" }, r.rating)), axis, h("span", { className: "num" }, r.text));
    };
    const ranged = (r, now) => {
      const line = (place, name) => { const e = h("i", { className: name }); e.style.setProperty("--at", place); return e; };
      const parts = r.parts.map(([side, start, size]) => { const e = h("span", { className: "part fill " + side }); e.style.setProperty("--at", start); e.style.setProperty("--size", size); return e; });
      return h("li", {}, h("span", { className: "what" }, sided(r.side, r.title), h("span", { className: "small quiet" }, r.text)),
        h("div", { className: "range", ariaHidden: "true" }, parts, line(now.zero, "zero"), line(now.here, "here")));
    };
    return { node: h("div", { className: "drive" }, where, unrated, matters, adding, ranging, h("details", {}, h("summary", {}, "All numbers as a table"), numbers)), show: (now) => {
      where.textContent = `Your balance: ${now.balance}`;
      unrated.hidden = !now.unrated;
      matters.textContent = now.matters;
      matters.hidden = !now.matters;
      adding.hidden = !now.adding;
      ranging.hidden = !now.ranging;
      if (now.adding) { adds.set(now.adding.rows.map(added)); sums.textContent = `Added up: ${now.adding.sums}`; }
      if (now.ranging) {
        const r = now.ranging;
        legend.textContent = `Each bar shows where your balance would lie if one slider went from its lowest to its highest place. The solid line is 0, where the sides are level; the dashed line is your balance as it is, ${r.now}.`;
        ends.replaceChildren(h("span", {}, r.low), h("span", {}, r.high));
        ranges.set(r.rows.map((row) => ranged(row, r)));
      }
      numbers.replaceChildren(table("What drives your balance, in numbers", ["Rating or weight", "Side", "Where it is", "Adds", "Balance at the lowest", "Balance at the highest"], now.table));
    } };
  });
}
export default { render };
