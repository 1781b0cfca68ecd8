/*
 * The conversation, where it scrolls by itself: the last words between the customer and us stay in sight, however long
 * the reply below them grows, until somebody scrolls elsewhere. An address that names a message leads to that one.
 */
let rest = -1;

const newest = (thread) => [...thread.querySelectorAll(":scope > .msg:not(.msg-note)")].at(-1);

/* At the end, or where the last message begins if not all after it has room. */
function showNewest() {
  const thread = document.getElementById("thread");
  if (!thread) return;
  thread.scrollTop = newest(thread)?.offsetTop ?? thread.scrollHeight;
  rest = thread.scrollTop;
}

function stay() {
  const thread = document.getElementById("thread");
  if (thread && thread.scrollTop === Math.min(rest, thread.scrollHeight - thread.clientHeight)) showNewest();
}

function showNamed() {
  const message = /^#m\d+$/.test(location.hash) && document.querySelector(`#thread ${location.hash}`);
  if (!message) return false;
  message.querySelector("details")?.setAttribute("open", "");
  message.tabIndex = -1;
  message.focus({ preventScroll: true });
  message.scrollIntoView({ block: "center" });
  return true;
}

document.addEventListener("htmx:oobAfterSwap", ({ detail }) => detail.target.id === "thread" && showNewest());
new ResizeObserver(stay).observe(document.querySelector(".compose"));
window.addEventListener("hashchange", showNamed);
if (!showNamed()) showNewest();
