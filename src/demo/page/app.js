// The page: what is told by the demo as it happens (server-sent events), and what people do (posts).
"use strict";

const WINDOW = 120; // Messages drawn at once; older ones when somebody scrolls up,
const MORE = 40; // so many at a time, which takes no longer than a frame,
const AHEAD = 600; // when there are so few pixels of them left above.
const MOST = 65536; // Characters sent at once.
const PATIENCE = 4000; // A message that was to be shown is waited for so long, in milliseconds.
const LINGER = 8000; // A line about the whole page is read in this time.
const HEARD = 3; // So many new messages are read aloud at once.
const TOUCH = matchMedia("(hover: none) and (pointer: coarse)"); // Here Enter begins a new line.
const EMOJI = ["👍", "❤", "🔥", "🎉", "👏", "🙏", "😁", "🤔"];
const $ = (id) => document.getElementById(id);

const page = {
  words: {}, lang: "en", user: 0, chat: null, topic: null, hooded: false, bot: 0, group: 0, zone: "UTC", username: "",
  people: [], managers: new Set(), list: null, hello: null, run: null, source: null, lost: false,
  shown: new Map(), places: [], first: 0, clock: null, reply: null, editing: null, menuAt: -1, tour: null, target: null, beginning: null, drafts: new Map(), formats: new Map(),

  word(key) { return this.words[this.lang]?.[key] ?? this.words.en?.[key] ?? key; },

  format(options, ms) {
    const key = JSON.stringify([this.lang, this.zone, options]);
    if (!this.formats.has(key)) this.formats.set(key, new Intl.DateTimeFormat(this.lang, { ...options, timeZone: this.zone, hourCycle: "h23" }));
    return this.formats.get(key).format(ms);
  },

  name(user) { return this.people.find((person) => person.id === user)?.name ?? ""; },

  get isPrivate() { return this.chat !== null && this.chat > 0; },

  async post(path, body) {
    try {
      const answer = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
      const json = await answer.json().catch(() => ({}));
      if (!answer.ok) { json.failed = true; json.status = answer.status; }
      return json;
    } catch {
      return { failed: true, status: 0 };
    }
  },

  async deed(deed) {
    const came = await this.post("/do", { user: this.user, chat: this.isPrivate ? this.user : this.group, topic: this.isPrivate ? null : this.topic, deed });
    if (came.failed) toast(this.word("cannot"));
    if (came.private) this.look({ chat: this.user, topic: null });
    if (came.link) toast(sentence(this.word("link"), { url: came.link }));
    if (came.copied) toast(sentence(this.word(await copy(came.copied) ? "copied" : "copy-this"), { text: came.copied }));
    return came;
  },

  follow(target) {
    if (target.command) return fill(target.command);
    const message = /^https?:\/\/t\.me\/c\/\d+\/(?:(\d+)\/)?(\d+)/.exec(target.url);
    if (message) {
      const topic = Number(message[1]);
      return this.goToMessage(Number(message[2]), this.list?.chats.some((chat) => chat.topic === topic) ? topic : null);
    }
    this.deed({ open: { url: target.url } });
  },

  // Looks at another chat, or through other eyes.
  look(change) {
    this.drafts.set(`${this.user}/${this.chat}/${this.topic}`, $("text").value);
    const before = this.user;
    Object.assign(this, change);
    if (before !== this.user && this.isPrivate && change.chat === undefined) this.chat = this.user;
    document.body.dataset.pane = "talk";
    $("text").value = this.drafts.get(`${this.user}/${this.chat}/${this.topic}`) ?? "";
    this.setAbove(null);
    hideMenu();
    $("notice").hidden = true;
    this.connect();
    rescueFocus();
  },

  connect() {
    this.source?.close();
    sessionStorage.setItem("seat", JSON.stringify({ user: this.user, chat: this.isPrivate ? this.user : null, topic: this.topic }));
    const query = new URLSearchParams({ user: this.user, hood: this.hooded });
    if (this.isPrivate) query.set("chat", this.user);
    if (!this.isPrivate && this.topic) query.set("topic", this.topic);
    const source = new EventSource(`/live?${query}`);
    this.source = source;
    const on = (kind, act) => source.addEventListener(kind, (event) => source === this.source && act(JSON.parse(event.data)));
    on("hello", (hello) => this.meet(hello));
    on("list", (list) => { this.list = list; drawList(); });
    on("messages", (told) => takeMessages(told));
    on("notice", (what) => answer(what));
    on("tour", (tour) => followTour(tour));
    on("clock", (clock) => { this.clock = { ...clock, at: performance.now() }; drawClock(); });
    on("calls", (calls) => drawCalls(calls));
    on("plans", (plans) => drawPlans(plans));
    source.onopen = () => { if (this.lost) { this.lost = false; say(null); } };
    source.onerror = () => {
      if (source !== this.source) return;
      source.close();
      this.lost = true;
      say(this.word("lost"));
      setTimeout(() => source === this.source && this.connect(), 600);
    };
  },

  meet(hello) {
    const restarted = this.run !== null && this.run !== hello.run;
    const another = restarted || (this.hello && this.hello.number !== hello.number);
    if (another) { this.drafts.clear(); $("calls").replaceChildren(); }
    const opened = this.run !== hello.run;
    if (restarted) sayForAWhile(this.word("again"));
    else if (another) this.tellOfAnother(hello);
    this.run = hello.run;
    this.hello = hello;
    Object.assign(this, { group: hello.group, bot: hello.bot, zone: hello.zone, username: hello.username, people: hello.people, user: hello.user, topic: hello.topic });
    this.chat = hello.chat > 0 ? hello.chat : null;
    // Whoever opens the page has chosen its language too, but only once: two pages that insist would never end.
    if (opened && hello.fresh && hello.language !== this.lang) this.beginAnew("/anew", { language: this.lang });
    drawList();
    drawClock();
  },

  // Ends this community and begins another.
  beginAnew(path, body) {
    this.beginning = this.post(path, body);
    return this.beginning;
  },

  // This community is another than the one before: whoever did not begin it is told.
  async tellOfAnother(hello) {
    const mine = await this.beginning;
    if (mine?.number === hello.number) return;
    const language = $("language").querySelector(`[value=${hello.language}]`).textContent;
    sayForAWhile(sentence(this.word("another-begun"), { language }));
  },

  setAbove(what) {
    this.reply = what?.reply ?? null;
    this.editing = what?.editing ?? null;
    $("above").hidden = !what;
    if (what) { $("above").firstElementChild.replaceChildren(what.label); $("text").focus(); }
  },

  goTo(place) {
    if (!this.shown.has(place)) return;
    const index = this.places.indexOf(place);
    if (index < this.first) { this.first = Math.max(0, index - 20); drawMessages(); }
    const item = $("messages").querySelector(`[data-place="${place}"]`);
    item?.scrollIntoView({ block: "center" });
    item?.classList.add("flash");
    setTimeout(() => item?.classList.remove("flash"), 1500);
  },

  // Shows the message with this number, wherever she looks now, as soon as it is there.
  goToMessage(id, topic = null) {
    this.target = id;
    setTimeout(() => { if (this.target === id) this.target = null; }, PATIENCE);
    document.body.dataset.pane = "talk";
    if (this.isPrivate || (this.topic ?? null) !== topic) this.look({ chat: null, topic });
    else this.seek();
  },

  seek() {
    const found = this.target !== null && [...this.shown.values()].find((shown) => shown.id === this.target && !shown.ephemeral);
    if (!found) return;
    this.target = null;
    this.goTo(found.place);
  },

  sheet(shown, button) {
    closeSheet();
    button.setAttribute("aria-expanded", "true");
    const act = (deed) => () => { closeSheet(); this.deed(deed); };
    const mine = shown.sender_id === this.user;
    const reply = () => { closeSheet(); this.setAbove({ reply: shown.place, label: sentence(this.word("replying"), { name: shown.sender }) }); };
    const edit = () => { closeSheet(); this.setAbove({ editing: shown.place, label: this.word("editing") }); $("text").value = shown.text; };
    const line = (word, onclick) => el("button", { type: "button", onclick }, this.word(word));
    const sheet = el("div", { class: "sheet", role: "group", "aria-label": this.word("more") },
      el("div", {}, ...EMOJI.map((emoji) => el("button", { type: "button", "aria-label": `${this.word("react")} ${emoji}`, onclick: act({ react: { place: shown.place, emoji } }) }, emoji))),
      line("reply", reply),
      mine && !shown.poll && line("edit", edit),
      this.list?.manages && !this.isPrivate && line("pin", act({ pin: { place: shown.place } })),
      (mine || this.isPrivate || this.list?.manages) && line("delete", act({ delete: { place: shown.place } })));
    button.parentElement.append(sheet);
    sheet.querySelector("button").focus({ preventScroll: true });
  },
};

