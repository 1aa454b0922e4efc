// The window's own words, which are English, in the language of the lobby. What people and the
// bot write is left alone: only these places are looked at.

const PLACES = [
  [".modal-actions .button-primary", /^Submit$/, "sandbox-window-submit"],
  [".modal-actions .button-secondary", /^Cancel$/, "sandbox-window-cancel"],
  [".modal-disclaimer", /^This form will be submitted to (?<name>.+)\. Do not share .*$/, "sandbox-window-form"],
  [".message-ephemeral-note", /^Only you can see this$/, "sandbox-window-only-you"],
  [".message-interaction-header", /^(?<name>.+) used $/, "sandbox-window-used"],
  [".message-system-link", /^ · View target message$/, "sandbox-window-target"],
  [".select-guidance", /^(?<count>\d+) selected\. Choose .*$/, "sandbox-window-selected"],
  [".message-edited, .message-edited-compact", /^\s?\(edited\)$/, "sandbox-window-edited"],
  ["#channel-empty", /^No messages in this channel\.$/, "sandbox-window-empty"],
  ["#history-older", /^Load earlier messages$/, "sandbox-window-older"],
  ["#history-newer", /^Newer messages$/, "sandbox-window-newer"],
  ["#new-messages", /^New messages · jump to latest$/, "sandbox-window-latest"],
];
const COMPOSER = "#channel-composer-input";
const HINTS = [
  [/^You can use application commands here$/, "sandbox-window-commands"],
  [/^Message @(?<name>.+)$/, "sandbox-window-write-to"],
  [/^Message (?<channel>.+)$/, "sandbox-window-write"],
];

/** Keep the window's words translated as long as its page lives. */
export function translate(inner, text) {
  const told = new WeakMap();
  /** What stood there in English, also when it has been translated since. */
  const english = (holder, now) => (told.get(holder)?.shown === now ? told.get(holder).english : now);

  function put(holder, now, words, write) {
    const before = english(holder, now);
    const found = words.map(([shape, key]) => [shape.exec(before), key]).find(([match]) => match);
    if (!found) return;
    const shown = text(found[1], found[0].groups ?? {});
    told.set(holder, { english: before, shown });
    if (shown !== now) write(shown);
  }

  function all() {
    for (const [where, shape, key] of PLACES) {
      for (const element of inner.querySelectorAll(where)) {
        for (const node of element.childNodes) {
          if (node.nodeType === Node.TEXT_NODE) put(node, node.data, [[shape, key]], (shown) => { node.data = shown; });
        }
      }
    }
    const composer = inner.querySelector(COMPOSER);
    if (composer?.placeholder) put(composer, composer.placeholder, HINTS, (shown) => { composer.placeholder = shown; });
  }

  all();
  new MutationObserver(all).observe(inner.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["placeholder", "hidden"],
  });
  return all;
}

const FOLLOWS_MILLISECONDS = 5000;

/** After a command go down to its answer, as Discord does; the window's page stays where it was. */
export function follow(inner) {
  const timeline = inner.getElementById("channel-timeline");
  let until = 0;
  const written = (event) => {
    if (event.type === "submit" || event.target.closest?.("#send-message")) until = Date.now() + FOLLOWS_MILLISECONDS;
  };
  inner.addEventListener("submit", written, true);
  inner.addEventListener("click", written, true);
  new MutationObserver(() => {
    if (Date.now() < until) requestAnimationFrame(() => { timeline.scrollTop = timeline.scrollHeight; });
  }).observe(timeline, { subtree: true, childList: true });
}

/** The commands in a message's menu, which the window's page lacks: right-click a message, or hold it. */
export function offerMenus(inner, commands, pick) {
  let open = null;
  const close = () => { open?.remove(); open = null; };

  inner.addEventListener("contextmenu", (event) => {
    close();
    const message = event.target.closest?.("article[data-message-id]");
    const offered = commands();
    if (!message || !offered.length) return;
    event.preventDefault();
    open = inner.createElement("div");
    open.className = "lobby-menu";
    open.setAttribute("role", "menu");
    for (const command of offered) {
      const item = inner.createElement("button");
      item.type = "button";
      item.setAttribute("role", "menuitem");
      item.textContent = command.name;
      item.addEventListener("click", () => { close(); pick(message.dataset.messageId, command.id); });
      open.append(item);
    }
    inner.body.append(open);
    // Where it was asked for, but never outside the window.
    const { width, height } = open.getBoundingClientRect();
    const view = inner.documentElement;
    open.style.left = `${Math.min(event.clientX, view.clientWidth - width - 8)}px`;
    open.style.top = `${Math.min(event.clientY, view.clientHeight - height - 8)}px`;
    open.querySelector("button").focus();
  });
  inner.addEventListener("pointerdown", (event) => { if (!open?.contains(event.target)) close(); }, true);
  inner.addEventListener("keydown", (event) => {
    if (!open) return;
    const items = [...open.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") close();
    if (!step) return;
    event.preventDefault();
    items.at((items.indexOf(inner.activeElement) + step) % items.length).focus();
  }, true);
}
