import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { LakeError } from "../lakeError.ts";
import type { JsonObject } from "../store/documentValue.ts";
import type { NewDocument } from "../store/mutation.ts";
import { missingDescription, readAssetDescriptions } from "./assetDescriptions.ts";
import { assetFile, shownFile } from "./assetFile.ts";
import { faultDescription, withAssets } from "./importedDocument.ts";
import type { ImportMode, ImportOptions, ImportProblem } from "./importFiles.ts";
import type { ReadImport } from "./importReader.ts";
import type { SpooledAsset, SpooledDocument } from "./importSpool.ts";
import type { ImportTarget } from "./importTarget.ts";
import { MovingError } from "./movingError.ts";
import type { StoredDocuments } from "./storedDocuments.ts";
import { strongTargets, withWeakReferences } from "./weakReferences.ts";

/** Sanity's import sends as much in one transaction. */
const batchBytes = 256 * 1024;

interface Write {
  spooled: SpooledDocument;
  mutations: JsonObject[];
}

/** Writes what has been read, in many transactions; a repeated run goes on where an earlier one ended. */
export class ImportWriter {
  readonly #mode: ImportMode;
  readonly #target: ImportTarget;
  readonly #read: ReadImport;
  readonly #stored: StoredDocuments;
  readonly #report: (problem: ImportProblem) => void;
  readonly #onProgress: ImportOptions["onProgress"];
  readonly #run = randomUUID();
  #transactions = 0;
  #written = 0;
  #present = 0;

  constructor(
    { mode, target, onProgress }: ImportOptions,
    read: ReadImport,
    { stored, report }: { stored: StoredDocuments; report: (problem: ImportProblem) => void },
  ) {
    this.#mode = mode;
    this.#target = target;
    this.#onProgress = onProgress;
    this.#read = read;
    this.#stored = stored;
    this.#report = report;
  }

  /** Stores all files. @returns how many */
  async storeAssets(): Promise<number> {
    const { spool, sources } = this.#read;
    const assets = spool.assets();
    const descriptions = await readAssetDescriptions(sources);
    let count = 0;
    for (const asset of assets) {
      try {
        await this.#storeAsset(asset, descriptions.get(`${asset.kind}-${asset.sha1}`) ?? {});
        count += 1;
      } catch (error) {
        if (!isRefusal(error)) throw this.#interrupted(error);
        this.#report({ place: shownFile(asset.file, sources), reason: faultDescription(error) });
      }
      this.#onProgress?.("Storing assets", count, assets.length);
    }
    return count;
  }

