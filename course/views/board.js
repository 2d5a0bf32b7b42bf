// The weighing board. One axis: left is against, right is for, the middle is even.
const SIDE = { for: "For membership", against: "Against membership" };

function pips(t, at) {
  const e = h("span", { className: "pips" });
  e.setAttribute("aria-hidden", "true");
  const dots = [];
  const dot = (a) => { const i = h("i"); dots.push((now) => (i.className = now.aside[at[a.id]] ? "aside" : now.given[at[a.id]] ? "on" : "")); return i; };
  e.append(...t.args.filter((a) => a.side === "against").map(dot), h("u"), ...t.args.filter((a) => a.side === "for").map(dot));
  e.set = (now) => dots.forEach((f) => f(now));
  return e;
}

// what stands behind an argument: the same parts in the same order for both sides
function inside(a) {
  const part = (title, ...nodes) => h("div", {}, h("h5", {}, title), ...nodes);
  return h("div", { className: "inside" },
    part("Why its proponents think so", h("p", {}, a.reasoning)),
    part("Evidence they point to", h("ul", {}, a.evidence.map((e) => h("li", {}, e.statement + " ", h("span", { className: "quiet" }, e.when + ". "), sourceLine(e.sources))))),
    part("Strongest objection", h("p", {}, a.best_objection)),
    part("What would weaken it", h("p", {}, a.what_would_weaken_it)),
    part("Who argues it", h("ul", {}, a.who.map((w) => h("li", {}, w.name + " ", sourceLine([w.source]))))),
    part("The question it hangs on", h("p", {}, a.crux)),
    a.others.length ? part("Other sources", sourceLine(a.others)) : null);
}

