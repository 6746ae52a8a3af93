// The page's script: filters, lists and links. All text enters the page as text, never as markup.
"use strict";
const $ = (id) => document.getElementById(id);

// The data are JSON, deflated, in base64.
async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

function start(data) {
  const PAGE = 50;
  const NO_ACTOR = "no known actor";
  const ROLES = ["target", "object", "affected", "recipient"];
  const { documents, sentences, evidence } = data;
  const total = evidence.kind.length;

  // ---- Making elements -------------------------------------------------------------------

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === false || value === undefined) continue;
      element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  }

  const plural = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  // ---- Evidence, unpacked ----------------------------------------------------------------

  const sentenceOf = new Int32Array(total);
  let running = 0;
  evidence.sentence.forEach((step, row) => { sentenceOf[row] = running += step; });
  const documentOf = (row) => sentences.document[sentenceOf[row]];
  const kindOf = (row) => {
    const [feature, category, status, form, rule, agency] = data.kinds[evidence.kind[row]];
    return { feature, category, status, form, rule, agency };
  };

  // Offsets count characters; a JavaScript string counts some of them twice.
  const slice = (text, start, end) =>
    /[\ud800-\udfff]/.test(text) ? [...text].slice(start, end).join("") : text.slice(start, end);
  const place = (packed) => {
    const start = Math.floor(packed / data.pack);
    return [start, start + (packed % data.pack)];
  };
  function roleText(row, role) {
    const packed = evidence[role][row];
    if (packed < 0) return data.strings[-1 - packed];
    return packed ? slice(sentences.text[sentenceOf[row]], ...place(packed)) : "";
  }

  // ---- Fields that evidence can be filtered by -------------------------------------------

  function coded(name, label, valueOf) {
    const seen = new Map();
    const codes = new Int32Array(total);
    for (let row = 0; row < total; row += 1) {
      const value = valueOf(row);
      if (!seen.has(value)) seen.set(value, seen.size);
      codes[row] = seen.get(value);
    }
    return { name, label, codes, values: [...seen.keys()] };
  }
  const ofKind = (part) => (row) => data.kinds[evidence.kind[row]][part];
  const ofDocument = (part) => (row) => documents[part][documentOf(row)];
  const fields = [
    coded("group", "Group", ofDocument("group")),
    coded("source", "Source", ofDocument("source")),
    coded("feature", "Feature", ofKind(0)),
    coded("category", "Category", ofKind(1)),
    coded("status", "Status", (row) => ofKind(2)(row) || "none"),
    coded("form", "Form", ofKind(3)),
    coded("agency", "Agency", (row) => ofKind(5)(row) || "none"),
    coded("actor", "Actor", (row) => data.actors[evidence.actor[row]] || NO_ACTOR),
    coded("holder", "Whose claim", (row) => data.holders[evidence.holder_actor[row]]),
    coded("from", "From", (row) => data.parties[evidence.from[row]]),
    coded("to", "To", (row) => data.parties[evidence.to[row]]),
    coded("basis", "Instrument", (row) => data.bases[evidence.basis[row]]),
    coded("doc", "Document", ofDocument("id")),
  ];
  const grouped = documents.group.some((group, number) => group !== documents.source[number]);
  const shown = fields.filter((field) => field.values.length > 1
    && !["basis", "from", "to"].includes(field.name) && (grouped || field.name !== "source"));

  // A condition is a list of values; one that begins with "-" excludes, the others are wanted.
  // The status "counted" is no value: see countedAs.
  function allows(field, wanted) {
    const out = wanted.filter((value) => value.startsWith("-")).map((value) => value.slice(1));
    const into = wanted.filter((value) => !value.startsWith("-") && value !== "counted");
    return Uint8Array.from(field.values, (value) => {
      if (out.includes(value)) return 0;
      if (!into.length || into.includes(value)) return 1;
      return Number(field.name === "basis" && into.some((one) => value.split("; ").includes(one)));
    });
  }

  // What the measures count; what they count as told without its agent only where that is asked for.
  function countedAs(conditions) {
    const agentless = conditions.getAll("agency").includes("deleted");
    const field = fields.find((one) => one.name === "status");
    return { field, codes: evidence.counted, allowed: [0, Number(!agentless), Number(agentless)] };
  }

  function sentencesWith(words) {
    const parts = words.trim().split(/\s+/).map((part) => part.replace(/[.*+?^$(){}|[\]\\]/g, "\\$&"));
    const wanted = new RegExp(parts.join("\\s+"), "i");
    return Uint8Array.from(sentences.text, (text) => Number(wanted.test(text)));
  }

  // Returns the rows that meet all conditions and, for each field shown, how many rows each of
  // its values would give with the other conditions kept.
  function select(conditions) {
    const tests = fields.filter((field) => conditions.has(field.name))
      .map((field) => ({ field, codes: field.codes, allowed: allows(field, conditions.getAll(field.name)) }));
    if (conditions.getAll("status").includes("counted")) tests.push(countedAs(conditions));
    const words = conditions.get("q") ? sentencesWith(conditions.get("q")) : null;
    const alone = conditions.has("e") ? sentenceOf[Number(conditions.get("e"))] : -1;
    const tallies = shown.map((field) => ({ field, codes: field.codes, counts: new Int32Array(field.values.length) }));
    const rows = [];
    for (let row = 0; row < total; row += 1) {
      const sentence = sentenceOf[row];
      if ((words && !words[sentence]) || (alone >= 0 && sentence !== alone)) continue;
      let failed = null;
      let failures = 0;
      for (let number = 0; number < tests.length && failures < 2; number += 1) {
        const test = tests[number];
        if (!test.allowed[test.codes[row]]) { failures += 1; failed = test.field; }
      }
      if (failures > 1) continue;
      if (!failures) rows.push(row);
      for (let number = 0; number < tallies.length; number += 1) {
        const tally = tallies[number];
        if (!failures || tally.field === failed) tally.counts[tally.codes[row]] += 1;
      }
    }
    return { rows, counts: new Map(tallies.map((tally) => [tally.field, tally.counts])) };
  }

  // ---- The list of evidence --------------------------------------------------------------

  const state = { conditions: new URLSearchParams(), rows: [], first: 0 };

  // Cuts a sentence where the span and the roles begin and end.
  function markedSentence(row) {
    const text = sentences.text[sentenceOf[row]];
    const letters = /[\ud800-\udfff]/.test(text) ? [...text] : text;
    const spans = [{ role: "", edges: place(evidence.span[row]) }];
    for (const role of [...ROLES, "antecedent", "holder"]) {
      if (evidence[role][row] > 0) spans.push({ role, edges: place(evidence[role][row]) });
    }
    const cuts = [...new Set([0, letters.length, ...spans.flatMap((span) => span.edges)])].sort((a, b) => a - b);
    const paragraph = make("p", { class: "sentence" });
    cuts.slice(0, -1).forEach((start, number) => {
      const over = spans.filter((span) => span.edges[0] <= start && span.edges[1] > start);
      const roles = over.map((span) => span.role).filter(Boolean);
      const piece = letters.slice(start, cuts[number + 1]);
      let node = document.createTextNode(typeof piece === "string" ? piece : piece.join(""));
      if (roles.length) node = make("span", { class: "role", title: roles.join(", ") }, node);
      paragraph.append(over.some((span) => !span.role) ? make("mark", {}, node) : node);
    });
    return paragraph;
  }

  function facts(row) {
    const { status, form, rule, agency } = kindOf(row);
    const actor = data.actors[evidence.actor[row]];
    const lines = ROLES.map((role) => [role, roleText(row, role)]);
    if (actor && lines[0][1]) lines[0][1] += ` (${actor})`;
    const holder = roleText(row, "holder");
    const antecedent = roleText(row, "antecedent");
    const basis = data.bases[evidence.basis[row]];
    return [...lines, ["pronoun for", antecedent], ["holder", holder], ["status", status],
      ["agency", agency], ["form", form], ["basis", basis], ["rule", rule]]
      .filter(([, value]) => value);
  }

  const definitions = (pairs) => make("dl", { class: "roles" }, ...pairs.map(([name, value]) =>
    make("div", {}, make("dt", {}, name), make("dd", {}, value))));

  const featureClass = (feature) => `f${data.features.indexOf(feature)}`;

  function titled(number) {
    const title = documents.title[number] || documents.id[number];
    return make("span", { class: "title", title }, title);
  }

  function item(row) {
    const { feature, category } = kindOf(row);
    const number = documentOf(row);
    const about = [documents.group[number], documents.date[number]].filter(Boolean);
    const links = [make("a", { href: `#e=${row}` }, `evidence ${row}`)];
    if (documents.full[number]) links.push(make("a", { href: `#t=${row}` }, "in the text"));
    return make("li", { class: featureClass(feature) + (state.conditions.get("e") === String(row) ? " here" : "") },
      make("div", { class: "about" }, make("strong", {}, `${feature}: ${category}`),
        ...about.map((words) => make("span", {}, words)),
        titled(number),
        make("span", {}, `sentence ${sentences.number[sentenceOf[row]] + 1}`), ...links),
      markedSentence(row), definitions(facts(row)));
  }

  function draw() {
    const { rows, first } = state;
    $("list").replaceChildren(...rows.slice(first, first + PAGE).map(item));
    $("list").setAttribute("start", first + 1);
    $("pager").hidden = rows.length <= PAGE;
    $("previous").disabled = first === 0;
    $("next").disabled = first + PAGE >= rows.length;
    const last = Math.min(first + PAGE, rows.length);
    $("pages").textContent = `${first + 1} to ${last} of ${rows.length.toLocaleString("en")}`;
    const seen = new Uint8Array(documents.id.length);
    for (const row of rows) seen[documentOf(row)] = 1;
    const among = seen.reduce((sum, one) => sum + one, 0);
    $("count").textContent = `${plural(rows.length, "piece")} of evidence in ${plural(among, "document")}`
      + (rows.length === total ? "." : ` (of ${total.toLocaleString("en")}).`);
  }

  function turn(step) {
    state.first += step;
    draw();
    $("evidence-title").focus();
  }

  // ---- Filters and links -----------------------------------------------------------------

  const form = $("filters");
  const choices = new Map();

  function buildFilters() {
    for (const field of shown) {
      const box = make("select", { name: field.name }, make("option", { value: "" }, "all"));
      const order = field.values.map((value, code) => ({ value, code }))
        .sort((a, b) => a.value.localeCompare(b.value, "en"));
      const options = order.map(({ value, code }) => {
        const option = make("option", { value });
        box.append(option);
        return { option, code, value };
      });
      if (field.name === "status") box.append(make("option", { value: "counted" }, "counted in the measures"));
      choices.set(field, { box, options });
      form.insertBefore(make("label", {}, `${field.label} `, box), form.querySelector("button"));
    }
    form.hidden = false;
  }

  function showChoices(counts) {
    for (const [field, { box, options }] of choices) {
      const wanted = state.conditions.getAll(field.name);
      const value = wanted.length === 1 && !wanted[0].startsWith("-") ? wanted[0] : "";
      const tally = counts.get(field);
      for (const entry of options) {
        const number = tally[entry.code];
        if (entry.number === number) continue;
        entry.number = number;
        entry.option.textContent = `${entry.value || "(none)"} (${number.toLocaleString("en")})`;
        entry.option.hidden = number === 0;
      }
      box.value = value;
    }
    const words = state.conditions.get("q") || "";
    if (form.elements.q.value !== words) form.elements.q.value = words;
  }

  // Conditions that no control above shows, each with a button to drop it.
  function showChips() {
    const controls = new Set(["q", ...shown.map((field) => field.name)]);
    const chips = [];
    for (const [name, value] of state.conditions) {
      if (controls.has(name) && !value.startsWith("-")) continue;
      const words = value.startsWith("-") ? `${name} is not ${value.slice(1)}` : `${name} is ${value}`;
      const button = make("button", { type: "button" }, name === "e" ? `sentence of evidence ${value}` : words,
        make("span", { "aria-hidden": "true" }, " \u00d7"));
      button.setAttribute("aria-label", `Drop the filter: ${words}`);
      button.addEventListener("click", () => {
        const kept = [...state.conditions].filter(([n, v]) => n !== name || v !== value);
        change(new URLSearchParams(kept));
        $("evidence-title").focus();
      });
      chips.push(make("li", {}, button));
    }
    $("chips").replaceChildren(...chips);
  }

  function apply(conditions) {
    if (!grouped && conditions.has("source")) {
      conditions.set("group", conditions.get("source"));
      conditions.delete("source");
    }
    state.conditions = conditions;
    const { rows, counts } = select(conditions);
    state.rows = rows;
    state.first = 0;
    showChoices(counts);
    showChips();
    draw();
  }

  // Filters change the address without adding to the history; links add to it by themselves.
  function change(conditions) {
    const address = conditions.toString();
    history.replaceState(null, "", address ? `#${address}` : `${location.pathname}${location.search}`);
    apply(conditions);
  }

  function changed(event) {
    const { name, value } = event.target;
    const conditions = new URLSearchParams(state.conditions);
    conditions.delete("e");
    conditions.delete(name);
    if (value) conditions.set(name, value);
    change(conditions);
  }

  function go() {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (!location.hash.includes("=")) return;
    if (asked.has("word")) { showWord(asked.get("word")); return; }
    if (asked.has("t")) { showInText(asked.get("t")); return; }
    apply(asked);
    const target = $("list").querySelector("li.here") || $("evidence");
    target.scrollIntoView({ block: "start" });
    $("evidence-title").focus({ preventScroll: true });
  }

  // ---- Words in context ------------------------------------------------------------------

  function showWord(word) {
    const lines = data.words[word];
    if (!lines) { apply(new URLSearchParams({ q: word })); $("evidence-title").focus(); return; }
    $("contexts-title").textContent = `“${word}” in context: the first ${plural(lines.length, "line")}`;
    $("contexts-list").replaceChildren(...lines.map(([number, before, found, after]) =>
      make("li", {}, make("div", { class: "about" }, make("span", {}, documents.group[number]),
        make("span", {}, documents.date[number]), titled(number)),
      `…${before}`, make("strong", {}, found), `${after}…`)));
    $("contexts").hidden = false;
    $("contexts").scrollIntoView({ block: "start" });
    $("contexts-title").focus({ preventScroll: true });
  }

  // ---- Highlighted texts -----------------------------------------------------------------

  const marks = [...document.querySelectorAll(".text .m")];
  const rowsOf = (mark) => mark.dataset.rows.split(" ");

  function showInText(row) {
    const found = marks.filter((mark) => rowsOf(mark).includes(row));
    marks.forEach((mark) => mark.classList.toggle("here", found.includes(mark)));
    if (!found.length) return;
    found[0].scrollIntoView({ block: "center" });
    found[0].focus({ preventScroll: true });
  }

  const tip = $("tip");
  function hideTip() { tip.hidden = true; }
  function showTip(mark) {
    tip.replaceChildren(...rowsOf(mark).map(Number).map((row) => {
      const { feature, category } = kindOf(row);
      return make("div", {}, make("strong", {}, `${feature}: ${category}`), definitions(facts(row)));
    }));
    tip.hidden = false;
    const box = mark.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const below = box.bottom + tip.offsetHeight + 10 < window.innerHeight;
    const top = below ? box.bottom + 6 : box.top - tip.offsetHeight - 6;
    tip.style.left = `${Math.max(8, left) + window.scrollX}px`;
    tip.style.top = `${Math.max(8, top) + window.scrollY}px`;
    mark.setAttribute("aria-describedby", "tip");
  }

  // In a text or picture one mark is reached with tab and the others from it with arrow keys.
  function rove(container, marksInside) {
    marksInside.forEach((mark, number) => mark.setAttribute("tabindex", number ? "-1" : "0"));
    container.addEventListener("keydown", (event) => {
      const here = marksInside.indexOf(document.activeElement);
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (here < 0 || !step) return;
      event.preventDefault();
      const next = marksInside[Math.max(0, Math.min(marksInside.length - 1, here + step))];
      marksInside[here].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  }

  function prepareMarks() {
    for (const mark of marks) {
      mark.addEventListener("mouseenter", () => showTip(mark));
      mark.addEventListener("focus", () => showTip(mark));
      mark.addEventListener("mouseleave", hideTip);
      mark.addEventListener("blur", hideTip);
    }
    for (const text of document.querySelectorAll(".text")) rove(text, [...text.querySelectorAll(".m")]);
    for (const picture of document.querySelectorAll("figure svg")) {
      rove(picture, [...picture.querySelectorAll("a:not([aria-hidden])")]);
    }
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });
  }

  // ---- The comparison table --------------------------------------------------------------

  function prepareTable() {
    const table = $("comparison-table");
    const body = table.tBodies[0];
    const lines = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const filters = $("table-filters");
    const column = (name) => heads.findIndex((head) => head.dataset.key === name);
    const compare = (a, b) => (a !== "" && b !== "" && !Number.isNaN(a - b) ? a - b : a.localeCompare(b, "en"));

    function sort(place, head) {
      const direction = head.getAttribute("aria-sort") === "descending" ? 1 : -1;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
      const value = (line) => line.cells[place].dataset.v;
      // Empty cells come last, whatever the direction.
      body.append(...lines.sort((a, b) => (value(a) === "") - (value(b) === "") || direction * compare(value(a), value(b))));
    }
    heads.forEach((head, place) => {
      const button = make("button", { type: "button" }, head.textContent);
      button.addEventListener("click", () => sort(place, head));
      head.replaceChildren(button);
    });

    function filter() {
      const words = filters.elements.q.value.toLowerCase();
      let count = 0;
      for (const line of lines) {
        const fits = ["feature", "group"].every((name) => !filters.elements[name].value
          || line.cells[column(name)].dataset.v === filters.elements[name].value);
        line.hidden = !fits || !line.textContent.toLowerCase().includes(words);
        count += line.hidden ? 0 : 1;
      }
      $("table-count").textContent = `${count} of ${plural(lines.length, "row")}`;
    }
    for (const name of ["feature", "group"]) {
      const values = new Set(lines.map((line) => line.cells[column(name)].dataset.v));
      filters.elements[name].append(...[...values].map((value) => make("option", { value }, value)));
    }
    filters.addEventListener("input", filter);
    filters.addEventListener("submit", (event) => event.preventDefault());
    filters.hidden = false;
    filter();
  }

  // ---- Start -----------------------------------------------------------------------------

  buildFilters();
  prepareTable();
  prepareMarks();
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => { event.preventDefault(); change(new URLSearchParams()); });
  $("previous").addEventListener("click", () => turn(-PAGE));
  $("next").addEventListener("click", () => turn(PAGE));
  // A link to the place one is already at changes no address but should still lead there.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const address = link && (link.getAttribute("href") || "");
    if (address && address.includes("=") && address === location.hash) { event.preventDefault(); go(); }
  });
  window.addEventListener("hashchange", go);
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
  apply(new URLSearchParams());
  go();
}

if ("DecompressionStream" in window) unpack($("data").textContent).then(start);
else $("count").textContent = "The list of evidence needs a browser of 2023 or later.";
