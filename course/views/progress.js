// My progress: the way through the course, and the student's own work: take it along, bring it back, delete it.
function render(context) {
  return frame(context, (talk) => {
    const { what } = talk, sentence = h("p", { className: "small", role: "status" }), way = h("ol", { className: "way", "aria-label": "Chapters" });
    const rows = what.chapters.map((c) => {
      const state = h("p", { className: "state parts quiet" }), li = h("li", {}, h("span", { className: "stop", ariaHidden: "true" }),
        h("div", {}, h("h3", {}, c.here ? h("a", { href: c.file }, c.title) : c.title), h("p", { className: "q" }, c.question), state), h("p", { className: "time" }, c.time));
      way.append(li);
      return { li, state };
    });
    const file = h("input", { type: "file", id: uid("file"), accept: ".json,application/json" });
    file.onchange = async () => {
      const [picked] = file.files;
      if (!picked) return;
      talk.act({ act: "bring_in", text: picked.size > what.limit ? "" : await picked.text() });
      file.value = "";
    };
    const mine = uid("mine"), copy = h("button", { type: "button", className: "btn", onclick: () => talk.act({ act: "copy", to: mine }) }, "Save a copy");
    talk.hear((message) => {
      if (message.copy && message.view === mine) download(message.copy, "application/json", message.name);
    });
    const wipe = h("div", { className: "acts" });
    const first = h("button", { type: "button", className: "btn" }, "Delete my answers");
    const back = () => { wipe.replaceChildren(first); first.focus(); };
    first.onclick = () => {
      const keep = h("button", { type: "button", className: "btn first", onclick: back }, "Keep them");
      wipe.replaceChildren(keep, h("button", { type: "button", className: "btn", onclick: () => { talk.act({ act: "delete" }); back(); } }, "Delete for good"));
      keep.focus();
    };
    wipe.append(first);
    const node = h("div", { className: "map" },
      h("div", { className: "acts top" }, h("button", { type: "button", className: "btn", onclick: () => talk.act({ act: "look" }) }, "Look again"), sentence),
      way, h("aside", { className: "take", "aria-label": "Your work" },
        h("section", {}, h("h3", {}, "Take your work with you"), h("p", {}, "A copy holds everything that you rated and answered. Load it on any computer to go on where you stopped."),
          h("div", { className: "acts" }, copy, h("label", { className: "btn filebtn", htmlFor: file.id }, "Load a copy", file))),
        h("section", {}, h("h3", {}, "Start again"), h("p", {}, "This deletes your answers from this computer. Nobody else has a copy."), wipe)));
    return { node, show: (now) => {
      sentence.textContent = now.sentence;
      rows.forEach(({ li, state }, i) => {
        const c = now.chapters[i];
        li.className = c.state;
        state.replaceChildren(...c.parts.map(([text, done]) => h("span", {}, h("i", { className: done ? "on" : "", ariaHidden: "true" }), text, sr(done ? " done" : " open"))));
      });
    } };
  });
}
export default { render };
