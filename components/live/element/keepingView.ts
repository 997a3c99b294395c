/**
 * Changes the page without moving what stands in the middle of the view, and waits until that has been
 * painted. One change at a time: what browsers count as a shift is what moves in the page and in the view.
 */
export async function keepingView(change: () => void): Promise<void> {
  const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const top = middle?.getBoundingClientRect().top ?? 0;
  change();
  if (middle?.isConnected) scrollBy({ top: middle.getBoundingClientRect().top - top, behavior: "instant" });
  await frame();
  await frame();
}

function frame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}
