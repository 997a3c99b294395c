import { type LiveNews, liveNews, newsCount } from "../../../lib/live/liveNews.ts";
import { type LiveSince, newsSentence } from "../../../lib/live/liveNewsWords.ts";
import { updateAnchor } from "../../../lib/story.ts";
import { fetchFreshPage, hasStatement, stateOf } from "./freshPage.ts";
import { connectLive } from "./liveConnection.ts";
import { createMarks } from "./marks.ts";
import { takeNews } from "./takeNews.ts";

const GONE = "This story is no longer at this address.";
const UNREACHABLE = "What is new can’t be loaded right now.";
/** Between the toast and what has the focus. */
const CLEARANCE = "2rem";

/**
 * Keeps a reader told of what is new in the story whose page is open: in a toast, in the title and
 * where it stands. Puts nothing into the text unless asked to.
 *
 * @param element as LiveUpdates.tsx renders it
 * @returns what ends it
 */
export function enliven(element: HTMLElement): () => void {
  const path = element.getAttribute("page");
  const address = element.getAttribute("src");
  const initial = stateOf(element);
  const toast = element.querySelector("div");
  const status = element.querySelector<HTMLElement>('[role="status"]');
  const [showButton, closeButton] = element.querySelectorAll("button");
  const template = element.querySelector("template");
  if (!(path && address && initial && toast && status && showButton && closeButton && template)) {
    return () => undefined;
  }

  const { title } = document;
  const marks = createMarks(template);
  const listening = new AbortController();
  const { signal } = listening;
  let known = initial;
  let newest = initial;
  let version = "";
  let news: LiveNews | null = null;
  let since: LiveSince = "opened";
  let isGone = false;
  let isTaking = false;
  /** The news that the reader has closed the toast on. */
  let closed: string | null = null;
  let cameFrom: EventTarget | null = null;

  function tell(): void {
    news = liveNews(known, newest, hasStatement(document));
    const count = newsCount(news);
    document.title = count > 0 ? `(${count}) ${title}` : title;
    marks.show(news, since);
    if (count === 0 && !news.isEnded && !isGone) closed = null;
    say(closed === toldOf() ? "" : isGone ? GONE : newsSentence(news, since));
  }

  function toldOf(): string {
    return JSON.stringify([news, isGone]);
  }

  function say(words: string): void {
    if (status?.textContent === words) return;
    const hadFocus = toast?.contains(document.activeElement);
    toast?.toggleAttribute("data-open", words !== "");
    for (const button of [showButton, closeButton]) button?.toggleAttribute("hidden", words === "");
    if (status) status.textContent = words;
    // What has the focus is not behind it.
    document.documentElement.style.scrollPaddingBlockEnd =
      toast && words ? `calc(${toast.offsetHeight}px + ${CLEARANCE})` : "";
    if (hadFocus && words === "" && cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
  }

  function close(): void {
    closed = toldOf();
    say("");
  }

  async function take(): Promise<void> {
    if (isTaking || news === null || !path) return;
    const [update] = news.updates;
    const mark = update ?? version;
    if (isGone) return open(mark, update);
    isTaking = true;
    try {
      await takeFrom(path, mark, update);
    } finally {
      isTaking = false;
    }
  }

  async function takeFrom(path: string, mark: string, update: string | undefined): Promise<void> {
    const fresh = await fetchFreshPage(path, () => newest, encodeURIComponent(mark));
    if (signal.aborted) return;
    if (fresh === "unreachable") return say(UNREACHABLE);
    // The page of a story that has ended is another one than this.
    if (fresh === "stale" || fresh.state === null) return open(mark, update);
    marks.clear();
    const taken = liveNews(known, fresh.state, hasStatement(document));
    const beginning = await takeNews(taken, fresh.page);
    if (beginning === null) return open(mark, update);
    known = fresh.state;
    since = "looked";
    closed = null;
    beginning.tabIndex = -1;
    beginning.focus({ preventScroll: true });
    beginning.scrollIntoView();
    tell();
  }

  /** The same as the link that stands here without script. */
  function open(mark: string, update: string | undefined): void {
    const anchor = update === undefined ? "" : `#${updateAnchor(update)}`;
    const address = new URL(`${path}?since=${encodeURIComponent(mark)}${anchor}`, location.href);
    // An address that differs in its fragment only would leave the old page where it is.
    if (address.search === location.search && address.pathname === location.pathname) location.reload();
    else location.assign(address);
  }

  toast.addEventListener(
    "focusin",
    ({ relatedTarget }) => {
      if (!toast.contains(relatedTarget instanceof Node ? relatedTarget : null)) cameFrom = relatedTarget;
    },
    { signal },
  );
  showButton.addEventListener("click", take, { signal });
  closeButton.addEventListener("click", close, { signal });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close(), { signal });
  const disconnect = connectLive({
    address,
    onState(state, itsVersion) {
      newest = state;
      version = itsVersion;
      tell();
    },
    onNoLongerLive() {
      newest = { ...newest, coverage: "ended" };
      tell();
    },
    onGone() {
      isGone = true;
      tell();
    },
  });
  return () => {
    listening.abort();
    disconnect();
    marks.clear();
    document.title = title;
    document.documentElement.style.scrollPaddingBlockEnd = "";
  };
}
