// The lobby's page: shows the scene that the server draws, and asks for deeds.

import { follow, offerMenus, translate } from "/lobby-window.js";

const TOKEN = location.hash.slice(1);
const POLL_MILLISECONDS = 700;
const NOTICE_MILLISECONDS = 7000;
const $ = (id) => document.getElementById(id);

let texts = {};
let scene = null;
let locale = sessionStorage.getItem("locale") || "sv";
let chosen = null;
let shownAddress = null;
let busy = 0;
let noticeTimer = null;
let failedAt = null;
let translateWindow = () => {};

const text = (key, values = {}) =>
  (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

const button = (key, deed, attributes = {}) =>
  element("button", { type: "button", onclick: deed, ...attributes }, text(key));

// ---------------------------------------------------------------------------- the server

async function ask(path, wishes) {
  const answer = await fetch(path, {
    method: wishes === undefined ? "GET" : "POST",
    headers: { "X-Lobby-Token": TOKEN, ...(wishes === undefined ? {} : { "Content-Type": "application/json" }) },
    body: wishes === undefined ? undefined : JSON.stringify(wishes),
    cache: "no-store",
  });
  if (answer.status === 401) throw new Error("sandbox-no-token");
  if (!answer.ok && answer.status !== 409) throw new Error("sandbox-gone");
  return answer.json();
}

async function act(deed, wishes = {}) {
  busy += 1;
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await ask(`/lobby/do/${deed}`, wishes);
    if (answer.refused) return notice(answer.refused), false;
    notice(null);
    show(answer);
    return true;
  } catch (error) {
    notice(error.message.startsWith("sandbox-") ? error.message : "sandbox-gone");
    return false;
  } finally {
    busy -= 1;
    document.body.removeAttribute("aria-busy");
  }
}

async function poll() {
  try {
    if (!busy && !document.hidden) {
      const answer = await ask(`/lobby/scene?since=${scene?.version ?? ""}`);
      if (!answer.same && !busy) show(answer);
      if ($("notice").dataset.key === "sandbox-gone") notice(null);
    }
  } catch (error) {
    notice(error.message.startsWith("sandbox-") ? error.message : "sandbox-gone");
  }
  setTimeout(poll, POLL_MILLISECONDS);
}

function notice(key) {
  clearTimeout(noticeTimer);
  const bar = $("notice");
  bar.hidden = key === null;
  bar.dataset.key = key ?? "";
  bar.textContent = key === null ? "" : text(key);
  if (key && !["sandbox-gone", "sandbox-no-token"].includes(key)) noticeTimer = setTimeout(() => notice(null), NOTICE_MILLISECONDS);
}

// --------------------------------------------------------------------------------- dates

