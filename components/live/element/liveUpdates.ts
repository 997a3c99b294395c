import { enliven } from "./enliven.ts";

/** `<live-updates>`: see LiveUpdates.tsx. */
class LiveUpdates extends HTMLElement {
  #end: (() => void) | undefined;

  connectedCallback(): void {
    this.#end = enliven(this);
  }

  disconnectedCallback(): void {
    this.#end?.();
  }
}

function define(): void {
  customElements.define("live-updates", LiveUpdates);
}

// Before the end of the document, what stands in the element and in the page may not be there yet.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define);
else define();
