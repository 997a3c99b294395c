import { randomUUID } from "node:crypto";
import { type ExprNode, type OpCallNode, parse } from "groq-js";
import { documentTexts } from "../store/documentTexts.ts";
import type { LakeDocument } from "../store/lakeDocument.ts";
import { contains, mapOperands, ungrouped } from "./syntaxTree.ts";
import {
  matchesTextQuery,
  parseTextQuery,
  type SearchedTexts,
  searchedTexts,
  type TextQuery,
  textRelevance,
} from "./textQuery.ts";

/**
 * groq-js parses `text::query` and can't evaluate it. So `value match text::query($words)` becomes a dereference, as a
 * `*` does in lookupExpression.ts: of a `_ref` that tells the query and the texts of the value. The markers are random,
 * so that nothing stored can pass for one.
 */
const marker = `text match ${randomUUID()} `;
const betweenParts = ` next part ${randomUUID()} `;
const betweenElements = "\u001f";
/** Attributes of the answer. */
const isMatch = `is match ${randomUUID()}`;
const relevance = `relevance ${randomUUID()}`;

/** `value match text::query(words)`, of which `values` are the elements if the value is written as `[one, two]`. */
export interface TextMatch {
  values: ExprNode[];
  words: ExprNode;
}

/**
 * The query with every `match text::query(…)` as something that groq-js evaluates if its `dereference` asks
 * `TextMatches` first. What only passes with a score of more than 0 is filtered by what gives scores before it is
 * scored: the answer is the same, and an index can answer the filter.
 */
export function withTextMatches(query: ExprNode): ExprNode {
  if (!contains(query, (node) => textMatchOf(node) !== undefined)) return query;
  return rewrite(query);
}

/** The text match that a node stands for, before or after it was rewritten. */
export function textMatchOf(node: ExprNode): TextMatch | undefined {
  if (node.type === "OpCall") return writtenMatch(node);
  if (node.type !== "AccessAttribute" || node.name !== isMatch || node.base?.type !== "Deref")
    return undefined;
  const { base: request } = node.base;
  const operands =
    request.type === "Projection" && request.base.type === "Object" ? request.base.attributes : [];
  const [words, ...values] = operands.flatMap((operand) =>
    operand.type === "ObjectAttributeValue" ? [operand.value] : [],
  );
  return words && { values, words };
}

type Find = (id: string) => LakeDocument | undefined;
type Answer = Record<string, boolean | number>;

/**
 * Answers the text matches of one evaluation. The same query comes again for every document, the same document for every
 * condition on it, and the same match for a score that has just been asked whether there is one.
 */
export class TextMatches {
  readonly #find: Find;
  #query: { text: string; query: TextQuery } | undefined;
  #document: { id: string; texts: SearchedTexts | undefined } | undefined;
  #answer: { reference: string; answer: Answer } | undefined;

  /** An object stands for the document with its `_id`, which `find` gets. */
  constructor(find: Find) {
    this.#find = find;
  }

  /** What groq-js wants instead of a document if the `_ref` is of a text match; undefined if it is of a document. */
  answer(reference: string): Answer | undefined {
    if (!reference.startsWith(marker)) return undefined;
    if (this.#answer?.reference !== reference) {
      this.#answer = { reference, answer: this.#compare(reference.slice(marker.length)) };
    }
    return this.#answer.answer;
  }

  #compare(parts: string): Answer {
    const [words = "", ...values] = parts.split(betweenParts);
    const query = words.startsWith("text:") ? this.#read(words.slice("text:".length)) : undefined;
    const sources = values.flatMap((value) => this.#textsOf(value) ?? []);
    const matches = query !== undefined && matchesTextQuery(sources, query);
    return { [isMatch]: matches, [relevance]: matches ? textRelevance(sources, query) : 0 };
  }

  #read(text: string): TextQuery {
    if (this.#query?.text !== text) this.#query = { text, query: parseTextQuery(text) };
    return this.#query.query;
  }

  #textsOf(part: string): SearchedTexts | undefined {
    const content = part.slice(part.indexOf(":") + 1);
    if (!part.startsWith("document:")) return searchedTexts(content.split(betweenElements));
    if (this.#document?.id !== content) {
      const document = this.#find(content);
      this.#document = { id: content, texts: document && searchedTexts(documentTexts(document)) };
    }
    return this.#document.texts;
  }
}

function rewrite(node: ExprNode): ExprNode {
  const match = textMatchOf(node);
  if (match) return answered(match, isMatch);
  if (node.type === "PipeFuncCall" && node.name === "score") {
    return { ...node, base: rewrite(node.base), args: node.args.map(rewriteScored) };
  }
  return mapOperands(withFilterBeforeScore(node), rewrite);
}