const draw = new Draw(page);

function closeSheet() {
  const sheet = document.querySelector(".sheet");
  if (!sheet) return;
  const button = sheet.parentElement.querySelector(".more");
  const inside = sheet.contains(document.activeElement);
  sheet.remove();
  button.setAttribute("aria-expanded", "false");
  if (inside) button.focus({ preventScroll: true });
}

// ---- focus: it never falls out of the page because something was drawn anew

const isSeen = (node) => Boolean(node?.checkVisibility({ visibilityProperty: true }));

// Where one goes on: to writing, to joining, or to reading. On a touch screen the keyboard would come up unasked.
const resting = () => [TOUCH.matches ? null : $("text"), $("enter"), $("scroll")].find(isSeen);

function rescueFocus() {
  const active = document.activeElement;
  if (active !== document.body && !isSeen(active)) resting()?.focus({ preventScroll: true });
}

// Draws a part of the page; if focus was in it, it stays at the button of the same place.
function drawInto(node, act) {
  const buttons = () => [...node.querySelectorAll("button")];
  const index = buttons().indexOf(document.activeElement);
  act();
  // What is hidden now has the focus until the page is painted.
  const active = document.activeElement;
  if (index < 0 || (buttons().includes(active) && isSeen(active))) return;
  const same = buttons()[index];
  (isSeen(same) ? same : resting())?.focus({ preventScroll: true });
}

