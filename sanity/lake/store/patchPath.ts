import { extractWithPath } from "@sanity/mutator";
import { invalidMutation } from "../lakeError.ts";
import { forbiddenAttributes, isObject, type JsonObject } from "./documentValue.ts";

const pathLengthLimit = 1024;
const placesLimit = 10_000;

const quoted = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'`;
const stepPattern = new RegExp(
  String.raw`(?<separator>\.{0,2})(?:(?<attribute>[A-Za-z_]\w*)|\[(?<members>(?:${quoted}|[^[\]"'])+)\])`,
  "y",
);
const quotedPattern = new RegExp(quoted, "g");
const memberPattern = new RegExp(`(?:${quoted}|[^,"'])+`, "g");
const plainAttribute = /^(?!true$|false$)[A-Za-z_]\w*$/;

/** A path in a patch (JSONMatch), such as `title`, `body[_key=="a"].text`, `authors[0:2]`, `meta.[a,b]` or `..text`. */
export interface PatchPath {
  text: string;
  steps: PathStep[];
}

export interface PathStep {
  /** Whether it looks at every depth below the step before. */
  isRecursive: boolean;
  /** More than one in a union. */
  members: PathMember[];
  text: string;
}

type PathMember =
  | { kind: "attribute"; name: string; text: string }
  | { kind: "index"; index: number; text: string }
  | { kind: "range"; start?: number; end?: number; text: string }
  | { kind: "condition"; text: string };

export type Segments = (string | number)[];

export interface PathMatch {
  segments: Segments;
  value: unknown;
}

/** Throws a 400 that names the path if any of it can't be read; @sanity/mutator would take the part before the mistake. */
export function readPath(text: unknown): PatchPath {
  if (typeof text !== "string" || text === "" || text.length > pathLengthLimit) throw unreadable(text);
  const steps: PathStep[] = [];
  for (let start = 0; start < text.length; start = stepPattern.lastIndex) {
    stepPattern.lastIndex = start;
    const match = stepPattern.exec(text);
    const { separator, attribute, members = "" } = match?.groups ?? {};
    const mayStandHere = start === 0 ? separator !== "." : separator !== "" || attribute === undefined;
    if (!match || !mayStandHere) throw unreadable(text);
    steps.push({
      isRecursive: separator === "..",
      members:
        attribute === undefined
          ? (members.match(memberPattern) ?? []).map((member) => readMember(text, member.trim()))
          : [attributeMember(text, attribute)],
      text: match[0],
    });
  }
  const startsAtAttribute =
    steps[0]?.isRecursive || steps[0]?.members.every(({ kind }) => kind === "attribute");
  if (!startsAtAttribute) throw unreadable(text);
  return { text, steps };
}

/** Every value in the document that the path leads to, once each. */
export function pathMatches(
  { text, steps }: { text: string; steps: readonly PathStep[] },
  document: JsonObject,
) {
  return steps.reduce<PathMatch[]>(
    (matches, step) => {
      const next = step.isRecursive ? matches.flatMap(descendants) : matches;
      if (!step.isRecursive) checkConditions(text, step, matches);
      return distinct(
        text,
        next.flatMap((match) => step.members.flatMap((member) => memberMatches(match, member))),
      );
    },
    [{ segments: [], value: document }],
  );
}

/**
 * The same path as others that @sanity/mutator applies once at each place: without unions, ranges and recursion, which
 * it takes not at all, repeatedly, or without end. Attributes that are missing stay in, for an operation to make them.
 * Throws a 400 for a condition on anything but an array.
 */
export function plainPaths({ text, steps }: PatchPath, document: JsonObject): string[] {
  pathMatches({ text, steps }, document);
  const paths = steps.reduce<string[]>(
    (heads, step) => {
      const next = heads.flatMap((head) => plainSteps(head, step, document));
      if (next.length > placesLimit) throw tooManyPlaces(text);
      return next;
    },
    [""],
  );
  return [...new Set(paths)];
}

/** The names in a path that leads from attribute to attribute, such as `slug.current`; undefined for any other. */
export function attributeNames(text: string): string[] | undefined {
  const names: string[] = [];
  for (const { isRecursive, members } of readPath(text).steps) {
    const [member, ...others] = members;
    if (isRecursive || member?.kind !== "attribute" || others.length > 0) return undefined;
    names.push(member.name);
  }
  return names;
}

/** The path that leads to one match and nowhere else. */
export function exactPath(segments: Segments): string {
  return segments.reduce<string>((path, segment) => {
    if (typeof segment === "number") return `${path}[${segment}]`;
    return path + attributeText(segment, path === "");
  }, "");
}