  /** Writes all documents. */
  async writeDocuments(): Promise<{ written: number; present: number }> {
    const { spool } = this.#read;
    const total = spool.count();
    for (const batch of batches(spool.documents())) {
      await this.#writeBatch(batch);
      this.#onProgress?.("Writing documents", this.#written + this.#present, total);
    }
    for (const batch of batches(spool.weakDocuments())) {
      await this.#commitWithoutFaulty(batch.map((spooled) => this.#strengthening(spooled)));
    }
    return { written: this.#written, present: this.#present };
  }

  async #storeAsset(asset: SpooledAsset, description: JsonObject): Promise<void> {
    const { originalFilename } = description;
    const filename = typeof originalFilename === "string" ? originalFilename : basename(asset.file);
    const id = await this.#target.storeAsset({ kind: asset.kind, path: asset.file, filename });
    this.#read.spool.setAssetId(asset, id);
    const setIfMissing = missingDescription(description, this.#stored.document(id) ?? {});
    if (Object.keys(setIfMissing).length > 0) await this.#commit([{ patch: { id, setIfMissing } }]);
  }

  async #writeBatch(batch: readonly SpooledDocument[]): Promise<void> {
    const waiting = batch.filter((spooled) => !this.#isThere(spooled));
    const ids = new Set(waiting.map(({ id }) => id));
    const isMissing = (target: string) => !ids.has(target) && this.#stored.revision(target) === undefined;
    const weak = new Set<Write>();
    const writes = waiting.map((spooled) => {
      const document = this.#complete(spooled);
      const writable = withWeakReferences(document, isMissing);
      const write: Write = { spooled, mutations: [{ [this.#mode]: writable }] };
      if (writable !== document) weak.add(write);
      return write;
    });
    const { transactionId, kept } = await this.#commitWithoutFaulty(writes);
    for (const write of kept) if (weak.has(write)) this.#read.spool.setWeak(write.spooled, transactionId);
    this.#written += kept.length;
  }

  /** Whether a document is left as it is in the dataset; references that an earlier run left weak are noted. */
  #isThere(spooled: SpooledDocument): boolean {
    const revision = this.#stored.revision(spooled.id);
    if (revision === undefined) return false;
    const isOwn = revision.startsWith(this.#read.revisionPrefix);
    if (!isOwn && this.#mode !== "createIfNotExists") return false;
    if (isOwn && this.#hasWeakLeft(spooled)) this.#read.spool.setWeak(spooled, revision);
    this.#present += 1;
    return true;
  }

  #hasWeakLeft(spooled: SpooledDocument): boolean {
    const strong = new Set(strongTargets(this.#stored.document(spooled.id) ?? {}));
    return strongTargets(this.#complete(spooled)).some((target) => !strong.has(target));
  }

  /** The document as it was read, unless somebody has changed it since it was written. */
  #strengthening(spooled: SpooledDocument & { weakRevision: string }): Write {
    const unchanged = { id: spooled.id, ifRevisionID: spooled.weakRevision, unset: [] };
    return { spooled, mutations: [{ patch: unchanged }, { createOrReplace: this.#complete(spooled) }] };
  }

  /** Writes documents in one transaction, without those that the lake refuses, which are reported. */
  async #commitWithoutFaulty(
    writes: readonly Write[],
  ): Promise<{ transactionId: string; kept: readonly Write[] }> {
    let kept = writes;
    while (kept.length > 0) {
      try {
        return { transactionId: await this.#commit(kept.flatMap(({ mutations }) => mutations)), kept };
      } catch (error) {
        const faulty = faultyWrite(error, kept);
        if (!faulty || !(error instanceof LakeError)) throw this.#interrupted(error);
        const { id, source, line } = faulty.spooled;
        const place = `${this.#read.sources[source]?.name}:${line}`;
        this.#report({ place, documentId: id, reason: faultDescription(error) });
        kept = kept.filter((write) => write !== faulty);
      }
    }
    return { transactionId: "", kept };
  }

  async #commit(mutations: readonly JsonObject[]): Promise<string> {
    this.#transactions += 1;
    const transactionId = `${this.#read.revisionPrefix}${this.#run}-${this.#transactions}`;
    await this.#target.commit(mutations, transactionId);
    return transactionId;
  }

  #complete({ document, source }: SpooledDocument): NewDocument {
    const origin = this.#read.sources[source];
    if (!origin) throw new Error(`There is no source ${source}.`);
    return withAssets(document, (marker) => this.#read.spool.assetId(marker.kind, assetFile(marker, origin)));
  }

  #interrupted(error: unknown): MovingError {
    const reason = error instanceof Error ? error.message : String(error);
    return new MovingError(
      "IMPORT_INTERRUPTED",
      `The import stopped after ${this.#written} documents (${reason}); start the same import again, it goes on from there.`,
      { cause: error },
    );
  }
}

function* batches<Document extends SpooledDocument>(documents: Iterable<Document>): Generator<Document[]> {
  let batch: Document[] = [];
  let bytes = 0;
  for (const document of documents) {
    if (batch.length > 0 && bytes + document.size > batchBytes) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(document);
    bytes += document.size;
  }
  if (batch.length > 0) yield batch;
}

/** Whether a file was refused for what it is: bytes that can't be taken, or too many of them. */
function isRefusal(error: unknown): error is LakeError {
  return error instanceof LakeError && [400, 413].includes(error.status);
}

/** The write whose mutation an error names. */
function faultyWrite(error: unknown, writes: readonly Write[]): Write | undefined {
  const body = error instanceof LakeError ? error.body.error : undefined;
  const [item] = typeof body === "object" ? (body.items ?? []) : [];
  if (!item) return undefined;
  let mutations = 0;
  return writes.find((write) => {
    mutations += write.mutations.length;
    return item.index < mutations;
  });
}
