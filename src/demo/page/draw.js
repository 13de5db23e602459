// Drawing: text, polls, messages, as elements. Nothing people wrote is ever read as markup.
"use strict";

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") node.className = value;
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else node.setAttribute(key, value);
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) node.append(child);
  return node;
}

// The direction of a paragraph by its first strong letter; what is isolated does not count (UAX #9, P2). Browsers
// do count it, Telegram does not.
function direction(text) {
  let depth = 0;
  for (const c of text) {
    if (/[\u2066-\u2068]/.test(c)) depth += 1;
    else if (c === "\u2069") depth = Math.max(0, depth - 1);
    else if (depth === 0 && (c === "\u200f" || /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(c))) return "rtl";
    else if (depth === 0 && (c === "\u200e" || /\p{L}/u.test(c))) return "ltr";
  }
  return null;
}

const way = (text) => direction(text) ?? "auto";

const bdi = (text) => el("bdi", {}, text);

// A sentence with names in it; each name is isolated, so that none can turn the words around it.
function sentence(template, names) {
  const parts = document.createDocumentFragment();
  for (const part of template.split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(part);
    if (!name) parts.append(part);
    else if (typeof names[name[1]] === "number") parts.append(String(names[name[1]]));
    else parts.append(bdi(String(names[name[1]] ?? "")));
  }
  return parts;
}

const hue = (id) => (Math.abs(Number(id)) * 67 + 130) % 360;

function initials(name) {
  const words = name.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").trim().split(/\s+/);
  const first = (word) => (word ? [...word][0] : "");
  return (first(words[0]) + (words.length > 1 ? first(words[words.length - 1]) : "")) || "?";
}

function paintFace(node, id, name, isBot) {
  node.style.setProperty("--hue", hue(id));
  node.replaceChildren(isBot ? el("img", { src: "/icon.svg", alt: "" }) : initials(name));
  return node;
}

const face = (id, name, isBot) => paintFace(el("span", { class: "face", "aria-hidden": "true" }), id, name, isBot);

// Text with Telegram's entities, which may lie within each other. Offsets count UTF-16 units, as JavaScript does.
function rich(text, entities, follow) {
  // Each line has its own direction: where it begins, an invisible mark says so.
  const mark = { ltr: "\u200e", rtl: "\u200f" };
  // A line with nothing of its own to go by, such as a place and a name, goes the way of the whole.
  const whole = direction(text);
  const piece = (from, to) => {
    let out = "";
    for (let at = from; at < to; ) {
      const end = text.indexOf("\n", at) + 1 || text.length;
      if (at === 0 || text[at - 1] === "\n") out += mark[direction(text.slice(at, end)) ?? whole] ?? "";
      out += text.slice(at, Math.min(end, to));
      at = Math.min(end, to);
    }
    return out;
  };
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const build = (from, to, list) => {
    const out = document.createDocumentFragment();
    let at = from;
    for (let i = 0; i < list.length; i++) {
      const entity = list[i];
      const end = Math.min(entity.offset + entity.length, to);
      if (entity.offset < at || end <= at) continue;
      out.append(piece(at, entity.offset));
      const inside = list.slice(i + 1).filter((e) => e.offset >= entity.offset && e.offset < end);
      out.append(dressed(entity, text.slice(entity.offset, end), build(entity.offset, end, inside), follow));
      at = end;
    }
    out.append(piece(at, to));
    return out;
  };
  return build(0, text.length, sorted);
}

function dressed(entity, plain, inside, follow) {
  const link = (target, kind) =>
    el("button", { type: "button", class: "link " + (kind || ""), dir: kind ? "ltr" : null, onclick: () => follow(target) }, inside);
  switch (entity.type) {
    case "bold": return el("b", {}, inside);
    case "italic": return el("i", {}, inside);
    case "underline": return el("u", {}, inside);
    case "strikethrough": return el("s", {}, inside);
    case "code": case "pre": {
      const words = el(entity.type, {}, inside);
      if (!plain.startsWith("/")) return words;
      // An example of a command: a tap puts it where it can be changed and sent.
      const command = plain.replace(/[\u200e\u200f\u2066-\u2069]/g, "");
      return el("button", { type: "button", class: "example", onclick: () => follow({ command }) }, words);
    }
    case "blockquote": case "expandable_blockquote": return el("blockquote", {}, inside);
    case "spoiler": {
      const toggle = (event) => event.currentTarget.setAttribute("aria-pressed", "true");
      return el("button", { type: "button", class: "spoiler", "aria-pressed": "false", onclick: toggle }, inside);
    }
    case "text_link": return link({ url: entity.url });
    case "url": return link({ url: plain });
    case "bot_command": return link({ command: plain }, "plain");
    case "mention": return el("bdi", { dir: "ltr" }, inside);
    case "text_mention": case "hashtag": return el("b", {}, inside);
    default: return inside;
  }
}

