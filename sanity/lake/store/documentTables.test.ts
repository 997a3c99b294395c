import fc from "fast-check";
import { expect, test } from "vitest";
import { LakeError } from "../lakeError.ts";
import { documentReferences } from "./documentReferences.ts";
import { indexedFields, unlistedValue } from "./indexedFields.ts";
import { type TemporaryStore, temporaryStore } from "./temporaryStore.ts";

const id = fc.constantFrom("a", "b", "c", "drafts.a");
const scalar = fc.oneof(
  fc.string({ maxLength: 4, unit: "binary" }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant("x".repeat(300)),
);
const reference = fc.record(
  { _ref: id, _weak: fc.boolean(), inner: fc.record({ _ref: id }, { noNullPrototype: true }) },
  { requiredKeys: ["_ref"], noNullPrototype: true },
);
const field = fc.oneof(
  scalar,
  reference,
  fc.array(reference, { maxLength: 2 }),
  fc.record({ current: scalar, other: scalar }, { requiredKeys: [], noNullPrototype: true }),
);
const document = fc.record(
  { _id: id, _type: fc.constantFrom("story", "person"), one: field, two: field },
  { requiredKeys: ["_id", "_type"], noNullPrototype: true },
);
const mutation = fc.oneof(
  document.map((createOrReplace) => ({ createOrReplace })),
  id.map((deleted) => ({ delete: { id: deleted } })),
  fc.tuple(id, field).map(([patched, one]) => ({ patch: { id: patched, set: { one }, unset: ["two"] } })),
  fc.constant({ patch: { query: "*", set: { one: "all" } } }),
);

function lines(rows: readonly unknown[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

function select({ store }: TemporaryStore, sql: string): unknown[][] {
  return store.db
    .prepare(sql)
    .all()
    .map((row) => Object.values(row).map(readable));
}

function readable(value: unknown): unknown {
  return value instanceof Uint8Array ? { marker: [...value] } : value;
}

function expectDerivedTables(lake: TemporaryStore): void {
  const documents = select(lake, "SELECT body FROM documents").map(([body]) => JSON.parse(String(body)));
  const references = documents.flatMap((body) =>
    documentReferences(body).map(({ target, strong, isFound }) => [
      body._id,
      target,
      Number(strong),
      Number(isFound),
    ]),
  );
  const fields = documents.flatMap((body) =>
    indexedFields(body).map(({ path, value }) => [body._id, path, readable(value ?? unlistedValue)]),
  );
  const columns = documents.map((body) => [body._id, body._type, body._rev, body._updatedAt]);
  expect(lines(select(lake, "SELECT source, target, strong, found FROM document_references"))).toEqual(
    lines(references),
  );
  expect(lines(select(lake, "SELECT document, path, value FROM document_fields"))).toEqual(lines(fields));
  expect(lines(select(lake, "SELECT id, type, rev, updated_at FROM documents"))).toEqual(lines(columns));
  const ids = new Set(documents.map(({ _id }) => _id));
  const dangling = references.filter(([, target, strong]) => strong === 1 && !ids.has(target));
  expect(dangling).toEqual([]);
}

function commitUnlessRefused(lake: TemporaryStore, mutations: unknown): void {
  try {
    lake.commit(mutations, {
      selectIds: () => select(lake, "SELECT id FROM documents").map(([id]) => String(id)),
    });
  } catch (error) {
    if (!(error instanceof LakeError)) throw error;
  }
}

test("commit any transactions: references and fields are always those of the documents, and none dangles", () => {
  const transactions = fc.array(fc.array(mutation, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
  fc.assert(
    fc.property(transactions, (sent) => {
      const lake = temporaryStore();
      try {
        for (const mutations of sent) {
          commitUnlessRefused(lake, mutations);
          expectDerivedTables(lake);
        }
      } finally {
        lake.remove();
      }
    }),
    { numRuns: 60, seed: 20160727 },
  );
});
