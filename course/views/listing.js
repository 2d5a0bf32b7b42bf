// A long list to search in, filter and sort. Showing fewer rows, or in another order, is all that happens here.
function render(context) {
  return frame(context, (talk) => {
    const { what } = talk, data = (cell) => (typeof cell === "string" ? { text: cell } : cell);
    const rows = what.rows.map((cells, n) => {
      const node = h("tr", { role: "row" }, cells.map((cell, i) => {
        const { text, url, file, sources } = data(cell), link = url ? source({ text, url }) : file ? [h("a", { href: file }, text)] : [text];
        const name = h("span", { className: "name", ariaHidden: "true" }, what.columns[i]);
        return h(i ? "td" : "th", i ? { role: "cell" } : { role: "rowheader", scope: "row" }, name, h("span", {}, link, sources ? [" ", sourceLine(sources)] : []));
      }));
      return { n, node, cells: cells.map((cell) => data(cell)), text: cells.map((cell) => data(cell).text).join(" ").toLocaleLowerCase() };
    });
    const search = h("input", { type: "search", id: uid("find"), autocomplete: "off" }), count = h("p", { className: "count small", role: "status" });
    const filters = what.filters.map(({ column, choices }) => {
      const select = h("select", { id: uid("only") }, h("option", { value: "" }, "All"), choices.map((text) => h("option", {}, text)));
      return { column, select, node: h("p", {}, h("label", { htmlFor: select.id }, what.columns[column]), select) };
    });
    const body = h("tbody", { role: "rowgroup" });
    const few = 20;
    let by = -1, down = false, most = few;
    const heads = what.columns.map((name, i) => {
      const button = h("button", { type: "button", className: "sort", onclick: () => { down = by === i && !down; by = i; fresh(); } }, name, h("span", { className: "arrow", ariaHidden: "true" }));
      return { button, node: h("th", { role: "columnheader", scope: "col" }, button) };
    });
    const clear = h("button", { type: "button", className: "btn", onclick: () => { search.value = ""; filters.forEach((f) => (f.select.value = "")); fresh(); search.focus(); } }, "Show all");
    const more = h("button", { type: "button", className: "btn", onclick: () => {
      const next = body.rows.length;
      most += 5 * few;
      draw();
      const row = body.rows[next];
      row.tabIndex = -1;
      quietKeys(row).focus();
    } });
    const key = (row) => row.cells[by].key ?? row.cells[by].text.toLocaleLowerCase();
    const draw = () => {
      const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const fits = rows.filter((row) => words.every((word) => row.text.includes(word)) && filters.every(({ column, select }) => !select.value || row.cells[column].text === select.value));
      if (by >= 0) fits.sort((a, b) => ((!key(a)) - (!key(b))) || (down ? -1 : 1) * key(a).localeCompare(key(b)) || a.n - b.n);
      heads.forEach(({ node }, i) => (i === by ? node.setAttribute("aria-sort", down ? "descending" : "ascending") : node.removeAttribute("aria-sort")));
      body.replaceChildren(...fits.slice(0, most).map((row) => row.node));
      more.hidden = fits.length <= most;
      more.textContent = `Show ${Math.min(5 * few, fits.length - most)} more`;
      count.textContent = fits.length === rows.length ? `${rows.length} ${what.things}.` : `${fits.length} of ${rows.length} ${what.things}.`;
      clear.hidden = fits.length === rows.length;
    };
    const fresh = () => { most = few; draw(); };
    search.oninput = fresh;
    filters.forEach(({ select }) => (select.onchange = fresh));
    const table = h("table", { role: "table", ariaLabel: `List of ${what.things}` }, h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads.map((head) => head.node))), body);
    const node = h("div", { className: "listing" },
      h("div", { className: "find", role: "search", ariaLabel: `Find ${what.things}` }, h("p", { className: "word" }, h("label", { htmlFor: search.id }, "Search"), search), filters.map((f) => f.node), clear),
      count, h("div", { className: "sorts" }, h("span", { className: "small quiet", ariaHidden: "true" }, "Sort by")), table, more);
    draw();
    return { node, show: () => {} };
  });
}
export default { render };