// Resolves to whether the text is in the clipboard; a page that is not of this machine, or an old browser, has none.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

let toastTimer = 0;
function toast(words) {
  const notice = $("notice");
  notice.replaceChildren(words);
  notice.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { notice.hidden = true; }, 5000);
}

function say(words) {
  $("line").hidden = !words;
  $("line").replaceChildren(words ?? "");
}

// Until it has been read; a tab in the background is not being read.
function sayForAWhile(words) {
  say(words);
  const node = $("line").firstChild;
  const end = () => setTimeout(() => { if ($("line").firstChild === node) say(null); }, LINGER);
  if (document.hidden) document.addEventListener("visibilitychange", end, { once: true });
  else end();
}

// Asks first if something of hers would be gone. Resolves to whether to go on.
function isSure(word) {
  if (!page.hello?.hers) return Promise.resolve(true);
  const sure = $("sure");
  sure.firstElementChild.replaceChildren(page.word(word));
  sure.returnValue = "";
  sure.showModal();
  return new Promise((resolve) => sure.addEventListener("close", () => resolve(sure.returnValue === "yes"), { once: true }));
}

function answer(what) {
  if (what.kind === "alert") { $("window").firstElementChild.replaceChildren(what.text); $("window").showModal(); }
  else if (what.kind === "link") page.follow({ url: what.text });
  else toast(what.text);
}

// ---- words and language

function speak(lang) {
  page.lang = lang;
  document.documentElement.lang = lang;
  document.documentElement.dir = lang === "he" ? "rtl" : "ltr";
  document.title = `Kehila · ${page.word("demo")}`;
  $("language").value = lang;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = page.word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", page.word(node.dataset.label));
  for (const node of document.querySelectorAll("[data-title]")) node.title = page.word(node.dataset.title);
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = page.word(node.dataset.placeholder);
  drawList();
  drawMessages();
  drawClock();
}

async function chooseLanguage(lang) {
  localStorage.setItem("language", lang);
  speak(lang);
  if (page.hello?.fresh) await page.beginAnew("/anew", { language: lang });
  else await page.post("/language", { language: lang });
}

// ---- the clock

