import type { DatabaseSync } from "node:sqlite";
import { indexAnew } from "./documentTables.ts";
import { addDocumentWords } from "./documentWords.ts";

/** Written into the file's header: "VLKE". Tells a lake from any other SQLite database. */
export const applicationId = 0x564c_4b45;

/** SQL, or what has to be done in JavaScript. */
export type Migration = string | ((db: DatabaseSync) => void);

/** `migrations[n]` brings a file from version n to n + 1; PRAGMA user_version holds the version. */
export const migrations: readonly Migration[] = [
  `
  CREATE TABLE datasets (
    id INTEGER PRIMARY KEY,
    name TEXT UNIQUE NOT NULL,
    acl TEXT NOT NULL CHECK (acl IN ('private', 'public')),
    created_at TEXT NOT NULL
  );

  CREATE TABLE documents (
    dataset INTEGER NOT NULL REFERENCES datasets (id),
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    rev TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (dataset, id)
  );
  CREATE INDEX documents_by_type ON documents (dataset, type);

  CREATE TABLE document_references (
    dataset INTEGER NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    strong INTEGER NOT NULL CHECK (strong IN (0, 1)),
    PRIMARY KEY (dataset, source, target)
  ) WITHOUT ROWID;
  CREATE INDEX document_references_by_target ON document_references (dataset, target);

  CREATE TABLE document_fields (
    dataset INTEGER NOT NULL,
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (dataset, path, value, document)
  ) WITHOUT ROWID;
  CREATE INDEX document_fields_by_document ON document_fields (dataset, document);

  CREATE TABLE transactions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset INTEGER NOT NULL REFERENCES datasets (id),
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    mutations TEXT NOT NULL,
    UNIQUE (dataset, id)
  );

  CREATE TABLE transaction_documents (
    seq INTEGER NOT NULL REFERENCES transactions (seq),
    document TEXT NOT NULL,
    previous TEXT,
    result TEXT,
    PRIMARY KEY (seq, document)
  ) WITHOUT ROWID;

  CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    hash TEXT UNIQUE NOT NULL,
    label TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at TEXT NOT NULL,
    revoked_at TEXT
  );

  CREATE TABLE webhooks (
    id TEXT PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES datasets (id),
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    filter TEXT NOT NULL,
    projection TEXT NOT NULL,
    include_drafts INTEGER NOT NULL,
    cursor INTEGER NOT NULL,
    UNIQUE (dataset, name)
  );

  CREATE TABLE deliveries (
    id TEXT PRIMARY KEY,
    webhook TEXT NOT NULL,
    seq INTEGER NOT NULL,
    document TEXT NOT NULL,
    operation TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
    attempts INTEGER NOT NULL,
    next_attempt_at TEXT,
    last_status INTEGER,
    last_error TEXT,
    created_at TEXT NOT NULL,
    finished_at TEXT
  );
  CREATE INDEX deliveries_by_state ON deliveries (state, next_attempt_at);

  CREATE TABLE allowed_origins (
    origin TEXT PRIMARY KEY,
    credentials INTEGER NOT NULL
  );
  `,
  `
  CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT,
    created_at TEXT NOT NULL,
    removed_at TEXT,
    CHECK ((email IS NULL) = (password IS NULL))
  );
  CREATE UNIQUE INDEX users_by_email ON users (email) WHERE removed_at IS NULL;

  ALTER TABLE tokens ADD COLUMN user TEXT REFERENCES users (id);
  ALTER TABLE tokens ADD COLUMN expires_at TEXT;
  CREATE INDEX tokens_by_user ON tokens (user);

  CREATE TABLE user_settings (
    user TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user, key)
  ) WITHOUT ROWID;
  `,
  `
  CREATE INDEX transaction_documents_by_document ON transaction_documents (document, seq);
  CREATE INDEX transaction_documents_of_lives ON transaction_documents (document, seq)
  WHERE previous IS NULL OR result IS NULL;
  `,
  `
  ALTER TABLE document_references ADD COLUMN found INTEGER NOT NULL DEFAULT 1 CHECK (found IN (0, 1));
  DROP INDEX document_references_by_target;
  CREATE INDEX document_references_by_target ON document_references (dataset, target, found);
  `,
  indexAnew,
  addDocumentWords,
];

export const schemaVersion = migrations.length;

export function applyMigration(db: DatabaseSync, migration: Migration): void {
  if (typeof migration === "string") db.exec(migration);
  else migration(db);
}
