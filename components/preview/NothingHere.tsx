/** In place of a page that is neither published nor drafted. */
export function NothingHere() {
  return (
    <main className="wrap">
      <h1 className="headline">There is nothing to preview at this address</h1>
      <p className="standfirst">
        No page is published here and none is being written. A story whose address has changed is found under
        the new one.
      </p>
      <p>
        <a href="/">Preview the front page</a>
      </p>
    </main>
  );
}