function drawClock() {
  if (!page.clock) return;
  const now = page.clock.now + (page.clock.speed === "live" ? performance.now() - page.clock.at : 0);
  const text = page.format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" }, now);
  if ($("now").textContent !== text) $("now").textContent = text;
  $("now").dateTime = new Date(now).toISOString();
  if (document.activeElement !== $("speed")) $("speed").value = page.clock.speed;
}

let leaping = false;
async function leap(what) {
  if (leaping) return;
  leaping = true;
  // Not `disabled`, which would take the focus away.
  const buttons = document.querySelectorAll("[data-leap]");
  buttons.forEach((button) => button.setAttribute("aria-disabled", "true"));
  const slow = setTimeout(() => toast(page.word("leaping")), 400);
  const done = await page.post("/clock", what === "next" ? "next_post" : { hours: Number(what) });
  clearTimeout(slow);
  leaping = false;
  $("notice").hidden = true;
  buttons.forEach((button) => button.removeAttribute("aria-disabled"));
  if (done.failed) toast(page.word("cannot"));
  if (what === "next" && !done.failed) goToPost(done.posted);
}

function goToPost(posted) {
  if (!posted) return toast(page.word("no-post"));
  page.goToMessage(posted.message, posted.topic);
  if (!page.list?.chats.some((chat) => chat.id < 0 && chat.is_in)) toast(page.word("post-outside"));
}

// ---- people and chats

function keep(list, items) {
  // Focus stays where it was although the list is drawn anew.
  const active = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  list.replaceChildren(...items);
  if (active) list.querySelector(`[data-key="${CSS.escape(active)}"]`)?.focus({ preventScroll: true });
}

function entry(key, current, onclick, picture, title, below, unread) {
  const badge = unread > 0 && el("span", { class: "badge" }, el("span", { "aria-hidden": "true" }, String(unread)), el("span", { class: "hide" }, sentence(page.word("unread"), { n: unread })));
  return el("li", {}, el("button", { type: "button", "data-key": key, "aria-current": String(current), onclick },
    picture, el("span", { class: "entry" }, el("b", {}, title), el("small", {}, below)), badge));
}

function drawList() {
  const { list, hello } = page;
  if (!list || !hello) return;
  page.managers = new Set(list.people.filter((person) => person.manages).map((person) => person.id));
  keep($("people"), page.people.map((person) => {
    const state = list.people.find((other) => other.id === person.id) ?? {};
    const known = page.words.en[`${person.part}-in`] && state.is_in ? `${person.part}-in` : person.part;
    const picture = face(person.id, person.name, false);
    picture.classList.toggle("away", !state.is_in);
    return entry(`person-${person.id}`, person.id === page.user, () => page.look({ user: person.id }), picture, bdi(person.name), page.word(known), person.id === page.user ? 0 : state.unread);
  }));
  keep($("chats"), list.chats.map((chat) => {
    const isPrivate = chat.id > 0;
    const current = isPrivate ? page.isPrivate : !page.isPrivate && (chat.topic ?? null) === (page.topic ?? null);
    const title = isPrivate ? page.word("private") : chat.topic ? bdi(chat.name) : bdi(chat.title);
    const said = chat.last && !chat.last.service;
    const below = said ? fragment(bdi(chat.last.sender), ": ", bdi(chat.last.text)) : isPrivate ? "" : page.word(chat.is_in ? "general" : "not-in");
    const picture = isPrivate ? face(page.bot, "", true) : chat.topic ? face(chat.topic + 4, "#", false) : face(7, chat.title, false);
    const item = entry(`chat-${chat.id}-${chat.topic}`, current, () => page.look(isPrivate ? { chat: page.user, topic: null } : { chat: null, topic: chat.topic ?? null }), picture, title, below, current ? 0 : chat.unread);
    if (chat.topic) item.className = "topic";
    return item;
  }));
  drawHead();
}

function fragment(...parts) {
  const out = document.createDocumentFragment();
  out.append(...parts);
  return out;
}

const openChat = () => page.list?.chats.find((chat) => (page.isPrivate ? chat.id > 0 : chat.id < 0 && (chat.topic ?? null) === (page.topic ?? null)));