// Draws messages for one screen; `page` has the words, the language, and what to do when something is pressed.
class Draw {
  constructor(page) { this.page = page; }

  time(seconds) { return this.page.format({ hour: "2-digit", minute: "2-digit" }, seconds * 1000); }

  day(seconds) { return this.page.format({ weekday: "long", day: "numeric", month: "long" }, seconds * 1000); }

  // One line of the list: perhaps a new day, then the message.
  message(shown, before) {
    const { page } = this;
    const isService = Boolean(shown.notice);
    const item = el("li", { "data-place": shown.place });
    const newDay = !before || this.day(before.date) !== this.day(shown.date);
    if (newDay) item.append(el("div", { class: "date" }, this.day(shown.date)));
    if (isService) {
      item.append(el("div", { class: "notice-line" }, this.notice(shown)));
      return item;
    }
    const follows = !newDay && before && !before.notice && before.sender_id === shown.sender_id
      && Boolean(before.ephemeral) === Boolean(shown.ephemeral) && shown.date - before.date < 900;
    const mine = shown.sender_id === page.user;
    item.className = [follows && "follow", mine && "mine", shown.ephemeral && "whisper"].filter(Boolean).join(" ");
    item.style.setProperty("--hue", hue(shown.sender_id));
    const isBot = shown.sender_id === page.bot;
    const column = el("div", { class: "column" }, this.bubble(shown, !follows && !mine, isBot));
    if (shown.keys.length) column.append(this.keys(shown));
    const row = el("div", { class: "row" }, face(shown.sender_id, shown.sender, isBot), column, this.more(shown));
    item.append(row);
    return item;
  }

  bubble(shown, withSender, isBot) {
    const { page } = this;
    const bubble = el("div", { class: "bubble" });
    if (withSender) {
      const manages = page.managers.has(shown.sender_id);
      const tag = isBot ? page.word("bot") : manages ? "★" : null;
      bubble.append(el("div", { class: "sender" }, bdi(shown.sender), tag && el("span", { class: "tag" }, tag)));
    }
    if (shown.ephemeral) bubble.append(el("div", { class: "only" }, el("span", { "aria-hidden": "true" }, "👁"), page.word("only-you")));
    if (shown.quote) {
      const go = () => page.goTo(shown.quote.place);
      bubble.append(el("button", { type: "button", class: "quote", onclick: go },
        el("b", {}, bdi(shown.quote.sender)), el("span", { dir: way(shown.quote.text) }, shown.quote.text)));
    }
    // What a link brings along is for the bot; messengers show the command alone.
    const text = page.isPrivate ? shown.text.replace(/^\/start \S+$/, "/start") : shown.text;
    if (shown.poll) bubble.append(this.poll(shown));
    else if (shown.media) bubble.append(...this.media(shown.media));
    else bubble.append(el("div", { class: "text", dir: way(text) }, rich(text, shown.entities, (to) => page.follow(to))));
    bubble.append(this.foot(shown));
    return bubble;
  }

  foot(shown) {
    const { page } = this;
    const chips = shown.reactions.map(([emoji, count]) => {
      const hers = shown.my_reaction === emoji;
      const press = () => page.deed({ react: { place: shown.place, emoji: hers ? "" : emoji } });
      return el("button", { type: "button", "aria-pressed": String(hers), onclick: press }, `${emoji} ${count}`);
    });
    const foot = el("div", { class: "foot" });
    if (chips.length) foot.append(el("span", { class: "reactions" }, ...chips));
    if (shown.edited) foot.append(page.word("edited"));
    foot.append(el("time", {}, this.time(shown.date)));
    return foot;
  }

