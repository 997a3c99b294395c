import { expect, test } from "vitest";
import { mainDocuments } from "./mainDocuments.ts";

/** The filter of the first route that matches, as Presentation finds it. */
function filterAt(pathname: string) {
  return mainDocuments.find(({ route }) =>
    [route].flat().some((path) => new URLPattern({ pathname: path }).test({ pathname })),
  )?.filter;
}

test.each([
  ["/", '_id == "frontPage"'],
  ["/stories/bridge", '_type == "article" && slug.current == $slug'],
  ["/topics/harbour", '_type == "topic" && slug.current == $slug'],
  ["/topics/harbour/2", '_type == "topic" && slug.current == $slug'],
  ["/how-we-check", '_type == "page" && slug.current == $slug'],
  ["/corrections/typo/3", undefined],
])("%s is made of %s", (path, filter) => {
  expect(filterAt(path)).toBe(filter);
});