function drawHead() {
  const chat = openChat();
  if (!chat) return;
  const me = page.name(page.user);
  if (page.isPrivate) {
    $("title").replaceChildren(page.word("private"));
    $("about").replaceChildren(sentence(page.word("private-about"), { name: me }));
    paintFace($("face"), page.bot, "", true);
  } else {
    $("title").replaceChildren(bdi(chat.topic ? chat.name : chat.title));
    const members = sentence(page.word("members"), { n: chat.members });
    $("about").replaceChildren(chat.topic ? sentence(page.word("topic-of"), { name: chat.title }) : members);
    paintFace($("face"), chat.topic ? chat.topic + 4 : 7, chat.topic ? "#" : chat.title, false);
  }
  const pinnedId = page.isPrivate ? undefined : chat.pinned.at(-1);
  const pinned = pinnedId && [...page.shown.values()].find((shown) => shown.id === pinnedId && !shown.ephemeral);
  $("pinned").hidden = !pinned;
  if (pinned) {
    $("pinned").replaceChildren(el("b", {}, page.word("pinned")), " · ", bdi(pinned.text.split("\n")[0]));
    $("pinned").onclick = () => page.goTo(pinned.place);
  }
  drawInto($("join"), () => {
    $("write").hidden = !chat.is_in;
    $("join").hidden = chat.is_in;
    if (chat.is_in) return;
    const word = page.isPrivate ? "start" : "join";
    $("join").replaceChildren(el("button", { type: "button", class: "main", id: "enter", onclick: () => page.deed(word) }, page.word(word)));
  });
  const leave = () => page.deed("leave");
  drawInto($("acts"), () => $("acts").replaceChildren(...(!page.isPrivate && chat.is_in ? [el("button", { type: "button", onclick: leave }, page.word("leave"))] : [])));
  drawCard();
}

// What is shown where there are no messages yet.
function drawCard() {
  const chat = openChat();
  const messages = $("messages");
  drawInto(messages, () => {
    messages.querySelector(".card")?.parentElement.remove();
    if (page.places.length === 0 && chat) messages.append(el("li", {}, card(chat)));
  });
}

function card(chat) {
  if (page.isPrivate || chat.is_in) return el("div", { class: "card" }, el("p", {}, page.word("nothing")));
  const name = page.name(page.user);
  return el("div", { class: "card" }, face(page.user, name, false), el("p", {}, sentence(page.word("welcome"), { name })),
    el("div", { class: "choice" },
      el("button", { type: "button", class: "main", onclick: () => page.deed("join") }, page.word("join")),
      el("button", { type: "button", onclick: startTour }, page.word("tour"))));
}

// ---- messages

function takeMessages(told) {
  const fresh = told.changes.shown;
  if (told.all) {
    page.shown = new Map(fresh.map((shown) => [shown.place, shown]));
    page.places = fresh.map((shown) => shown.place).sort((a, b) => a - b);
    page.first = Math.max(0, page.places.length - WINDOW);
    $("heard").replaceChildren();
    drawMessages();
    toBottom();
    drawHead();
    return page.seek();
  }
  const wasBelow = isBelow();
  closeSheetIfGone(told.changes);
  const newcomers = new Set();
  for (const shown of fresh) {
    if (!page.shown.has(shown.place)) { insertPlace(shown.place); newcomers.add(shown.place); }
    page.shown.set(shown.place, shown);
  }
  for (const place of told.changes.gone) {
    if (!page.shown.delete(place)) continue;
    const index = page.places.indexOf(place);
    page.places.splice(index, 1);
    if (index < page.first) page.first -= 1;
  }
  const touched = new Set([...fresh.map((shown) => shown.place), ...told.changes.gone]);
  redraw(touched, newcomers);
  if (wasBelow) {
    const extra = page.places.length - page.first - 2 * WINDOW;
    if (extra > 0) { page.first = page.places.length - WINDOW; drawMessages(); }
    toBottom();
  }
  drawHead();
  showDown();
  announce(newcomers);
  page.seek();
}

// What others write is read aloud to whoever listens; a message that only looks different now is not.
function announce(places) {
  const heard = $("heard");
  const fresh = [...places].map((place) => page.shown.get(place)).filter((shown) => shown && shown.sender_id !== page.user);
  heard.append(...fresh.slice(-HEARD).map((shown) => el("p", {}, shown.notice ? draw.notice(shown) : fragment(bdi(shown.sender), ": ", bdi(shown.text)))));
  while (heard.children.length > 2 * HEARD) heard.firstElementChild.remove();
}