function readMember(path: string, text: string): PathMember {
  if (text.startsWith("'") && text.endsWith("'")) {
    return attributeMember(path, text.slice(1, -1).replaceAll(/\\(.)/g, "$1"));
  }
  if (/^[A-Za-z_]\w*$/.test(text)) return attributeMember(path, text);
  if (/^-?\d{1,9}$/.test(text)) return { kind: "index", index: Number(text), text };
  const range = /^(?<start>-?\d{1,9})?\s*:\s*(?<end>-?\d{1,9})?$/.exec(text)?.groups;
  if (range) {
    const { start, end } = range;
    if (start === undefined && end === undefined) throw unreadable(path);
    return {
      kind: "range",
      ...(start !== undefined && { start: Number(start) }),
      ...(end !== undefined && { end: Number(end) }),
      text,
    };
  }
  if (!/[=<>?]/.test(text.replaceAll(quotedPattern, ""))) throw unreadable(path);
  readCondition(path, text, []);
  return { kind: "condition", text };
}

function attributeMember(path: string, name: string): PathMember {
  if (!forbiddenAttributes.has(name)) return { kind: "attribute", name, text: `'${escaped(name)}'` };
  throw unreadable(path, `an attribute can't be called "${name}"`);
}

function readCondition(path: string, condition: string, value: unknown): Segments[] {
  try {
    return extractWithPath(`[${condition}]`, value).map((match) =>
      match.path.map((segment) => (typeof segment === "number" ? segment : String(segment))),
    );
  } catch (error) {
    throw unreadable(path, error instanceof Error ? error.message : String(error));
  }
}

function memberMatches({ segments, value }: PathMatch, member: PathMember): PathMatch[] {
  const item = (index: number): PathMatch[] =>
    Array.isArray(value) && index >= 0 && index < value.length
      ? [{ segments: [...segments, index], value: value[index] }]
      : [];
  switch (member.kind) {
    case "attribute":
      if (!isObject(value) || !Object.hasOwn(value, member.name)) return [];
      return [{ segments: [...segments, member.name], value: value[member.name] }];
    case "index":
      return Array.isArray(value) && member.index < 0
        ? item(member.index + value.length)
        : item(member.index);
    case "range":
      if (!Array.isArray(value)) return [];
      return [...value.keys()].slice(member.start, member.end).flatMap(item);
    case "condition":
      if (!Array.isArray(value)) return [];
      return readCondition(member.text, member.text, value).flatMap(([index]) => item(Number(index)));
    default:
      return member satisfies never;
  }
}

/** @sanity/mutator takes a condition on an object for one that selects the object, but can't do much with it. */
function checkConditions(path: string, { members, text }: PathStep, matches: PathMatch[]): void {
  if (!members.some(({ kind }) => kind === "condition")) return;
  const other = matches.find(({ value }) => value !== null && !Array.isArray(value));
  if (!other) return;
  throw unreadable(path, `${text} selects items of an array, and ${exactPath(other.segments)} is none`);
}

function descendants(match: PathMatch): PathMatch[] {
  const { segments, value } = match;
  if (typeof value !== "object" || value === null) return [];
  const nested: PathMatch[] = Array.isArray(value)
    ? value.map((item, index) => ({ segments: [...segments, index], value: item }))
    : Object.entries(value).map(([name, item]) => ({ segments: [...segments, name], value: item }));
  return [match, ...nested.flatMap(descendants)];
}

function distinct(path: string, matches: PathMatch[]): PathMatch[] {
  if (matches.length > placesLimit) throw tooManyPlaces(path);
  return [...new Map(matches.map((match) => [exactPath(match.segments), match])).values()];
}

function plainSteps(head: string, step: PathStep, document: JsonObject): string[] {
  const steps = head === "" ? [] : readPath(head).steps;
  return step.members.flatMap((member) => {
    if (step.isRecursive || member.kind === "range") {
      const path = { text: head + step.text, steps: [...steps, { ...step, members: [member] }] };
      return pathMatches(path, document).map(({ segments }) => exactPath(segments));
    }
    return member.kind === "attribute"
      ? head + attributeText(member.name, head === "")
      : `${head}[${member.text}]`;
  });
}

function attributeText(name: string, isFirst: boolean): string {
  if (!plainAttribute.test(name)) return `['${escaped(name)}']`;
  return isFirst ? name : `.${name}`;
}

function escaped(name: string): string {
  return name.replaceAll(/[\\']/g, String.raw`\$&`);
}

function tooManyPlaces(path: string): Error {
  return invalidMutation(
    `The path ${JSON.stringify(path)} leads to more than ${placesLimit} places; take several`,
    { path },
  );
}

function unreadable(
  path: unknown,
  reason = `write it like "title", "slug.current", "body[0]" or 'body[_key=="a"].text'`,
): Error {
  return invalidMutation(`Unable to read the path ${JSON.stringify(path)}: ${reason}`, { path });
}