function render(context) {
  return frame(context, (talk) => {
    const themes = talk.what.themes, args = themes.flatMap((t) => t.args);
    const at = Object.fromEntries(args.map((a, i) => [a.id, i]));
    const shows = [], later = (f) => shows.push(f);
    let open = null, spoken = 0;

    const weight = (t, k, big) => {
      const key = "weight/" + t.id;
      const s = slider({
        label: big ? "How much does this theme matter to you?" : h("span", {}, sr(`How much ${t.title} matters to you: `), "weight"), hint: big ? `, ${t.title}` : null,
        min: 0, max: 100, ends: big ? ["not at all", "as much as anything"] : null,
        give: (value, settled) => talk.act({ act: "weigh", id: t.id, value, settled }, key),
      });
      const share = h("p", { className: "share" });
      later((now) => {
        s.set(now.weights[k], big ? `${now.weights[k]} of 100` : String(now.weights[k]), { keep: talk.busy(key) });
        s.input.setAttribute("aria-valuetext", `${now.weights[k]} of 100`);
        put(share, big ? now.counts[k] : now.shares[k]);
      });
      return big ? h("div", { className: "matter" }, h("div", { className: "line" }, s.word, s.output), s.input, s.legend, share)
        : h("div", { className: "weight" }, s.word, s.input, s.output, share);
    };

    const head = h("span"), tail = h("span", { className: "of" }), verdict = h("p", { className: "verdict", tabIndex: -1 }, head, tail);
    const result = () => {
      const why = h("b"), flip = h("p"), live = h("p", { className: "sr", role: "status" }), axis = bar();
      const cover = h("span", { className: "cover" }, h("span", {}, "covered"));
      axis.append(cover);
      const write = h("button", { type: "button", className: "btn", onclick: () => { if (open) go(null, open); other.begin(); } }, "State the other side");
      const scale = h("div", { className: "scale" });
      scale.setAttribute("aria-hidden", "true");
      [["against 100", "0%", "end l"], ["50", "25%", ""], ["50", "75%", ""], ["100 for", "100%", "end r"]].forEach(([text, x, c]) => {
        const e = h("span", { className: c }, text);
        if (!c) e.style.insetInlineStart = x;
        scale.append(e);
      });
      scale.append(h("span", { className: "pivot" }));
      const strip = h("nav", { className: "strip", "aria-label": "Themes" });
      themes.forEach((t, k) => {
        const a = bar(), words = sr(""), button = h("button", { type: "button", onclick: () => go(t.id) }, h("span", {}, t.title), a, words);
        strip.append(button);
        later((now) => {
          a.set(now.leans[k], now.points[k]);
          a.hidden = !now.open;
          put(words, `, ${now.sides[k]}`);
          open === t.id ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current");
        });
      });
      later((now) => {
        put(head, now.head);
        put(tail, now.tail);
        axis.set(now.value, now.point);
        cover.hidden = now.open;
        put(why, now.open ? "What would flip my result?" : "What uncovers it?");
        put(flip, now.open ? now.flip : "The strongest argument of the other side, in your words. Rate first, then write.");
        write.hidden = now.open;
        strip.hidden = !open;
        clearTimeout(spoken);
        spoken = setTimeout(() => { const text = now.open ? `Balance: ${now.head}, ${now.tail}. ${now.flip}` : ""; if (live.textContent && live.textContent !== text) live.textContent = text; live.textContent ||= " "; }, 700);
      });
      return h("section", { className: "result", "aria-label": "Your balance" },
        h("div", { className: "grid" }, h("div", { className: "core" }, verdict, h("div", { className: "beam" }, axis, scale)),
          h("div", { className: "flip" }, why, flip, write)), strip, live);
    };

    const overview = () => {
      const list = h("ol", { className: "themes" });
      const count = h("span");
      const bars = h("span");
      const heads = h("div", { className: "grid heads-up" }, count, bars, h("span", {}, "How much each theme matters to you: its weight, its share"));
      later((now) => {
        put(count, now.rated);
        put(bars, now.open ? "Longer bars lean more, thicker bars count more" : "Filled: rated. Where a theme leans is covered");
      });
      themes.forEach((t, k) => {
        const n = h("span"), a = bar(), big = pips(t, at), small = pips(t, at), note = h("p", { className: "note" }), words = sr("");
        const button = h("button", { type: "button", className: "open", onclick: () => go(t.id) }, h("b", {}, t.title), h("span", {}, n, small));
        opener[t.id] = button;
        later((now) => {
          put(n, now.done[k]);
          big.set(now);
          small.set(now);
          big.hidden = now.open || Boolean(now.notes[k]);
          small.hidden = !now.open;
          a.hidden = now.leans[k] == null || !now.live[k];
          a.style.setProperty("--h", `${0.375 + 0.875 * now.thick[k]}rem`);
          a.set(now.leans[k], now.points[k]);
          put(note, now.notes[k]);
          note.hidden = !now.notes[k];
          put(words, now.notes[k] ? "" : `${now.sides[k]}, ${now.shares[k]} of the weight`);
        });
        list.append(h("li", { className: "theme grid" }, button, h("div", { className: "lean" }, a, big, note, words), weight(t, k)));
      });
      const start = h("button", { type: "button", className: "btn first", onclick: () => go(start.theme) });
      const undo = h("button", { type: "button", className: "btn", onclick: () => talk.act({ act: "undo" }) }, "Undo \u201cStart again\u201d");
      const again = h("button", { type: "button", className: "btn", onclick: () => { talk.act({ act: "again" }); undo.hidden = false; undo.focus(); } }, "Start again");
      later((now) => {
        start.theme = now.next;
        start.hidden = !now.next;
        put(start, now.go);
        again.hidden = now.untouched;
        undo.hidden = !now.undo;
      });
      return h("div", {}, h("h3", { className: "sr" }, "All themes"), heads, list, h("div", { className: "acts" }, start, again, undo), other.form, how());
    };

    // before the result: the other side in the student's words; afterwards these words stand beside the result
    const statement = () => {
      const name = uid("other"), about = uid("about"), lost = h("p", { id: uid("lost"), className: "small" }, "Skipping loses the one moment when you can look at the other side without knowing your result. Once a result is seen, it is easy to defend.");
      const sides = talk.what.sides.map(([value, text]) => ({ text, input: h("input", { type: "radio", name, value }) }));
      const area = h("textarea", { id: uid("best"), rows: 3, maxLength: talk.what.longest, "aria-describedby": about });
      const keep = h("button", { type: "button", className: "btn", onclick: () => { sent = { side: sides.find((s) => s.input.checked)?.input.value ?? "", text: area.value.trim() }; talk.act({ act: "state", ...sent }, "other"); } });
      const skip = h("button", { type: "button", className: "btn", "aria-describedby": lost.id, onclick: () => { sent = {}; talk.act({ act: "skip" }, "other"); } }, "Skip this");
      const title = h("h3", { tabIndex: -1 }, "State the other side first");
      const form = h("section", { className: "other", "aria-label": "The other side" }, title,
        h("p", { id: about }, "Say the strongest thing that the other side can say, so that its supporters would nod. Nobody judges or grades it. It is kept with your answers and shown beside your result."),
        h("fieldset", {}, h("legend", {}, "The other side, for me, is"), sides.map((s) => h("label", { className: "choice" }, s.input, h("span", {}, s.text)))),
        h("div", {}, h("label", { htmlFor: area.id }, "Its strongest argument, in a sentence or two"),
          h("p", { className: "small quiet" }, "If neither is the other side yet, take the argument that you find hardest to answer."), area),
        h("div", { className: "acts" }, keep, skip), lost);
      const side = h("p", { className: "quiet small" }), text = h("p", { className: "mine" });
      const edit = h("button", { type: "button", className: "link small", onclick: () => begin() });
      const shown = h("section", { className: "stated", "aria-label": "The other side, in your words" }, h("p", { className: "kicker" }, "The other side, in your words"), text, side, edit);
      let begun = false, sent = null, drawn = null;
      const begin = () => { begun = true; draw(seen); title.focus(); };
      const draw = (now) => {
        form.hidden = now.open && !begun;
        shown.hidden = !now.open || Boolean(open);
        keep.classList.toggle("first", now.open || !now.next);
        put(keep, now.open ? "Keep these words" : "Keep it and uncover my balance");
        skip.hidden = lost.hidden = now.open;
        text.hidden = side.hidden = !now.stated;
        put(text, now.stated?.text ?? "");
        put(side, now.stated ? `The other side, for you: ${sides.find((s) => s.input.value === now.stated.side).text.toLowerCase()}.` : "");
        put(edit, now.stated ? "Change it" : "You skipped this. Write it now");
      };
      later((now) => {
        // what is typed and not yet kept stays, whatever else moves
        const key = JSON.stringify(now.stated);
        if (key !== drawn && !talk.busy("other") && now.stated) {
          sides.forEach((s) => (s.input.checked = s.input.value === now.stated.side));
          area.value = now.stated.text;
        }
        drawn = key;
        const taken = sent && now.open && !talk.busy("other") && sent.side === now.stated?.side && sent.text === now.stated?.text;
        if (taken) begun = false;
        draw(now);
        if (!taken) return;
        sent = null;
        // the button that was pressed is gone: go on where the result stands
        verdict.focus({ preventScroll: true });
        if (board.getBoundingClientRect().top < 0) board.scrollIntoView({ block: "start" });
      });
      return { form, shown, begin };
    };

    const how = () => h("details", { className: "how" }, h("summary", {}, "How is this counted?"), h("div", { className: "inside" },
      h("p", {}, "Rate how convincing each argument is and how much each theme matters to you. In each theme the average rating of the arguments for is set against the average of those against. Your balance is the average of the themes, counting a theme more when you said it matters more."),
      h("p", {}, "It is a mirror of your ratings, not a probability and not the truth. Averages have a cost: adding a weak argument can lower its side.")));

    const argument = (a) => {
      const i = at[a.id], key = "rating/" + a.id, title = h("h4", { id: uid("t") }, a.title);
      const s = slider({
        label: "How convincing?", hint: ` ${a.title}, 0 not at all to 10 fully`, min: 0, max: 10, ends: ["0, not at all", "fully, 10"],
        give: (value, settled) => talk.act({ act: "rate", id: a.id, value, settled }, key),
      });
      s.input.style.setProperty("--c", `var(--${a.side})`);
      const aside = h("input", { type: "checkbox", onchange: () => talk.act({ act: "set_aside", id: a.id, value: aside.checked }, "aside/" + a.id) });
      const adds = h("p", { className: "adds small quiet" });
      const box = h("article", { className: "arg " + a.side },
        h("p", { className: "side " + a.side }, SIDE[a.side]), h("div", {}, title, h("p", { className: "claim" }, a.claim)),
        h("div", { className: "rate" }, h("div", { className: "line" }, s.word, s.output), s.input, s.legend, adds),
        h("div", { className: "tools" }, h("details", {}, h("summary", {}, h("span", {}, "Evidence and objection", sr(`: ${a.title}`))), inside(a)),
          h("label", { className: "tick" }, aside, h("span", {}, "Set aside", sr(`: ${a.title}`)))));
      box.setAttribute("aria-labelledby", title.id);
      later((now) => {
        const off = Boolean(now.aside[i]);
        const text = off ? "set aside, does not count" : now.given[i] ? `${now.ratings[i]} of 10` : "not rated yet, counts as 5";
        s.set(now.ratings[i], text, { unset: !now.given[i], disabled: off, keep: talk.busy(key) });
        if (!talk.busy("aside/" + a.id)) aside.checked = off;
        box.classList.toggle("isaside", off);
        put(adds, now.adding[i] ? `Adds ${now.adding[i]} to your balance` : "");
      });
      return box;
    };

    const panel = (t, k) => {
      const title = h("h3", { tabIndex: -1 }, t.title), words = h("p"), axis = bar(), echo = h("span", { className: "quiet small" });
      const next = themes[k + 1], before = themes[k - 1];
      const byId = Object.fromEntries(t.args.map((a) => [a.id, a]));
      later((now) => {
        axis.set(now.leans[k], now.points[k]);
        axis.hidden = !now.open;
        put(words, now.says[k]);
        put(echo, now.open ? `Your balance: ${now.head}, ${now.tail}` : "Your balance is covered for now");
      });
      const node = h("section", { className: "panel", "aria-label": t.title, hidden: true },
        h("div", { className: "where" }, h("button", { type: "button", className: "link", onclick: () => go(null, t.id) }, "All themes"), h("span", {}, `Theme ${k + 1} of ${themes.length}`)),
        title, h("p", { className: "ask" }, t.question),
        h("div", { className: "pairs" }, h("span", { className: "spine" }),
          h("div", { className: "heads" }, h("p", { className: "side against" }, SIDE.against), h("p", { className: "side for" }, SIDE.for)),
          t.pairs.map(([con, pro]) => h("div", { className: "pair" }, con ? argument(byId[con]) : null, pro ? argument(byId[pro]) : null))),
        h("div", { className: "sum" }, axis, words), weight(t, k, true),
        h("div", { className: "go" },
          h("button", { type: "button", className: "btn", onclick: () => (before ? go(before.id) : go(null, t.id)) }, before ? `Back: ${before.title}` : "All themes"), echo,
          h("button", { type: "button", className: "btn first", onclick: () => (next ? go(next.id) : go(null, t.id)) }, next ? `Next theme: ${next.title}` : "To the result")));
      return { node, title };
    };

    const opener = {};
    const go = (theme, from) => {
      open = theme;
      all.hidden = Boolean(theme);
      themes.forEach((t) => (panels[t.id].node.hidden = t.id !== theme));
      show(seen);
      (theme ? panels[theme].title : opener[from]).focus({ preventScroll: true });
      if (board.getBoundingClientRect().top < 0) board.scrollIntoView({ block: "start" });
    };
    let seen = null;
    const show = (now) => { seen = now; shows.forEach((f) => f(now)); };
    const other = statement(), all = overview(), panels = Object.fromEntries(themes.map((t, k) => [t.id, panel(t, k)]));
    const top = result();
    const board = h("div", { className: "board stays" }, top, other.shown, all, ...Object.values(panels).map((p) => p.node));
    const stuck = new ResizeObserver(() => {
      const heights = [top, top.querySelector(".core")].map((e) => (getComputedStyle(e).position === "sticky" && getComputedStyle(e).display !== "contents" ? e.offsetHeight : 0));
      board.style.setProperty("--stuck", `${Math.max(...heights)}px`);
    });
    stuck.observe(board);
    return { node: board, show, close: () => { stuck.disconnect(); clearTimeout(spoken); } };
  });
}
export default { render };