function moment(iso, options) {
  return new Intl.DateTimeFormat(locale === "sv" ? "sv-SE" : "en-GB", { timeZone: scene.timezone, ...options }).format(new Date(iso));
}
const longMoment = (iso) => moment(iso, { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
const shortMoment = (iso) => moment(iso, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const clockTime = (iso) => moment(iso, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

// --------------------------------------------------------------------------------- scene

const person = (id) => scene.people.find((one) => one.id === id);
const initials = (name) => name.split(/\s+/).map((word) => word[0]).slice(0, 2).join("").toUpperCase();
const channelName = (channel) => channel.kind === "direct" ? text("sandbox-direct") : `${channel.kind === "thread" ? "↳" : "#"} ${channel.name}`;
const partOf = (one) => one.part === "applicant" && one.inside ? (one.roles.length ? "member" : "guest") : one.inside ? one.part : "outside";

function show(next) {
  scene = next;
  if (scene.window) chosen = scene.window.person;
  if (scene.window?.failed && failedAt !== scene.version) {
    failedAt = scene.version;
    notice("sandbox-window-failed");
  }
  $("network").textContent = text("sandbox-network", { network: scene.network });
  $("now").textContent = longMoment(scene.now);
  $("now").setAttribute("datetime", scene.now);
  const next_ = $("step-next");
  next_.disabled = !scene.nextDue;
  next_.textContent = scene.nextDue ? text("sandbox-step-next-at", { when: shortMoment(scene.nextDue) }) : text("sandbox-step-next");
  $("gate").checked = scene.gateOpen;
  $("lost").checked = scene.eventsLost;
  showPeople();
  showSelf();
  showWindow();
  showCards();
  showErrands($("jobs"), scene.jobs, "sandbox-jobs-none");
  showErrands($("messages"), scene.outbox, "sandbox-messages-none");
  showLog();
}

/** Draw children anew, and give the focus back to whatever had it. */
function fill(parent, ...children) {
  const focused = parent.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  const scrolled = parent.scrollTop;
  parent.replaceChildren(...children.filter((child) => child != null));
  parent.scrollTop = scrolled;
  if (focused) parent.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

const newDot = () => element("span", { class: "new", title: text("sandbox-new"), role: "img", "aria-label": text("sandbox-new") });

function showPeople() {
  const groups = [
    ["organiser", "sandbox-organisers"], ["moderator", "sandbox-moderators"], ["outside", "sandbox-outsiders"],
    ["guest", "sandbox-guests"], ["member", "sandbox-members"],
  ];
  fill($("people"), ...groups.flatMap(([part, key]) => {
    const those = scene.people.filter((one) => partOf(one) === part);
    if (!those.length) return [];
    return [element("h3", {}, text(key)), ...those.map((one) => element("button", {
      type: "button", class: "person", "aria-pressed": String(one.id === chosen), "data-focus": `person-${one.id}`,
      "data-person": one.name, onclick: () => choose(one.id),
    },
    element("span", { class: "avatar", "data-part": one.part, "aria-hidden": "true" }, initials(one.name)),
    element("span", { class: "who" }, element("b", {}, one.name), element("small", {}, [one.title, one.employer].filter(Boolean).join(", "))),
    one.channels.some((channel) => channel.isNew) ? newDot() : null))];
  }));
}

/** Be this person: where there is something new to read, else in the same channel as before. */
function choose(id) {
  const one = person(id);
  const here = one.channels.find((item) => item.id === scene.window?.channel);
  const channel = (here?.isNew ? here : one.channels.find((item) => item.isNew)) ?? here ?? one.channels[0];
  return act("open", { person: one.id, channel: channel.id });
}

function showSelf() {
  const one = chosen && person(chosen);
  $("self").hidden = !one;
  fill($("channels"), ...(one?.channels ?? []).map((channel) => element("button", {
    type: "button", "aria-pressed": String(scene.window?.channel === channel.id), "data-focus": `channel-${channel.id}`,
    "data-channel": channel.kind === "direct" ? "direct" : channel.name,
    "data-kind": channel.kind, title: channel.name,
    onclick: () => act("open", { person: one.id, channel: channel.id }),
  }, element("span", { class: "name" }, channelName(channel)), channel.isNew ? newDot() : null)));
  showFromDiscord(one);
  if (!one) return;
  $("self-avatar").textContent = initials(one.name);
  $("self-avatar").dataset.part = one.part;
  $("self-name").textContent = text("sandbox-you-are", { name: one.name });
  $("self-note").textContent = [one.title, one.employer].filter(Boolean).join(", ");
  fill($("self-deeds"),
    one.inside
      ? button(one.closedMessages ? "sandbox-open-messages" : "sandbox-close-messages",
        () => act("messages", { person: one.id, closed: !one.closedMessages }), { "data-focus": "messages" })
      : button("sandbox-enter", () => act("enter", { person: one.id }), { "data-focus": "enter" }),
    one.inside && !one.isOwner ? button("sandbox-leave", () => act("leave", { person: one.id }), { "data-focus": "leave" }) : null);
}

/** What Discord itself shows to whoever has applied; the bot has no part in it. */
function showFromDiscord(one) {
  const bar = $("from-discord");
  const request = one?.request;
  bar.hidden = !request || one.inside && request.status !== "APPROVED";
  if (bar.hidden) return;
  bar.dataset.status = request.status;
  const said = { SUBMITTED: "sandbox-discord-submitted", APPROVED: "sandbox-discord-approved", REJECTED: "sandbox-discord-declined" };
  bar.replaceChildren(text(said[request.status]), ...(request.reason ? [" ", element("q", {}, request.reason)] : []));
}

function showWindow() {
  const frame = $("window");
  const address = scene.window?.address ?? null;
  frame.hidden = address === null;
  $("welcome").hidden = address !== null;
  if (address === shownAddress) return;
  shownAddress = address;
  // A new fragment alone would not load the page anew.
  frame.src = address === null ? "about:blank" : address.replace("#", `?at=${encodeURIComponent(address.slice(-8))}#`);
}

$("window").addEventListener("load", () => {
  const inner = $("window").contentDocument;
  if (!inner?.getElementById("toolbar")) return;
  translateWindow = translate(inner, text);
  follow(inner);
  offerMenus(inner, () => scene.window?.menu ?? [], (message, command) => act("pick", { message, command }));
});

function showCards() {
  const applicants = scene.people.filter((one) => one.part === "applicant");
  fill($("cards"), ...applicants.map((one) => element("article", { class: "card", "data-applicant": one.name },
    element("header", {}, element("strong", {}, one.name), element("span", { class: "sort" }, one.sort ? text(`sandbox-sort-${one.sort}`) : text("sandbox-sort-own"))),
    element("p", { class: "role" }, [one.title, one.employer].filter(Boolean).join(", ")),
    one.answers?.staff ? element("blockquote", {}, one.answers.staff) : null,
    element("footer", {}, ...cardFooter(one)))));
}

function cardFooter(one) {
  const request = one.request;
  const key = (name) => ({ "data-focus": `${name}-${one.id}` });
  if (request?.status === "SUBMITTED") {
    return [
      element("span", { class: "chip", "data-status": request.status }, text("sandbox-status-submitted")),
      button("sandbox-withdraw", () => act("withdraw", { request: request.id }), key("withdraw")),
      button("sandbox-discord-approve", () => act("decide", { request: request.id, approve: true }), key("approve")),
      button("sandbox-discord-decline", () => act("decide", { request: request.id, approve: false }), key("decline")),
    ];
  }
  const chips = [];
  if (one.inside) chips.push(element("span", { class: "chip", "data-status": "inside" }, text("sandbox-status-inside")));
  else if (request) chips.push(element("span", { class: "chip", "data-status": request.status }, text(request.status === "APPROVED" ? "sandbox-status-approved" : "sandbox-status-declined")));
  if (request?.reason) chips.push(element("blockquote", {}, request.reason));
  if (!one.inside && one.sort && scene.gateOpen) {
    chips.push(button(request ? "sandbox-hand-in-again" : "sandbox-hand-in", () => act("apply", { sort: one.sort }), { class: "primary", ...key("apply") }));
  }
  return chips;
}

function showErrands(list, errands, none) {
  fill(list, ...(errands.length ? errands.map((errand) => element("li", {},
    element("span", { class: "what", title: errand.kind }, text(errandKeys[errand.kind] ?? errand.kind)),
    element("span", { class: "state", "data-state": errand.state }, stateText(errand.state)),
    element("span", { class: "when" }, errand.doneAt ? text("sandbox-done-at", { when: shortMoment(errand.doneAt) }) : text("sandbox-due-at", { when: shortMoment(errand.dueAt) })),
  )) : [element("li", { class: "none" }, text(none))]));
}

/** The names of what the bot sends and does; a kind that has none here is shown as it is. */
const errandKeys = {
  "applications.card": "sandbox-kind-card",
  "applications.card_update": "sandbox-kind-card-update",
  "applications.card_removal": "sandbox-kind-card-removal",
  "applications.admission": "sandbox-kind-admission",
  "applications.refusal": "sandbox-kind-refusal",
  "applications.direct_message": "sandbox-kind-direct-message",
  "applications.thread": "sandbox-kind-thread",
  "applications.thread_message": "sandbox-kind-thread-message",
  "applications.note": "sandbox-kind-note",
  "applications.invitation": "sandbox-kind-invitation",
  "applications.lapse": "sandbox-kind-lapse",
  "applications.claim": "sandbox-kind-claim",
  "applications.alarm": "sandbox-kind-alarm",
  "insights.drift": "sandbox-kind-drift",
  "insights.drift_note": "sandbox-kind-drift-note",
  "welcomes.greeting": "sandbox-kind-greeting",
  "welcomes.greet": "sandbox-kind-greet",
  "communities.warning": "sandbox-kind-warning",
  "communities.erase": "sandbox-kind-erase",
  "people.forget": "sandbox-kind-forget",
  "meetups.card": "sandbox-kind-meetup-card",
  "meetups.card_update": "sandbox-kind-meetup-card-update",
  "meetups.event": "sandbox-kind-meetup-event",
  "meetups.thread": "sandbox-kind-meetup-thread",
  "meetups.thread_member": "sandbox-kind-meetup-thread-member",
  "meetups.thread_post": "sandbox-kind-meetup-thread-post",
  "meetups.direct_message": "sandbox-kind-meetup-direct-message",
  "meetups.note": "sandbox-kind-meetup-note",
  "meetups.turn": "sandbox-kind-meetup-turn",
  "meetups.remind": "sandbox-kind-meetup-remind",
  "meetups.offer_ends": "sandbox-kind-meetup-offer-ends",
  "meetups.confirm_asks": "sandbox-kind-meetup-confirm-asks",
  "meetups.confirm_ends": "sandbox-kind-meetup-confirm-ends",
  "seasons.card": "sandbox-kind-season-card",
  "seasons.card_update": "sandbox-kind-season-card-update",
  "seasons.direct_message": "sandbox-kind-season-direct-message",
  "threads.post": "sandbox-kind-forum-post",
  "threads.update": "sandbox-kind-forum-update",
  "threads.say": "sandbox-kind-forum-line",
  "threads.member": "sandbox-kind-forum-member",
  "threads.foot": "sandbox-kind-forum-foot",
  "threads.answer": "sandbox-kind-forum-answer",
  "threads.answer_update": "sandbox-kind-forum-answer-update",
  "threads.later_edit": "sandbox-kind-forum-later-edit",
  "threads.notice": "sandbox-kind-forum-notice",
  "threads.steward": "sandbox-kind-forum-steward",
  "threads.turn": "sandbox-kind-forum-turn",
  "anonymity.block": "sandbox-kind-forum-block",
  "anonymity.lift": "sandbox-kind-forum-lift",
  "reports.card": "sandbox-kind-report-card",
  "reports.card_update": "sandbox-kind-report-card-update",
  "reports.reminder": "sandbox-kind-report-reminder",
  "reports.removal": "sandbox-kind-report-removal",
  "unmaskings.card": "sandbox-kind-unmasking-card",
  "unmaskings.card_update": "sandbox-kind-unmasking-card-update",
  "prompts.host": "sandbox-kind-prompt-host",
  "prompts.post": "sandbox-kind-prompt-post",
  "poll.card": "sandbox-kind-poll-card",
  "poll.update": "sandbox-kind-poll-card-update",
  "poll.result": "sandbox-kind-poll-result",
  "poll.reminder": "sandbox-kind-poll-reminder",
  "poll.nudge": "sandbox-kind-poll-nudge",
  "polls.close": "sandbox-kind-poll-close",
  "polls.remind": "sandbox-kind-poll-remind",
  "survey.card": "sandbox-kind-survey-card",
  "survey.update": "sandbox-kind-survey-card-update",
  "survey.invitation": "sandbox-kind-survey-invitation",
  "survey.reminder": "sandbox-kind-survey-reminder",
  "survey.result": "sandbox-kind-survey-result",
  "survey.not_sent": "sandbox-kind-survey-not-sent",
  "survey.shared": "sandbox-kind-survey-shared",
  "surveys.close": "sandbox-kind-survey-close",
  "surveys.remind": "sandbox-kind-survey-remind",
  "surveys.look": "sandbox-kind-survey-look",
  "surveys.meetups_look": "sandbox-kind-survey-meetups-look",
  "surveys.meetup_ask": "sandbox-kind-survey-meetup-ask",
  "boxes.tidy": "sandbox-kind-box-tidy",
  "housekeeping": "sandbox-kind-housekeeping",
};

function stateText(state) {
  const known = { queued: "sandbox-state-queued", in_flight: "sandbox-state-in-flight", retry: "sandbox-state-retry", sent: "sandbox-state-sent", failed: "sandbox-state-failed", done: "sandbox-state-done" };
  return known[state] ? text(known[state]) : state;
}

function showLog() {
  fill($("lines"), ...(scene.log.length ? scene.log.map((line) => element("li", { "data-level": line.level },
    element("time", { datetime: line.at }, clockTime(line.at)), line.text)) : [element("li", { class: "none" }, text("sandbox-log-none"))]));
}

// ------------------------------------------------------------------------------ the page

async function speak(wanted) {
  locale = wanted;
  sessionStorage.setItem("locale", locale);
  texts = await ask(`/lobby/texts?locale=${locale}`);
  document.documentElement.lang = locale;
  document.title = text("sandbox-title");
  for (const holder of document.querySelectorAll("[data-text]")) holder.textContent = text(holder.dataset.text);
  for (const holder of document.querySelectorAll("[data-label]")) holder.setAttribute("aria-label", text(holder.dataset.label));
  for (const holder of document.querySelectorAll("[data-title]")) holder.title = text(holder.dataset.title);
  for (const holder of document.querySelectorAll("[data-locale]")) holder.setAttribute("aria-pressed", String(holder.dataset.locale === locale));
  if (scene) show(scene);
  translateWindow();
}

function pickTab(tab) {
  for (const one of document.querySelectorAll("[role=tab]")) {
    const picked = one === tab;
    one.setAttribute("aria-selected", String(picked));
    one.tabIndex = picked ? 0 : -1;
    $(one.getAttribute("aria-controls")).hidden = !picked;
  }
}

function begin() {
  const moderator = scene.people.find((one) => one.part === "moderator" && one.inside);
  const review = moderator?.channels.find((channel) => channel.name === "granskning") ?? moderator?.channels[0];
  if (review) void act("open", { person: moderator.id, channel: review.id });
}

for (const one of document.querySelectorAll("[data-locale]")) one.addEventListener("click", () => void speak(one.dataset.locale));
for (const one of document.querySelectorAll("[data-step]")) one.addEventListener("click", () => void act("time", { step: one.dataset.step }));
for (const tab of document.querySelectorAll("[role=tab]")) {
  tab.addEventListener("click", () => pickTab(tab));
  tab.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    const all = [...document.querySelectorAll("[role=tab]")];
    const other = all[(all.indexOf(tab) + way + all.length) % all.length];
    pickTab(other);
    other.focus();
  });
}
$("begin").addEventListener("click", begin);
$("gate").addEventListener("change", (event) => void act("gate", { open: event.target.checked }));
$("lost").addEventListener("change", (event) => void act("events", { lost: event.target.checked }));
$("own").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  if (await act("apply-own", Object.fromEntries(new FormData(form)))) form.reset();
});
pickTab($("tab-requests"));
try {
  await speak(locale);
  show(await ask("/lobby/scene"));
  void poll();
} catch (error) {
  // Without the token there are no texts either, so this sentence stands here in both languages.
  const bar = $("notice");
  bar.hidden = false;
  bar.textContent = "Öppna adressen som sandlådan skrev ut när den startade. · Open the address that the sandbox printed when it started.";
}
