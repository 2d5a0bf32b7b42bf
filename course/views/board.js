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
        share.textContent = big ? now.counts[k] : now.shares[k];
      });
      return big ? h("div", { className: "matter" }, h("div", { className: "line" }, s.word, s.output), s.input, s.legend, share)
        : h("div", { className: "weight" }, s.word, s.input, s.output, share);
    };

    const result = () => {
      const head = h("span"), tail = h("span", { className: "of" }), verdict = h("p", { className: "verdict" }, head, tail);
      const flip = h("p"), live = h("p", { className: "sr", role: "status" }), axis = bar();
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
          words.textContent = `, ${now.sides[k]}`;
          open === t.id ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current");
        });
      });
      later((now) => {
        head.textContent = now.head;
        tail.textContent = now.tail;
        axis.set(now.value, now.point);
        flip.textContent = now.flip;
        strip.hidden = !open;
        clearTimeout(spoken);
        spoken = setTimeout(() => { const text = `Balance: ${now.head}, ${now.tail}. ${now.flip}`; if (live.textContent && live.textContent !== text) live.textContent = text; live.textContent ||= " "; }, 700);
      });
      return h("section", { className: "result", "aria-label": "Your balance" },
        h("div", { className: "grid" }, h("div", { className: "core" }, verdict, h("div", { className: "beam" }, axis, scale)),
          h("div", { className: "flip" }, h("b", {}, "What would flip my result?"), flip)), strip, live);
    };

    const overview = () => {
      const list = h("ol", { className: "themes" });
      const count = h("span");
      const heads = h("div", { className: "grid heads-up" }, count, h("span", {}, "Longer bars lean more, thicker bars count more"), h("span", {}, "How much each theme matters to you: its weight, its share"));
      later((now) => (count.textContent = now.rated));
      themes.forEach((t, k) => {
        const n = h("span"), a = bar(), note = h("p", { className: "note" }), words = sr(""), p = pips(t, at);
        const button = h("button", { type: "button", className: "open", onclick: () => go(t.id) }, h("b", {}, t.title), h("span", {}, n, p));
        opener[t.id] = button;
        later((now) => {
          n.textContent = now.done[k];
          p.set(now);
          a.hidden = now.leans[k] == null || !now.live[k];
          a.style.setProperty("--h", `${0.375 + 0.875 * now.thick[k]}rem`);
          a.set(now.leans[k], now.points[k]);
          note.textContent = now.notes[k];
          note.hidden = !now.notes[k];
          words.textContent = now.notes[k] ? "" : `${now.sides[k]}, ${now.shares[k]} of the weight`;
        });
        list.append(h("li", { className: "theme grid" }, button, h("div", { className: "lean" }, a, note, words), weight(t, k)));
      });
      const start = h("button", { type: "button", className: "btn first", onclick: () => go(start.theme) });
      const undo = h("button", { type: "button", className: "btn", onclick: () => talk.act({ act: "undo" }) }, "Undo \u201cStart again\u201d");
      const again = h("button", { type: "button", className: "btn", onclick: () => { talk.act({ act: "again" }); undo.hidden = false; undo.focus(); } }, "Start again");
      later((now) => {
        start.theme = now.next;
        start.hidden = !now.next;
        start.textContent = now.go;
        again.hidden = now.untouched;
        undo.hidden = !now.undo;
      });
      return h("div", {}, h("h3", { className: "sr" }, "All themes"), heads, list, h("div", { className: "acts" }, start, again, undo), how());
    };

    const how = () => {
      const lenses = h("dl", { className: "lenses" }), reach = h("p"), parts = h("ol", { className: "adding" }), strikes = h("ol", { className: "strikes" }), left = h("p");
      const rows = args.map((a) => {
        const b = bar(), text = h("span", { className: "num" });
        parts.append(h("li", {}, h("span", {}, h("span", { className: "side " + a.side }, sr(SIDE[a.side] + ": ")), a.title), b, text));
        return [b, text];
      });
      later((now) => {
        lenses.replaceChildren(...now.rules.flatMap(([name, value, note]) => [h("dt", {}, name), h("dd", { className: "num" }, value), h("dd", { className: "quiet" }, note)]));
        reach.textContent = now.reach;
        rows.forEach(([b, text], i) => { b.set(now.adds[i], ""); text.textContent = now.adding[i]; });
      });
      const strike = h("details", { className: "how" }, h("summary", {}, "Franklin\u2019s way: strike out what cancels"), h("div", { className: "inside" },
        h("p", {}, "In 1772 Benjamin Franklin advised a friend to write reasons for and against in two columns and to strike out groups that weigh the same. Here is your balance read that way. It is the same result step by step, never a second opinion."), strikes, left));
      strike.ontoggle = () => strike.open && talk.act({ act: "strike" });
      later((now) => {
        if (!strike.open) return;
        if (!now.strikes) return talk.busy("strike") || talk.act({ act: "strike" });
        strikes.replaceChildren(...now.strikes.map((s) => h("li", {}, s)));
        left.textContent = now.left;
      });
      return h("div", {},
        h("details", { className: "how" }, h("summary", {}, "What each argument adds to my balance"), h("div", { className: "inside wide" }, h("p", {}, "In points of 100. Added up, they give your balance."), parts)),
        h("details", { className: "how" }, h("summary", {}, "How is this counted?"), h("div", { className: "inside" },
          h("p", {}, "Rate how convincing each argument is and how much each theme matters to you. In each theme the average rating of the arguments for is set against the average of those against. Your balance is the average of the themes, counting a theme more when you said it matters more."),
          h("p", {}, "It is a mirror of your ratings, not a probability and not the truth. Averages have a cost: adding a weak argument can lower its side."), lenses, reach)),
        strike);
    };

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
        adds.textContent = now.adding[i] ? `Adds ${now.adding[i]} to your balance` : "";
      });
      return box;
    };

    const panel = (t, k) => {
      const title = h("h3", { tabIndex: -1 }, t.title), words = h("p"), axis = bar(), echo = h("span", { className: "quiet small" });
      const next = themes[k + 1], before = themes[k - 1];
      const byId = Object.fromEntries(t.args.map((a) => [a.id, a]));
      later((now) => {
        axis.set(now.leans[k], now.points[k]);
        words.textContent = now.says[k];
        echo.textContent = `Your balance: ${now.head}, ${now.tail}`;
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
    const all = overview(), panels = Object.fromEntries(themes.map((t, k) => [t.id, panel(t, k)]));
    const top = result();
    const board = h("div", { className: "board stays" }, top, all, ...Object.values(panels).map((p) => p.node));
    const stuck = new ResizeObserver(() => {
      const heights = [top, top.querySelector(".core")].map((e) => (getComputedStyle(e).position === "sticky" && getComputedStyle(e).display !== "contents" ? e.offsetHeight : 0));
      board.style.setProperty("--stuck", `${Math.max(...heights)}px`);
    });
    stuck.observe(board);
    return { node: board, show, close: () => { stuck.disconnect(); clearTimeout(spoken); } };
  });
}
export default { render };
