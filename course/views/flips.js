// What would flip the balance: one sentence, and behind it every single change, the smallest sets, and other weights.
function render(context) {
  return frame(context, (talk) => {
    const where = h("p", { className: "quiet" }), flip = h("p", { className: "sentence" });
    const SINGLE = ["Your value", "The sides are level at", "The other side leads from"], SET = ["Your value", "Changed to"];
    const part = (title) => { const say = h("p"), more = h("div"); return { say, more, node: h("section", {}, h("h3", {}, title), say, more) }; };
    const ratings = part("One rating"), weights = part("One weight"), set = part("Several ratings together"), other = part("Other weights");
    const reach = h("p");
    other.node.append(reach);
    const behind = h("details", {}, h("summary", {}, "Every change that would do it"), h("div", { className: "inside" },
      h("p", { className: "small quiet" }, "Ratings and weights are told apart. All other sliders stay where they are. The level is rounded to two decimals; sliders go in whole steps."), ratings.node, weights.node, set.node, other.node));
    const rows = (list) => list.map(([side, title, ...rest]) => [sided(side, title), ...rest]);
    const fill = (p, say, caption, heads, list) => { p.say.textContent = say; p.more.replaceChildren(...(list.length ? [table(caption, heads, rows(list))] : [])); };
    return { node: h("div", { className: "flipping" }, where, flip, behind), show: (now) => {
      where.textContent = `Your balance: ${now.balance}`;
      flip.textContent = now.flip;
      behind.hidden = !now.behind;
      if (!now.behind) return;
      const b = now.behind;
      fill(ratings, b.ratingsSay, "Single ratings that make the other side lead", ["Argument", ...SINGLE], b.ratings);
      fill(weights, b.weightsSay, "Single weights that make the other side lead", ["Theme", ...SINGLE], b.weights);
      set.node.hidden = !b.together;
      fill(set, b.together, "The fewest ratings that make the other side lead together", ["Argument", ...SET], b.ratingsTogether);
      fill(other, b.reweighing, "The fewest weights that make the other side lead together", ["Theme", ...SET], b.weightsTogether);
      reach.textContent = b.reach;
    } };
  });
}
export default { render };