function insertPlace(place) {
  const { places } = page;
  let at = places.length;
  while (at > 0 && places[at - 1] > place) at -= 1;
  places.splice(at, 0, place);
  if (at < page.first) page.first += 1;
}

function closeSheetIfGone(changes) {
  const open = document.querySelector(".sheet")?.closest("li")?.dataset.place;
  if (open && (changes.gone.includes(Number(open)) || changes.shown.some((shown) => shown.place === Number(open)))) closeSheet();
}

// Draws anew what changed, and what follows it, because that may look different now.
function redraw(touched, newcomers) {
  const list = $("messages");
  const items = new Map([...list.querySelectorAll("li[data-place]")].map((item) => [Number(item.dataset.place), item]));
  let previous = null;
  let dirty = false;
  for (let i = page.first; i < page.places.length; i++) {
    const place = page.places[i];
    let item = items.get(place);
    items.delete(place);
    if (!item || touched.has(place) || dirty) {
      const made = drawAt(i);
      if (newcomers.has(place)) made.classList.add("fresh");
      if (item) {
        const focused = item.contains(document.activeElement) ? [...item.querySelectorAll("button")].indexOf(document.activeElement) : -1;
        item.replaceWith(made);
        if (focused >= 0) made.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
      } else if (previous) previous.after(made);
      else list.prepend(made);
      dirty = touched.has(place);
      item = made;
    }
    previous = item;
  }
  for (const [place, item] of items) {
    const next = item.nextElementSibling;
    const focused = item.contains(document.activeElement);
    item.remove();
    if (focused) resting()?.focus({ preventScroll: true });
    // A message after one that has gone begins a group of its own.
    if (next?.dataset.place && place !== undefined) {
      const at = page.places.indexOf(Number(next.dataset.place));
      if (at >= 0) next.replaceWith(drawAt(at));
    }
  }
  drawOlder();
}

const drawAt = (i) => draw.message(page.shown.get(page.places[i]), i > 0 ? page.shown.get(page.places[i - 1]) : null);

function drawMessages() {
  const list = $("messages");
  const focused = list.contains(document.activeElement);
  const items = [];
  for (let i = page.first; i < page.places.length; i++) items.push(drawAt(i));
  list.replaceChildren(...items);
  drawOlder();
  drawCard();
  if (focused && !list.contains(document.activeElement)) resting()?.focus({ preventScroll: true });
}

function drawOlder() {
  const list = $("messages");
  const old = list.querySelector(".older");
  const focused = Boolean(old) && old === document.activeElement;
  old?.parentElement.remove();
  const button = page.first > 0 && el("button", { type: "button", class: "older", onclick: older }, page.word("older"));
  if (button) list.prepend(el("li", { class: "date" }, button));
  if (focused) (button || resting())?.focus({ preventScroll: true });
}

function older() {
  const scroll = $("scroll");
  const list = $("messages");
  const below = scroll.scrollHeight - scroll.scrollTop;
  const from = Math.max(0, page.first - MORE);
  // The message that was first is drawn anew, because now there is one before it.
  list.querySelector("li[data-place]")?.remove();
  const items = [];
  for (let i = from; i <= page.first && i < page.places.length; i++) items.push(drawAt(i));
  list.prepend(...items);
  page.first = from;
  drawOlder();
  scroll.scrollTop = scroll.scrollHeight - below;
}

const isBelow = () => $("scroll").scrollHeight - $("scroll").scrollTop - $("scroll").clientHeight < 80;

function toBottom() {
  $("scroll").scrollTop = $("scroll").scrollHeight;
  showDown();
}

function showDown() { $("down").hidden = isBelow(); }

// ---- writing

function hideMenu() {
  $("menu").hidden = true;
  page.menuAt = -1;
  $("text").setAttribute("aria-expanded", "false");
  $("text").removeAttribute("aria-activedescendant");
}

