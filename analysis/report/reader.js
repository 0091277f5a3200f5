"use strict";
// The reader of the report: shows the articles that the page carries, and turns clicks into corrections.
// Text of articles only ever becomes text nodes, never HTML.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("reader-data").textContent);
  const articles = data.articles;
  const pages = [...byId("reader-plain").querySelectorAll("details")]; // the same articles, as they are read without scripts
  byId("reader-plain").remove();
  const corrections = new Map(); // "article, start, end" -> the line of corrections.csv
  const renamings = new Map(); // name -> the line of speakers.csv
  let shown = 0; // index of the article that is shown
  let chosen = null; // {speaker} or {article, quotation}

  const element = (tag, text = "", attributes = {}) => {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const button = (text, act, attributes = {}) => {
    const made = element("button", text, { type: "button", ...attributes });
    made.addEventListener("click", act);
    return made;
  };
  const formula = new RegExp(data.formula);
  const safe = (text) => (formula.test(text) ? `'${text}` : text); // no spreadsheet takes it for a formula
  const plural = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
  const named = (speaker) => speaker || "unattributed";
  const heading = (article) => article.title || article.id;
  const key = (a, q) => JSON.stringify([articles[a].id, q.start, q.end]);
  const speakerOf = (a, q) => {
    const line = corrections.get(key(a, q));
    if (line) return line.speaker;
    return renamings.has(q.speaker) ? renamings.get(q.speaker) : q.speaker;
  };
  const nameOf = (a, q) => (speakerOf(a, q) === q.speaker ? q.name : speakerOf(a, q)); // one in all articles, as in figures
  const words = (a, n) => [...pages[a].querySelectorAll(`mark[data-quotation="${n}"]`)].map((mark) => mark.textContent).join(" ");
  const quoted = (q) => (q.kind === "indirect" ? 0 : q.words);
  const sourceOf = (a, speaker) => articles[a].sources[speaker] || ["", "", "", "", ""]; // type, title, kind, evidence, justification
  const KIND_NOT_SHOWN = "kind not shown";

  // --- filters

  const filters = { search: byId("reader-search"), outlet: byId("reader-outlet"), source: byId("reader-source"), kind: byId("reader-kind"),
    confidence: byId("reader-confidence") };
  const isOfKind = (a, q) =>
    !filters.source.value || (sourceOf(a, speakerOf(a, q))[2] || KIND_NOT_SHOWN) === filters.source.value;
  const passes = (a, q) =>
    isOfKind(a, q) &&
    (!filters.kind.value || q.kind === filters.kind.value) &&
    (q.confidence === null || q.confidence <= (filters.confidence.valueAsNumber >= 0 ? filters.confidence.valueAsNumber : 1));
  const texts = articles.map((article, a) => [article.id, article.outlet, pages[a].textContent].join("\n").toLowerCase());
  const visible = (a) =>
    (!filters.outlet.value || articles[a].outlet === filters.outlet.value) &&
    (!filters.source.value || articles[a].quotations.some((q) => isOfKind(a, q))) &&
    texts[a].includes(filters.search.value.trim().toLowerCase());

  // --- lists

  const fill = (list, items) => list.replaceChildren(...items.map((item) => {
    const line = element("li");
    line.append(...item);
    return line;
  }));

  const listArticles = () => {
    const found = articles.map((_, a) => a).filter(visible);
    fill(byId("reader-articles"), found.map((a) => [
      button(heading(articles[a]), () => open(a), a === shown ? { "aria-current": "true" } : {}),
      element("small", ` ${[articles[a].outlet, articles[a].date].filter(Boolean).join(", ")}`)]));
    if (!found.length) byId("reader-articles").append(element("li", "No article is like this."));
  };

  const listSpeakers = () => {
    const counted = new Map(); // name -> [quoted words, title]
    const among = byId("reader-whose").value ? articles.map((_, a) => a).filter(visible) : [shown];
    among.forEach((a) => articles[a].quotations.filter((q) => isOfKind(a, q)).forEach((q) => {
      const speaker = speakerOf(a, q);
      if (speaker === "not speech") return;
      const [n, title] = counted.get(nameOf(a, q)) || [0, ""];
      counted.set(nameOf(a, q), [n + quoted(q), title || sourceOf(a, speaker)[1]]);
    }));
    const order = [...counted].sort((x, y) => (x[0] === "") - (y[0] === "") || y[1][0] - x[1][0]);
    fill(byId("reader-speakers"), order.map(([speaker, [n, title]]) => [
      button(named(speaker), () => choose({ speaker }), chosen && chosen.speaker === speaker ? { "aria-pressed": "true" } : { "aria-pressed": "false" }),
      element("small", ` ${[n ? plural(n, "word") : "indirect only", title].filter(Boolean).join("; ")}`)]));
    if (!order.length) byId("reader-speakers").append(element("li", "Nobody is quoted."));
  };

  // --- the article

  const showArticle = () => {
    const pane = byId("reader-article");
    const scrolled = pane.scrollTop;
    pane.replaceChildren(...[...pages[shown].querySelectorAll(":scope > :is(h3, p)")].map((node) => node.cloneNode(true)));
    pane.querySelectorAll("mark").forEach(dress);
    pane.scrollTop = scrolled;
  };

  // A mark of the plain page, made something to click in.
  const dress = (mark) => {
    const n = Number(mark.dataset.quotation);
    const q = articles[shown].quotations[n];
    const speaker = speakerOf(shown, q);
    const isLit = chosen && (chosen.speaker === nameOf(shown, q) || (chosen.article === shown && chosen.quotation === n));
    const states = { nobody: !speaker, lit: isLit, changed: corrections.has(key(shown, q)), faint: !passes(shown, q) };
    for (const [name, is] of Object.entries(states)) mark.classList.toggle(name, Boolean(is));
    for (const [name, value] of Object.entries({ tabindex: "0", role: "button" })) mark.setAttribute(name, value);
    mark.title = `${named(speaker)}; rule ${q.rule || "none"}; confidence ${q.confidence ?? "–"}`;
    mark.addEventListener("click", () => { choose({ article: shown, quotation: n }); focusOn(n); });
    mark.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose({ article: shown, quotation: n });
      markOf(n).scrollIntoView({ block: "nearest" });
      byId("reader-chosen-title").focus({ preventScroll: true });
    });
  };

  // --- what was chosen

  const choose = (what) => { chosen = what; show(); };
  const open = (a) => { shown = a; show(); byId("reader-article").scrollTop = 0; };
  const markOf = (n) => byId("reader-article").querySelector(`[data-quotation="${n}"]`);
  const focusOn = (n, block = "nearest") => {
    const mark = markOf(n);
    if (mark) { mark.focus({ preventScroll: true }); mark.scrollIntoView({ block }); }
  };
  const goTo = (a, n) => { shown = a; choose({ article: a, quotation: n }); focusOn(n, "center"); };
  const close = () => {
    const from = chosen;
    choose(null);
    if (from && from.article === shown) focusOn(from.quotation);
    else byId("reader-article").focus({ preventScroll: true });
  };

  const inContext = (a, n) => {
    const line = element("li");
    const text = words(a, n);
    line.append(button(text.length > 140 ? `${text.slice(0, 139)}…` : text || "(no words)", () => goTo(a, n)),
      element("small", ` ${[heading(articles[a]), articles[a].outlet, articles[a].date].filter(Boolean).join(", ")}`));
    return line;
  };

  const showChosen = () => {
    const box = byId("reader-chosen");
    const list = byId("reader-concordance");
    byId("reader-left").hidden = Boolean(chosen);
    byId("reader-leave").hidden = !chosen;
    byId("reader-details").classList.toggle("sheet", Boolean(chosen));
    byId("reader-details").scrollTop = 0;
    if (!chosen) return showToCheck(box, list);
    if ("speaker" in chosen) return showSpeaker(box, list, chosen.speaker);
    return showQuotation(box, list, chosen.article, chosen.quotation);
  };

  const factsOf = (pairs) => {
    const facts = element("dl");
    for (const [term, text] of pairs) if (text) facts.append(element("dt", term), element("dd", text));
    return facts;
  };
  const aboutSource = (a, speaker) => {
    const [type, title, kind, evidence, why] = sourceOf(a, speaker);
    const because = evidence ? ` (by “${evidence}”)` : "";
    return [["Type of source", type], ["Title", title], ["Kind of source", type && (kind || KIND_NOT_SHOWN) + because],
      ["Why asked", why && `“${why}”`]];
  };

  const showSpeaker = (box, list, speaker) => {
    byId("reader-chosen-title").textContent = named(speaker);
    const own = [];
    articles.forEach((article, a) => article.quotations.forEach((q, n) => {
      if (nameOf(a, q) === speaker && passes(a, q)) own.push([a, n]);
    }));
    const nQuoted = own.reduce((sum, [a, n]) => sum + quoted(articles[a].quotations[n]), 0);
    const same = element("label", "Same person as ");
    const input = element("input", "", { list: "reader-names", type: "text" });
    same.append(input, " ", button("Join", () => {
      if (!input.value.trim()) return;
      rename(speaker, input.value.trim());
    }));
    box.replaceChildren(element("p", `${plural(own.length, "quotation")} with ${plural(nQuoted, "quoted word")} in ` +
      `${plural(new Set(own.map(([a]) => a)).size, "article")}.`));
    const [at, n] = own.find(([a]) => a === shown) || own[0] || [];
    box.append(button("Save these quotations", () => save(`quotations of ${named(speaker)}`, "article,title,outlet,date,kind,confidence,quotation",
      own.map(([a, n]) => [...["id", "title", "outlet", "date"].map((fact) => safe(articles[a][fact])), articles[a].quotations[n].kind,
        articles[a].quotations[n].confidence ?? "", safe(words(a, n))]))));
    if (speaker) box.append(n === undefined ? "" : factsOf(aboutSource(at, speakerOf(at, articles[at].quotations[n]))), same);
    const lines = element("ol", "", { class: "choices" });
    lines.append(...own.slice(0, 500).map(([a, n]) => inContext(a, n)));
    list.replaceChildren(lines);
  };

  const showQuotation = (box, list, a, n) => {
    const q = articles[a].quotations[n];
    const speaker = speakerOf(a, q);
    byId("reader-chosen-title").textContent = "This quotation";
    const facts = factsOf([...aboutSource(a, speaker), ["Cue", q.cue], ["Quotation", q.kind],
      ["Rule", q.rule || "none"], ["Confidence", q.confidence === null ? "–" : q.confidence.toFixed(2)]]);
    const label = element("label", "Rather by ");
    const input = element("input", "", { list: "reader-names", type: "text", id: "reader-said-by" });
    label.append(input);
    const say = () => correct(a, n, input.value.trim());
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); say(); } });
    const actions = element("p", "", { class: "actions" });
    actions.append(label, " ", button("Set", say), " ", button("Right as it is", () => correct(a, n, speaker)), " ",
      button("Not speech", () => correct(a, n, "not speech")), " ", button("Nobody known", () => correct(a, n, "")));
    if (corrections.has(key(a, q))) {
      actions.append(" ", button("Take back", () => { corrections.delete(key(a, q)); show(); }));
    }
    const said = speaker === "not speech" ? "Not speech, and no longer counted." : speaker ? `Said by ${speaker}.` : "No speaker was found.";
    box.replaceChildren(element("p", said), actions, facts);
    const others = [...new Set(articles[a].quotations.map((other) => speakerOf(a, other)))].filter((name) => name && name !== speaker);
    const quick = element("p", "Or one of: ", { class: "actions" });
    for (const name of others.slice(0, 12)) quick.append(button(name, () => correct(a, n, name)), " ");
    list.replaceChildren(...(others.length ? [quick] : []));
  };

  const isOpen = ([a, n]) => !corrections.has(key(a, articles[a].quotations[n]));
  const leastSureFirst = () => {
    const found = [];
    articles.forEach((article, a) => article.quotations.forEach((q, n) => {
      if (passes(a, q)) found.push([a, n, q.confidence ?? 0]);
    }));
    return found.sort((x, y) => x[2] - y[2]);
  };
  const toCheck = () => leastSureFirst().filter(isOpen);

  // The quotation to check after the chosen one, also where that was just corrected.
  const goToNext = () => {
    const all = leastSureFirst();
    const at = all.findIndex(([a, n]) => a === chosen.article && n === chosen.quotation);
    const next = all.slice(at + 1).find(isOpen);
    if (next) goTo(next[0], next[1]); else choose(null);
    byId("reader-chosen-title").focus({ preventScroll: true });
  };

  const showToCheck = (box, list) => {
    byId("reader-chosen-title").textContent = "To check";
    const found = toCheck();
    const here = found.filter(([a]) => a === shown);
    const doubtful = found.filter(([, , confidence]) => confidence < 0.75);
    byId("reader-left").textContent = `${plural(doubtful.length, "quotation")} with a confidence below .75 left to check` +
      ` (${here.filter(([, , confidence]) => confidence < 0.75).length} in this article). The least sure first:`;
    const lines = element("ol", "", { class: "choices" });
    lines.append(...found.slice(0, 50).map(([a, n]) => {
      const line = inContext(a, n);
      line.append(element("small", ` — ${named(speakerOf(a, articles[a].quotations[n]))}, ${articles[a].quotations[n].confidence ?? "–"}`));
      return line;
    }));
    const pairs = data.pairs.filter(([name]) => !renamings.has(name));
    const offered = element("ul", "", { class: "choices" });
    offered.append(...pairs.map(([name, other]) => {
      const line = element("li");
      line.append(`${name} = ${other}? `, button("Same person", () => rename(name, other)));
      return line;
    }));
    box.replaceChildren();
    list.replaceChildren(...(pairs.length ? [element("h4", "Perhaps one person"), offered] : []), lines);
  };

  // --- corrections

  // The words by which the next run sees that the article has not changed; none where a character is shown by its number.
  const textOf = (a, n) => {
    const text = pages[a].querySelector(`mark[data-quotation="${n}"] .code`) ? "" : words(a, n);
    return safe(text);
  };
  const correct = (a, n, speaker) => {
    const q = articles[a].quotations[n];
    corrections.set(key(a, q), { article: articles[a].id, start: q.start, end: q.end, speaker, text: textOf(a, n) });
    show();
    byId("reader-chosen-title").focus({ preventScroll: true });
  };
  const rename = (name, other) => { renamings.set(name, other); choose({ speaker: other }); };
  const cell = (value) => `"${String(value).replaceAll('"', '""')}"`;
  const save = (name, header, lines) => {
    const text = [header, ...lines.map((line) => line.map(cell).join(","))].join("\r\n");
    const moment = new Date().toISOString().slice(0, 19).replace(/\D/g, "-"); // no file replaces an earlier one
    const link = element("a", "", { download: `${name}-${moment}.csv`, href: URL.createObjectURL(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  byId("save-corrections").addEventListener("click", () => save("corrections", "article,start,end,speaker,text,note",
    [...corrections.values()].map((c) => [c.article, c.start, c.end, c.speaker, c.text, ""])));
  byId("save-speakers").addEventListener("click", () => save("speakers", "name,same as", [...renamings]));
  byId("reader-check").addEventListener("click", goToNext);
  byId("reader-close").addEventListener("click", close);
  byId("reader-details").addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen) close(); });

  const showSaving = () => {
    byId("reader-saving").hidden = !corrections.size && !renamings.size;
    byId("save-corrections").hidden = !corrections.size;
    byId("save-speakers").hidden = !renamings.size;
    byId("reader-count").textContent = [corrections.size ? plural(corrections.size, "correction") : "",
      renamings.size ? plural(renamings.size, "joined name") : ""].filter(Boolean).join(" and ") + " to save. ";
  };
  window.addEventListener("beforeunload", (event) => { if (corrections.size || renamings.size) event.preventDefault(); });

  const show = () => { listArticles(); listSpeakers(); showArticle(); showChosen(); showSaving(); };

  // --- tables of the page: sort by a click on a heading, search in long ones

  const value = (row, column) => {
    const text = row.cells[column] ? row.cells[column].textContent.trim() : "";
    const number = Number(text.replaceAll(",", "").replace("−", "-").replace("%", ""));
    return text === "–" || text === "" ? null : Number.isNaN(number) ? text.toLowerCase() : number;
  };
  const compare = (x, y) => {
    if (x === null || y === null) return (x === null) - (y === null);
    return typeof x === typeof y ? (x < y ? -1 : x > y ? 1 : 0) : typeof x === "number" ? -1 : 1;
  };
  const sortable = (table) => {
    const body = table.tBodies[0];
    const head = table.tHead && table.tHead.rows[table.tHead.rows.length - 1];
    if (!body || !head || body.rows.length < 3 || table.querySelector("tbody [rowspan]")) return;
    [...head.cells].forEach((cell, column) => {
      if (!cell.textContent.trim()) return;
      const act = () => {
        const descending = cell.getAttribute("aria-sort") === "ascending";
        [...head.cells].forEach((other) => other.removeAttribute("aria-sort"));
        cell.setAttribute("aria-sort", descending ? "descending" : "ascending");
        const rows = [...body.rows].sort((x, y) => {
          const [one, two] = [value(x, column), value(y, column)];
          return one === null || two === null ? compare(one, two) : (descending ? -1 : 1) * compare(one, two);
        });
        body.append(...rows);
      };
      const label = button("", act, { class: "sort" });
      label.append(...cell.childNodes);
      cell.replaceChildren(label);
    });
    if (body.rows.length > 12) {
      const box = element("input", "", { type: "search", placeholder: "search this table", "aria-label": "search this table", class: "table-search" });
      box.addEventListener("input", () => {
        for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(box.value.trim().toLowerCase());
      });
      table.parentNode.before(box);
    }
  };
  document.querySelectorAll("main .table > table").forEach(sortable);

  // --- names and titles in tables and first findings lead to the quotations and the text

  const names = new Set(articles.flatMap((article) => article.quotations.map((q) => q.name)).filter(Boolean));
  const titles = articles.map((article) => article.title);
  const quotes = (a, speaker) => articles[a].quotations.some((q) => nameOf(a, q) === speaker);
  const lookUp = (speaker) => {
    if (!quotes(shown, speaker)) shown = Math.max(0, articles.findIndex((_, a) => quotes(a, speaker)));
    choose({ speaker });
  };
  const leads = new Map([...names].map((speaker) => [speaker, () => lookUp(speaker)]));
  articles.forEach((article, a) => {
    leads.set(article.id, () => open(a));
    if (article.title && titles.indexOf(article.title) === titles.lastIndexOf(article.title)) leads.set(article.title, () => open(a));
  });
  document.querySelectorAll("main .table :is(td, tbody th), .card strong").forEach((place) => {
    const lead = leads.get(place.textContent.trim());
    if (!lead || place.querySelector("button")) return;
    const act = () => { lead(); byId("reader-title").scrollIntoView(); };
    place.replaceChildren(button(place.textContent, act, { class: "lead" }));
  });

  // --- begin

  byId("reader-names").append(...[...names].sort().slice(0, 5000).map((name) => element("option", "", { value: name })));

  for (const outlet of [...new Set(articles.map((article) => article.outlet))].filter(Boolean).sort()) {
    filters.outlet.append(element("option", outlet));
  }
  byId("reader-whose").hidden = articles.length < 2;
  filters.outlet.parentNode.hidden = filters.outlet.options.length < 2;
  const kinds = articles.flatMap((article) => Object.values(article.sources).map((source) => source[2] || KIND_NOT_SHOWN));
  filters.source.append(...[...new Set(kinds)].sort().map((kind) => element("option", kind)));
  if (articles.length < data.n_articles) {
    byId("reader-limit").textContent = `This page holds the text of ${plural(articles.length, "article")} of ` +
      `${data.n_articles.toLocaleString("en")}, those with most quotations; the tables have all.`;
  }
  byId("reader-whose").addEventListener("input", listSpeakers);
  byId("reader-filters").addEventListener("submit", (event) => event.preventDefault());
  byId("reader-filters").addEventListener("input", () => {
    if (!visible(shown)) shown = Math.max(0, articles.findIndex((_, a) => visible(a)));
    show();
  });
  if (articles.length) { byId("reader-live").hidden = false; show(); }
})();