/** In `score()`, where a condition that is true gives 1 and `boost(condition, more)` gives `more` in addition. */
function rewriteScored(node: ExprNode): ExprNode {
  const match = textMatchOf(node);
  if (match) return boosted(answered(match, isMatch), answered(match, relevance));
  switch (node.type) {
    case "Group":
      return rewriteScored(node.base);
    case "And":
    case "Or":
      return { ...node, left: rewriteScored(node.left), right: rewriteScored(node.right) };
    case "FuncCall":
      return isBoost(node) ? { ...node, args: node.args.map(rewriteScored) } : rewrite(node);
    default:
      return rewrite(node);
  }
}

/** `list | score(a, b)[_score > 0]` as `list[a || b || _score > 0] | score(a, b)[_score > 0]`. */
function withFilterBeforeScore(node: ExprNode): ExprNode {
  if (node.type !== "Filter" || !isPositiveScore(node.expr)) return node;
  const scored = node.base;
  if (scored.type !== "PipeFuncCall" || scored.name !== "score") return node;
  const conditions = scored.args.map(scoring);
  const needed = conditions.reduce(
    (one, other) => one && other && { type: "Or", left: one, right: other },
    node.expr,
  );
  if (!needed) return node;
  return { ...node, base: { ...scored, base: { type: "Filter", base: scored.base, expr: needed } } };
}

/** What must be true of everything that an argument of `score()` gives another score than 0; undefined if that isn't known. */
function scoring(node: ExprNode): ExprNode | undefined {
  if (textMatchOf(node)) return node;
  switch (node.type) {
    case "Group":
      return scoring(node.base);
    case "And": {
      const [left, right] = [scoring(node.left), scoring(node.right)];
      return left && right ? { ...node, left, right } : (left ?? right);
    }
    case "Or": {
      const [left, right] = [scoring(node.left), scoring(node.right)];
      return left && right && { ...node, left, right };
    }
    case "FuncCall":
      return isBoost(node) && node.args[0] ? scoring(node.args[0]) : node;
    case "OpCall":
      // groq-js gives a score for some of the words, but takes only all of them for a match.
      return node.op === "match" ? undefined : node;
    default:
      return node;
  }
}

function isPositiveScore(node: ExprNode): boolean {
  if (node.type !== "OpCall" || node.op !== ">") return false;
  const { left, right } = node;
  const isScore = left.type === "AccessAttribute" && left.name === "_score" && !left.base;
  return isScore && right.type === "Value" && right.value === 0;
}

function isBoost(node: ExprNode): boolean {
  return node.type === "FuncCall" && node.namespace === "global" && node.name === "boost";
}

function writtenMatch({ op, left, right }: OpCallNode): TextMatch | undefined {
  const query = ungrouped(right);
  if (op !== "match" || query.type !== "FuncCall") return undefined;
  const [words] = query.args;
  if (query.namespace !== "text" || query.name !== "query" || !words) return undefined;
  const value = ungrouped(left);
  const isList = value.type === "Array" && value.elements.every(({ isSplat }) => !isSplat);
  return { words, values: isList ? value.elements.map((element) => element.value) : [value] };
}

function answered({ values, words }: TextMatch, answer: string): ExprNode {
  const names = values.map((_, index) => `v${index}`);
  const operands = ["words", ...names].map((name) => `"${name}": $${name}`).join(", ");
  const parts = [`coalesce("text:" + words, "nothing:")`, ...names.map(partOf)].join(
    ` + "${betweenParts}" + `,
  );
  const template = parse(`{${operands}}{"_ref": "${marker}" + ${parts}}->["${answer}"]`);
  const given = new Map(values.map((value, index) => [`v${index}`, rewrite(value)]));
  return fillIn(template, given.set("words", rewrite(words)));
}

/** In GROQ: a string, a list of strings and numbers, or a document, as text. Adding a string to anything else gives null. */
function partOf(name: string): string {
  return `coalesce(
    "text:" + ${name},
    "text:" + array::join(array::compact(${name}), "\\u001f"),
    "document:" + ${name}._id,
    "nothing:"
  )`;
}

/** `boost(condition, relevance - 1)`, whose score is the relevance. */
function boosted(condition: ExprNode, score: ExprNode): ExprNode {
  const template = parse(`* | score(boost($condition, $score - 1))`);
  const [boost] = template.type === "PipeFuncCall" ? template.args : [];
  if (!boost) throw new Error("groq-js doesn't parse score() as it did.");
  return fillIn(
    boost,
    new Map([
      ["condition", condition],
      ["score", score],
    ]),
  );
}

function fillIn(node: ExprNode, values: ReadonlyMap<string, ExprNode>): ExprNode {
  if (node.type === "Parameter") return values.get(node.name) ?? node;
  return mapOperands(node, (operand) => fillIn(operand, values));
}