function offerCommands() {
  const typed = /^\/(\w*)$/.exec($("text").value);
  const offers = typed ? (page.list?.menu ?? []).filter(([name]) => name.startsWith(typed[1])) : [];
  if (!offers.length) return hideMenu();
  page.menuAt = Math.min(Math.max(page.menuAt, 0), offers.length - 1);
  $("menu").replaceChildren(...offers.map(([name, about], i) => el("button", {
    type: "button", role: "option", id: `offer-${i}`, tabindex: "-1", "aria-selected": String(i === page.menuAt), "data-command": name,
    onclick: () => chooseCommand(name),
  }, el("b", { dir: "ltr" }, `/${name}`), el("span", {}, about))));
  $("menu").hidden = false;
  $("text").setAttribute("aria-expanded", "true");
  $("text").setAttribute("aria-activedescendant", `offer-${page.menuAt}`);
  $("menu").children[page.menuAt].scrollIntoView({ block: "nearest" });
}

function chooseCommand(name) { fill(`/${name} `); }

// Puts words into the field, to be changed or sent.
function fill(words) {
  const text = $("text");
  text.value = words;
  hideMenu();
  text.focus();
  text.setSelectionRange(words.length, words.length);
}

async function send() {
  const text = $("text").value;
  if (!text.trim()) return;
  const length = [...text].length;
  if (length > MOST) return toast(sentence(page.word("too-long"), { n: length, most: MOST }));
  const { reply, editing } = page;
  $("text").value = "";
  page.setAbove(null);
  hideMenu();
  toBottom();
  const came = await page.deed(editing === null ? { say: { text, reply } } : { edit: { place: editing, text } });
  if (came.failed && !$("text").value) $("text").value = text;
}

function onKey(event) {
  const offered = !$("menu").hidden;
  if (offered && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    const count = $("menu").children.length;
    page.menuAt = (page.menuAt + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
    return offerCommands();
  }
  if (event.key === "Escape") { hideMenu(); page.setAbove(null); return; }
  if (event.isComposing || (event.key !== "Enter" && event.key !== "Tab") || event.shiftKey) return;
  const chosen = offered ? $("menu").children[page.menuAt]?.dataset.command : null;
  if (chosen && (event.key === "Tab" || $("text").value !== `/${chosen}`)) { event.preventDefault(); return chooseCommand(chosen); }
  if (event.key === "Enter" && (!TOUCH.matches || event.ctrlKey || event.metaKey)) { event.preventDefault(); send(); }
}

// ---- the tour

async function startTour() {
  if (await isSure("sure-tour")) page.beginAnew("/tour", { start: { language: page.lang, pace: Number(new URLSearchParams(location.search).get("pace") ?? 1) } });
}

function followTour(tour) {
  const before = page.tour;
  page.tour = tour;
  const finished = Boolean(!tour.running && before?.running && !tour.stumbled && tour.step === tour.of);
  document.body.classList.toggle("touring", tour.running || finished);
  if (tour.running) {
    $("tour").hidden = false;
    $("caption").textContent = tour.caption;
    $("tour-stop").textContent = page.word("take-over");
    $("tour").querySelector("i").style.transform = `scaleX(${tour.step / Math.max(tour.of, 1)})`;
    const chat = tour.private ? tour.eyes : null;
    const moved = before?.step !== tour.step || !before?.running;
    if (moved && tour.eyes && (tour.eyes !== page.user || (page.isPrivate ? page.user : null) !== chat || page.topic)) page.look({ user: tour.eyes, chat, topic: null });
    if (moved) document.body.dataset.pane = "talk";
    return;
  }
  if (!before?.running) { $("tour").hidden = true; return; }
  if (tour.stumbled) { $("tour").hidden = true; return toast(sentence(page.word("tour-stumbled"), { why: tour.stumbled })); }
  if (!finished) { $("tour").hidden = true; return toast(page.word("tour-over")); }
  $("tour-stop").textContent = page.word("done");
}

// ---- under the hood

function drawPlans(plans) {
  const at = (ms) => el("time", {}, page.format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }, ms));
  const fill = (id, items) => $(id).replaceChildren(...(items.length ? items : [el("li", { class: "quiet" }, page.word("none"))]));
  fill("calendar", plans.calendar.map((post) => el("li", {}, at(Date.parse(post.at)), bdi(post.what))));
  fill("timers", plans.timers.map((timer) => el("li", {}, at(timer.at * 1000), el("code", {}, `${timer.room} · ${timer.key}`))));
  fill("outbox", plans.outbox.map((row) => el("li", {}, at(row.not_before * 1000), el("code", {}, `${row.method} → ${row.chat ?? "—"}`))));
  $("sent").replaceChildren(sentence(page.word("sent-failed"), { n: plans.sent, failed: plans.failed }));
}

