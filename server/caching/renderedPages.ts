import { LRUCache } from "lru-cache";
import { taggedDocument } from "../../lib/cacheTags.ts";

/**
 * Which pages this process has rendered and what each depends on: to warm them after an expiry,
 * and to ask whether a document they show has been deleted unheard of. Bounded: the page rendered
 * longest ago is forgotten first, and then simply isn't warmed.
 */
export class RenderedPages {
  readonly #tagsByPath: LRUCache<string, readonly string[]>;
  #onEveryPage: readonly string[] = [];
  #renders = 0;

  constructor({ maxPages = 5_000 } = {}) {
    this.#tagsByPath = new LRUCache({ max: maxPages });
  }

  record(path: string, tags: readonly string[]): void {
    this.#tagsByPath.set(path, tags);
    this.#renders += 1;
  }

  /** Documents that every page shows, whatever else it does; they replace those of before. */
  recordOnEveryPage(documentIds: readonly string[]): void {
    this.#onEveryPage = documentIds;
  }

  forget(path: string): void {
    this.#tagsByPath.delete(path);
  }

  has(path: string): boolean {
    return this.#tagsByPath.has(path);
  }

  /** Paths that carry any of the tags, the most recently rendered first. */
  pathsWith(tags: Iterable<string>, limit: number): string[] {
    const wanted = new Set(tags);
    const paths: string[] = [];
    for (const [path, pageTags] of this.#tagsByPath.entries()) {
      if (paths.length === limit) break;
      if (pageTags.some((tag) => wanted.has(tag))) paths.push(path);
    }
    return paths;
  }

  get size(): number {
    return this.#tagsByPath.size;
  }

  /** How often a page has been rendered since the start. */
  get renders(): number {
    return this.#renders;
  }

  /** Of every document that a page names, there or not. */
  documentIds(): string[] {
    const ids = new Set(this.#onEveryPage);
    for (const tags of this.#tagsByPath.values()) {
      for (const tag of tags) {
        const id = taggedDocument(tag);
        if (id !== null) ids.add(id);
      }
    }
    return [...ids];
  }
}

const KEY = Symbol.for("verbatim.renderedPages");
const shared = globalThis as { [KEY]?: RenderedPages };

/**
 * The one register of this process. On globalThis because Next bundles this module apart from the
 * server that runs Next, and both need the same one.
 */
export function renderedPages(): RenderedPages {
  shared[KEY] ??= new RenderedPages();
  return shared[KEY];
}