  notice(shown) {
    const { page } = this;
    const names = { names: shown.notice.names.join(", "), sender: shown.sender };
    const kinds = { new_chat_members: "joined", left_chat_member: "left", pinned_message: "pinned-a", new_chat_title: "renamed", forum_topic_created: "topic-made" };
    return sentence(page.word(kinds[shown.notice.kind] || "happened"), names);
  }

  keys(shown) {
    const rows = shown.keys.map((keys, row) => el("div", {}, ...keys.map((key, column) => {
      const press = () => this.page.deed({ press: { place: shown.place, row, column } });
      return el("button", { type: "button", dir: way(key.label), onclick: press }, key.label);
    })));
    return el("div", { class: "keys" }, ...rows);
  }

  // The picture, or what stands for a file; the words below it.
  media({ kind, file, name, caption, entities }) {
    const { page } = this;
    const instead = () => el("div", { class: "file" }, el("b", {}, page.word("media-" + kind)), " ", name ? bdi(name) : "");
    let shown = instead();
    if (kind === "photo") {
      shown = el("img", { class: "photo", src: "/picture?" + encodeURIComponent(file), alt: caption || page.word("media-photo") });
      shown.addEventListener("error", () => shown.replaceWith(instead()), { once: true });
    }
    const words = el("div", { class: "text", dir: way(caption) }, rich(caption, entities, (to) => page.follow(to)));
    return caption ? [shown, words] : [shown];
  }

  poll(shown) {
    const { page } = this;
    const { poll, my_votes: mine } = shown;
    const told = poll.closed || mine.length > 0;
    const about = [page.word(poll.closed ? "poll-closed" : poll.quiz ? "quiz" : "poll"), poll.anonymous && page.word("anonymous")];
    const chosen = new Set(mine);
    const vote = (options) => page.deed({ vote: { place: shown.place, options } });
    const option = (text, votes, index) => {
      const share = shown.voters ? Math.round((votes * 100) / shown.voters) : 0;
      const mark = el("span", { class: told ? "share" : "mark", "aria-hidden": told ? null : "true" }, told ? `${share}%` : "");
      const right = told && shown.right.includes(index);
      const words = el("span", { class: "text", dir: way(text) }, (right ? "✓ " : "") + text);
      const line = el("button", { type: "button", disabled: told, class: chosen.has(index) ? "option chosen" : "option" }, mark, words);
      if (told) line.append(el("progress", { max: Math.max(shown.voters, 1), value: votes, "aria-label": `${votes}` }));
      if (told && chosen.has(index)) words.append(el("small", {}, ` · ${page.word("your-vote")}`));
      line.addEventListener("click", () => {
        if (!shown.many) return vote([index]);
        if (chosen.has(index)) chosen.delete(index); else chosen.add(index);
        line.classList.toggle("chosen", chosen.has(index));
        mark.textContent = chosen.has(index) ? "✓" : "";
        line.setAttribute("aria-pressed", String(chosen.has(index)));
      });
      return line;
    };
    const options = el("div", { class: shown.many ? "many" : null }, ...poll.options.map((o, i) => option(o.text, o.votes, i)));
    const count = shown.voters ? sentence(page.word("votes"), { n: shown.voters }) : page.word("no-votes");
    const below = el("div", { class: "below" }, el("span", {}, count));
    if (shown.many && !told) below.append(el("button", { type: "button", onclick: () => chosen.size && vote([...chosen]) }, page.word("vote")));
    if (mine.length && !poll.closed && !poll.quiz) below.append(el("button", { type: "button", onclick: () => vote([]) }, page.word("retract")));
    return el("div", { class: "poll" }, el("h3", { dir: way(poll.question) }, poll.question), el("div", { class: "quiet" }, about.filter(Boolean).join(" · ")), options, below);
  }

  more(shown) {
    if (shown.ephemeral) return null;
    const open = (event) => this.page.sheet(shown, event.currentTarget);
    return el("button", { type: "button", class: "more", "aria-label": this.page.word("more"), "aria-expanded": "false", onclick: open }, "⋯");
  }
}