function drawCalls(calls) {
  const list = $("calls");
  for (const call of calls) {
    list.prepend(el("li", { class: call.ok ? null : "bad" },
      el("time", {}, page.format({ weekday: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" }, call.at_ms)),
      el("details", {}, el("summary", {}, el("code", {}, call.method)), el("pre", {}, call.params), el("pre", {}, call.answer))));
  }
  while (list.children.length > 150) list.lastElementChild.remove();
}

function setHood(open) {
  const leaving = $("under").contains(document.activeElement);
  page.hooded = open;
  $("hood").setAttribute("aria-pressed", String(open));
  $("under").hidden = !open;
  document.querySelector(".rooms").classList.toggle("open", open);
  document.body.dataset.pane = open ? "under" : "talk";
  $("calls").replaceChildren();
  if (leaving) $("hood").focus();
  page.connect();
}

// ---- begin

function listen() {
  $("write").addEventListener("submit", (event) => { event.preventDefault(); send(); });
  $("text").addEventListener("keydown", onKey);
  $("text").addEventListener("input", () => { page.menuAt = 0; offerCommands(); });
  $("text").addEventListener("paste", (event) => {
    const length = event.clipboardData?.getData("text").length ?? 0;
    if (length <= MOST) return;
    event.preventDefault();
    toast(sentence(page.word("too-long"), { n: length, most: MOST }));
  });
  $("above").lastElementChild.addEventListener("click", () => page.setAbove(null));
  $("scroll").addEventListener("scroll", () => { showDown(); if ($("scroll").scrollTop < AHEAD && page.first > 0) older(); }, { passive: true });
  $("down").addEventListener("click", toBottom);
  $("language").addEventListener("change", (event) => chooseLanguage(event.target.value));
  $("speed").addEventListener("change", (event) => page.post("/clock", { speed: event.target.value }));
  $("tour-start").addEventListener("click", startTour);
  $("tour-stop").addEventListener("click", () => {
    if (page.tour?.running) page.post("/tour", "stop");
    $("tour").hidden = true;
    document.body.classList.remove("touring");
    rescueFocus();
  });
  $("anew").addEventListener("click", async () => { if (await isSure("sure-anew")) page.beginAnew("/anew", { language: page.lang }); });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.body.dataset.pane = "talk";
    ($("write").hidden ? resting() : $("text"))?.focus();
  });
  $("hood").addEventListener("click", () => setHood(!page.hooded));
  document.querySelectorAll("[data-leap]").forEach((button) => button.addEventListener("click", () => leap(button.dataset.leap)));
  document.querySelectorAll("[data-back]").forEach((button) => button.addEventListener("click", () => {
    if (button.dataset.back === "talk") return setHood(false);
    document.body.dataset.pane = button.dataset.back;
    $("chats").querySelector("[aria-current=true]")?.focus();
  }));
  $("invite").addEventListener("submit", async (event) => {
    event.preventDefault();
    const came = await page.post("/person", { name: $("name").value });
    if (came.failed) return toast(page.word("cannot-name"));
    $("name").value = "";
    page.look({ user: came.user, chat: null, topic: null });
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".sheet, .more")) closeSheet(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeSheet(); });
  setInterval(drawClock, 500);
}

async function begin() {
  page.words = await (await fetch("/words.json")).json();
  const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem("language") ?? navigator.language;
  const lang = ({ iw: "he" })[asked.slice(0, 2)] ?? asked.slice(0, 2);
  $("text").enterKeyHint = TOUCH.matches ? "enter" : "send";
  listen();
  speak(page.words[lang] ? lang : "en");
  try { Object.assign(page, JSON.parse(sessionStorage.getItem("seat") ?? "{}")); } catch { /* a fresh start */ }
  page.connect();
}

begin();
