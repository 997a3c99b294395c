import type { Page } from "@playwright/test";
import { expect, type TestNewsroom } from "./newsroomTest.ts";
import { type Draft, portEllis } from "./portEllis.ts";
import { openDocument, openFields, studioTest as test } from "./studio.ts";

const WORDS = "We will not close [it] this year […] people of this town need it.";
const MINUTES =
  "The mayor then spoke. “We will not close the harbour this year, because people of this town need it,” " +
  "she said. The meeting was adjourned.";

/** A statement without its role, two sources of which one prints other words, and a story that carries it. */
async function publishStatement(
  newsroom: TestNewsroom,
  prefix: string,
): Promise<{ id: string; town: string }> {
  const town = portEllis(prefix);
  const [section, staff, mayor, minutes] = town.shared;
  if (!section || !staff || !mayor || !minutes) throw new Error("Port Ellis lacks what its stories need.");
  const paper: Draft = {
    ...minutes,
    _id: `${prefix}-paper`,
    title: "The Port Ellis Paper",
    kind: "report",
    text: "“We will never close the harbour this year, as people of this town need it,” the mayor said.",
  };
  const statement = town.statement("words", {
    text: WORDS,
    roleAtTime: undefined,
    check: { _type: "check", state: "not-checked", note: "Being compared." },
    sources: [minutes, paper].map(({ _id }) => ({
      _type: "sourceCitation",
      _key: _id,
      source: { _type: "reference", _ref: _id },
    })),
  });
  await newsroom.publish(
    section,
    staff,
    {
      ...mayor,
      roles: [
        { _type: "role", _key: "a", title: "Member of the council", from: "2020", to: "2025-12-31" },
        { _type: "role", _key: "b", title: "Mayor of Port Ellis", from: "2026-01-01" },
      ],
    },
    { ...minutes, text: MINUTES },
    paper,
    statement,
    town.story("carrier", ["words"]),
  );
  return { id: statement._id, town: prefix };
}

async function openStatement(page: Page, newsroom: TestNewsroom, id: string): Promise<void> {
  await openDocument(page, newsroom.siteUrl, "quote", id);
  await expect(readersLine(page)).toContainText("Ana Reyes");
  // Until it knows the pages, the form may be drawn anew.
  await expect(page.getByRole("button", { name: /^Used on/ })).toBeVisible();
}

const readersLine = (page: Page) => page.getByRole("region", { name: "As readers will see it" });

test("the role of the day: offered of those on record, and taken with the keyboard", async ({
  page,
  newsroom,
}) => {
  const { id } = await publishStatement(newsroom, "role");
  await openStatement(page, newsroom, id);
  await expect(readersLine(page)).toContainText("Role not recorded");
  const roles = page.getByRole("list", { name: "Recorded roles of Ana Reyes on March 6, 2026" });
  await openFields(page, "Speaker", roles);
  await expect(roles.getByRole("button")).toHaveCount(1);
  const role = page.getByRole("textbox", { name: "Role that day" });
  await role.focus();
  await page.keyboard.press("Tab");
  await expect(roles.getByRole("button", { name: "Mayor of Port Ellis" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(role).toHaveValue("Mayor of Port Ellis");
  await expect(readersLine(page)).toContainText("Ana Reyes · Mayor of Port Ellis · Said in a speech");
});

test("the words: counted without ours, and what looks wrong in them is said while they are typed", async ({
  page,
  newsroom,
}) => {
  const { id } = await publishStatement(newsroom, "count");
  await openStatement(page, newsroom, id);
  await expect(page.getByText("12 words of the speaker’s")).toBeVisible();
  await expect(page.getByText("our own words, in one place")).toBeVisible();
  const words = page.getByRole("textbox", { name: "Exact words" }).first();
  await words.fill("We will not close [the harbour");
  await expect(page.getByText("The bracket at “[the harbour” isn’t closed.")).toBeVisible();
});

test("the words in their sources: found, told apart, and recorded as checked when an editor says so", async ({
  page,
  newsroom,
}) => {
  const { id } = await publishStatement(newsroom, "found");
  await openStatement(page, newsroom, id);
  const minutes = page.getByRole("region", { name: "Minutes of the council" });
  await openFields(page, "Sources and check", minutes.locator("mark").first());
  await expect(minutes).toContainText("Word for word, apart from our brackets and cuts");
  await expect(minutes.locator("mark").first()).toHaveText("We will not close");
  const paper = page.getByRole("region", { name: "The Port Ellis Paper" });
  await expect(paper).toContainText("Not word for word");
  await expect(paper.locator("del").first()).toHaveText("never");
  await expect(paper).toContainText("only in the source: never");
  await expect(paper.getByRole("button", { name: "Record check" })).toHaveCount(0);

  await minutes.getByRole("button", { name: "Use as selector" }).click();
  await expect(minutes.getByRole("button", { name: "Used as selector" })).toBeDisabled();
  await minutes.getByRole("combobox", { name: "The source’s text is" }).selectOption("transcript");
  await minutes.getByRole("button", { name: "Record check: word for word against a transcript" }).click();
  await expect(minutes.getByRole("status")).toContainText("Recorded");
  await expect(readersLine(page)).toContainText("Word for word against a transcript");
  await expect
    .poll(() => newsroom.lake.getDocument(`drafts.${id}`))
    .toMatchObject({
      check: { state: "word-for-word", against: ["transcript"], at: expect.stringMatching(/^\d{4}-.*Z$/) },
      sources: [{ selector: { exact: expect.stringMatching(/^We will not close the harbour/) } }, {}],
    });
});

test("where it is used: the story is named, and a click opens it", async ({ page, newsroom }) => {
  const { id, town } = await publishStatement(newsroom, "used");
  await openStatement(page, newsroom, id);
  const uses = page.getByRole("region", { name: "Used in" });
  await expect(uses).toContainText("No statement answers it.");
  await uses.getByRole("link", { name: `Port Ellis, ${town}: carrier` }).click();
  await expect(page.getByRole("textbox", { name: "Headline" })).toHaveValue(`Port Ellis, ${town}: carrier`);
});

test("the statement that it answers: found by its speaker", async ({ page, newsroom }) => {
  const { id } = await publishStatement(newsroom, "answer");
  const clerk = {
    _id: "answer-clerk",
    _type: "person",
    name: "Oda Quill",
    slug: { _type: "slug", current: "oda-quill" },
  };
  const speaker = { _type: "reference", _ref: clerk._id };
  const earlier = portEllis("answer").statement("earlier", { text: "The harbour closes in May.", speaker });
  await newsroom.publish(clerk, earlier);
  await openStatement(page, newsroom, id);
  await openFields(page, "Thread", page.getByText("The earlier statements that this one answers."));
  const earlierStatement = page.getByRole("dialog").getByRole("combobox", { name: "The earlier statement" });
  // The form may be drawn anew while its document loads.
  await expect(async () => {
    if (!(await earlierStatement.isVisible())) {
      await page.getByRole("button", { name: "Add item" }).click({ timeout: 2_000 });
    }
    await expect(earlierStatement).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await earlierStatement.pressSequentially("Quill");
  const found = page.getByTestId("autocomplete-popover").getByRole("option");
  await expect(found).toHaveCount(1);
  await found.filter({ hasText: "The harbour closes in May." }).click();
  await expect
    .poll(() => newsroom.lake.getDocument(`drafts.${id}`))
    .toMatchObject({ replies: [{ quote: { _ref: "answer-earlier" }, kind: "replies-to" }] });
});
