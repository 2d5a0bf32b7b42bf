// What every view shares: making nodes, talking to Python, saying what is saved. Python computes, this shows.
// Python's None arrives as null, but as undefined where Python runs in the browser: compare it with == null, never ===.
const FOCUSABLE = /^(BUTTON|INPUT|TEXTAREA|SELECT|SUMMARY|A)$/;
const quietKeys = (e) => { e.dataset.lmSuppressShortcuts = "true"; return e; };
const h = (tag, props = {}, ...kids) => {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(props)) k in e ? (e[k] = v) : e.setAttribute(k, v);
  e.append(...kids.flat().filter((k) => k != null));
  if (FOCUSABLE.test(e.tagName) || "tabIndex" in props) quietKeys(e);
  return e;
};
const sr = (text) => h("span", { className: "sr" }, text);
// a text that is the same is not written again: the browser would lay it out again, between the hand and what it changed
const put = (node, text) => { if (node.textContent !== text) node.textContent = text; };
let made = 0;
const uid = (prefix) => `${prefix}-${(++made).toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
const WORDS = { right: "Right.", partly: "Partly right.", "not-yet": "Not yet.", note: "Look again.", problem: "Problem." };
const clock = (date) => date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

// feedback is always a sign (from the class), a word and a text
const said = (kind, text, sources = []) =>
  h("div", { className: "said " + kind }, h("div", {}, h("b", {}, WORDS[kind]), " ", text, sourceLine(sources)));

// a source unfolds in place: anchors do not jump inside an output
const sourceLine = (sources) =>
  sources.length ? h("details", { className: "srcs" }, h("summary", {}, sources.length > 1 ? "Sources" : "Source"), h("ul", {}, sources.map((s) => h("li", {}, source(s))))) : null;
const source = (s) => (s.url ? [h("a", { href: s.url, target: "_blank", rel: "noopener" }, s.text, sr(" (opens a new tab)"))] : [s.text]);

// a label and what belongs to it, as a card shows them
const labelled = (label, ...nodes) => [h("h4", { className: "lab" }, label), h("div", {}, ...nodes)];

// a diverging bar; its numbers stand in words beside it, so a screen reader skips it
function bar() {
  const tip = h("span", { className: "tip" }), fill = h("span", { className: "fill" });
  const e = h("div", { className: "axis" }, h("span", { className: "rail" }), fill, h("span", { className: "zero" }), tip);
  e.setAttribute("aria-hidden", "true");
  e.set = (value, text) => {
    fill.hidden = tip.hidden = value == null;
    e.style.setProperty("--v", value ?? 0);
    e.classList.toggle("neg", value < 0);
    e.classList.toggle("even", !value);
    put(tip, text);
  };
  return e;
}

// the side of an argument in one word, before its title
const sided = (side, title) => h("span", {}, side ? [h("span", { className: "side " + side }, side), " "] : null, title);

// numbers as a table; where its columns would not fit each row is a block, which the roles keep a row to a screen reader
const table = (caption, heads, rows) => h("table", { className: "numbers", role: "table" }, h("caption", { className: "sr" }, caption),
  h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads.map((head) => h("th", { scope: "col", role: "columnheader" }, head)))),
  h("tbody", { role: "rowgroup" }, rows.map(([first, ...cells]) => h("tr", { role: "row" }, h("th", { scope: "row", role: "rowheader" }, first),
    cells.map((cell, i) => h("td", { role: "cell", "data-head": heads[i + 1] }, cell))))));

// hands the reader a file to keep
const download = (text, type, name) => {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

// a labelled slider: native keys and clicks; `give(value, settled)` is called while it moves and when it rests
function slider({ label, hint, min, max, ends, give }) {
  const id = uid("r"), output = h("output", { "aria-live": "off" }), input = h("input", { type: "range", id, min, max, step: 1 });
  output.htmlFor = id;
  const word = h("label", { htmlFor: id }, label, hint ? sr(hint) : null);
  const legend = ends ? h("div", { className: "ends" }, h("span", {}, ends[0]), h("span", {}, ends[1])) : null;
  legend?.setAttribute("aria-hidden", "true");
  // a key moves and rests at once: one press is one question to Python, not two
  let keyed = false;
  input.onpointerdown = () => (keyed = false);
  input.oninput = () => { paint(false); keyed || give(input.valueAsNumber, false); };
  input.onchange = () => give(input.valueAsNumber, true);
  input.onpointerup = () => input.classList.contains("unset") && give(input.valueAsNumber, true);
  input.onkeydown = (e) => { keyed = true; if (e.key === "Enter" && !e.shiftKey) give(input.valueAsNumber, true); };
  const paint = (unset) => {
    input.classList.toggle("unset", unset);
    input.style.setProperty("--p", (input.valueAsNumber - min) / (max - min));
  };
  const set = (value, text, { unset = false, disabled = false, keep = false } = {}) => {
    if (!keep) input.value = value;
    input.disabled = disabled;
    paint(unset && !keep);
    put(output, text);
    input.setAttribute("aria-valuetext", text);
  };
  return { input, output, word, legend, set };
}

// a list to put in order by buttons, which keep the focus; `titles` names its lines by key
function ranking(titles, labelledby) {
  const list = h("ol", { className: "order", "aria-labelledby": labelledby }), moved = h("p", { className: "sr", role: "status" });
  let now = [], notes = {};
  const move = (i, d, word) => {
    const key = now[i], next = [...now];
    next.splice(i, 1);
    next.splice(i + d, 0, key);
    now = next;
    notes = {};
    moved.textContent = `${titles[key]}: now ${i + d + 1} of ${now.length}`;
    draw([key, word]);
  };
  const draw = (focus) => list.replaceChildren(...now.map((key, i) => {
    const button = (d, word) => h("button", { type: "button", className: "btn " + word, disabled: d < 0 ? i === 0 : i === now.length - 1, ariaLabel: `Move ${word}: ${titles[key]}`, onclick: () => move(i, d, word) });
    const both = h("span", { className: "updown" }, button(-1, "up"), button(1, "down"));
    if (focus?.[0] === key) queueMicrotask(() => { const b = both.querySelector("." + focus[1]); (b.disabled ? both.querySelector("button:not(:disabled)") : b).focus(); });
    return h("li", {}, h("span", { className: "pos" }, String(i + 1)), h("span", {}, titles[key], notes[key] ? h("span", { className: "date" }, notes[key]) : null), both);
  }));
  return { node: h("div", {}, list, moved), get: () => now, set: (keys, said = {}) => { now = [...keys]; notes = said; draw(); } };
}

// The frame of a view. `build(talk)` returns { node, show(now) }; `talk.act(message, key)` asks Python and holds back all but
// the newest message of each key while one is on its way, so that a slow line never falls behind the hand.
function frame({ model, el }, build) {
  const me = uid("view"), off = [], waiting = new Map();
  const alert = h("div", { className: "alert", role: "alert" }), kept = h("p", { className: "kept small quiet" });
  let n = 0, flying = null, timer = 0, gone = false, last = null;
  const on = (event, f) => { model.on(event, f); off.push(() => model.off(event, f)); };
  const lose = () => {
    gone = true;
    waiting.clear();
    view.node.inert = true;
    alert.replaceChildren(h("div", { className: "said problem" }, h("div", {}, h("b", {}, "Not connected. "),
      last ? `What was saved up to ${clock(last)} is kept. ` : "What was saved is kept. ",
      "Run this cell again: click beside it and press Shift and Enter together.")));
  };
  const live = () => {
    gone = false;
    view.node.inert = false;
    alert.replaceChildren();
  };
  const send = (key, message) => {
    flying = key;
    clearTimeout(timer);
    timer = setTimeout(lose, 8000);
    try { model.send({ ...message, view: me, n: ++n }); } catch { lose(); }
  };
  const talk = {
    what: model.get("what"),
    act: (message, key = message.act) => {
      if (gone) return;
      if (flying) { waiting.delete(key); waiting.set(key, message); } else send(key, message);
    },
    busy: (key) => flying === key || waiting.has(key),
    hear: (f) => { model.on("msg:custom", f); off.push(() => model.off("msg:custom", f)); },
  };
  const root = h("div", { className: `course ${talk.what.view}` });
  const view = build(talk);
  // a part that shows a result waits, where Python says so, until the student has stated the other side
  const cover = h("p", { className: "covered" });
  root.append(cover, view.node, alert, kept);
  const SAID = {
    saved: () => [h("b", {}, "Saved"), ` ${clock(last)}. `, talk.what.kept],
    visit: (a) => [h("b", {}, `${clock(last)}. `), a.note],
    pending: () => ["Saving \u2026"],
    failed: (a) => [h("b", {}, "Not saved. "), a.note],
  };
  const tell = () => {
    const a = model.get("ack") ?? {};
    if (a.saved === "saved" || a.saved === "visit") last = new Date();
    kept.classList.toggle("failed", a.saved === "failed");
    if (SAID[a.saved]) kept.replaceChildren(...SAID[a.saved](a));
    alert.replaceChildren(...(a.problem ? [said("problem", a.problem)] : []));
  };
  const show = () => {
    const now = model.get("now");
    cover.textContent = now.covered ?? "";
    cover.hidden = !now.covered;
    view.node.hidden = Boolean(now.covered);
    if (!now.covered) view.show(now);
  };
  on("change:now", show);
  on("change:ack", () => {
    const a = model.get("ack");
    tell();
    if (a.view !== me || a.n !== n) return;
    clearTimeout(timer);
    if (gone) live();
    flying = null;
    const next = waiting.entries().next().value;
    if (next) { waiting.delete(next[0]); send(...next); } else show();
  });
  on("comm_live_update", () => { if (!flying && !gone) send("ping", { act: "ping" }); });
  // JupyterLab runs the cell that has the focus; a control keeps Shift+Enter to itself until its cell is focused, and a
  // text, which a run would lose, takes it as a new line
  root.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || !e.shiftKey) return;
    e.stopPropagation();
    if (e.target.tagName === "TEXTAREA") return;
    e.preventDefault();
    const cell = root.closest(".jp-Cell");
    if (cell) { if (cell.tabIndex < 0) cell.tabIndex = -1; cell.focus(); }
  }, true);
  // JupyterLab takes back every new line that is typed in a cell's output, if it gets to hear of it
  root.addEventListener("beforeinput", (e) => { if (e.inputType === "insertLineBreak") e.stopPropagation(); }, true);
  kept.textContent = talk.what.kept ?? "";
  if (talk.what.note) alert.append(said("note", talk.what.note));
  el.append(root);
  show();
  return () => { clearTimeout(timer); off.forEach((f) => f()); view.close?.(); };
}
