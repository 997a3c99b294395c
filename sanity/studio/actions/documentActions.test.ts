import type { DocumentActionComponent, DocumentActionsContext } from "sanity";
import { expect, test } from "vitest";
import { documentActions } from "./documentActions.ts";

const standard = ["publish", "unpublish", "discardChanges", "duplicate", "delete", "restore"] as const;
const actions = standard.map(
  (action): DocumentActionComponent =>
    Object.assign(() => null, { action, displayName: `Studio's ${action}` }),
);

function namesFor(schemaType: string): unknown[] {
  const context = { schemaType } as unknown as DocumentActionsContext;
  return documentActions(actions, context).map(({ displayName }) => displayName);
}

const rest = ["Studio's discardChanges", "Studio's duplicate", "Studio's delete", "Studio's restore"];

test.each([
  [
    "article",
    [
      "UpdateAction",
      "PublishAction",
      "CorrectionAction",
      "StartCoverageAction",
      "EndCoverageAction",
      "FollowUpAction",
    ],
  ],
  ["quote", ["PublishAction", "CorrectionAction", "HoldAction", "ReleaseAction"]],
])("documentActions of %s: the newsroom's own %j, and unpublishing", (type, own) => {
  expect(namesFor(type)).toEqual([...own, "UnpublishAction", ...rest]);
});

test("documentActions of other types: the Studio's own, and unpublishing that says what it would break", () => {
  expect(namesFor("person")).toEqual(["Studio's publish", "UnpublishAction", ...rest]);
});
