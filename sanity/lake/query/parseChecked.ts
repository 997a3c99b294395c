import type { ExprNode } from "groq-js";
import { GroqSyntaxError, parse } from "groq-js";
import { LRUCache } from "lru-cache";
import { planQuery, type QueryPlan } from "./planner.ts";
import { functionNotSupported, parameterMissing, QueryParseError, queryTooLong } from "./queryError.ts";
import { contains, mapOperands } from "./syntaxTree.ts";
import { withTextMatches } from "./textMatch.ts";

export interface ParsedQuery {
  tree: ExprNode;
  /** Undefined if the query can't be planned and has to be evaluated asynchronously over everything. */
  plan: QueryPlan | undefined;
}

type Parameters = Record<string, unknown>;

interface CachedQuery extends ParsedQuery {
  parameterNames: string[];
}

/** Parsed with the parameters as constants, or without them, valid for any. */
type Parsing = "with parameters" | "without parameters";

/** In UTF-16 units. @sanity/client sends queries over 11,264 bytes by POST, so longer ones than fit in an address come. */
export const queryLengthLimit = 65_536;

/** A parsed query takes a hundred bytes or so for each character. */
const cachedLength = 500_000;
const longestCached = 16_384;

function cacheByLength<Value extends object | string>(): LRUCache<string, Value> {
  return new LRUCache({
    maxSize: cachedLength,
    maxEntrySize: longestCached,
    sizeCalculation: (_value, key) => Math.max(1, key.length),
  });
}

const queries = cacheByLength<CachedQuery>();
const parsings = cacheByLength<Parsing>();

/** groq-js parses these and fails, or is silent, when they are evaluated. */
const unsupportedNamespaces = new Set(["geo", "documents", "media", "text", "user"]);

/**
 * The query, understood and planned; the same query is parsed once.
 *
 * Throws QueryParseError if it isn't GROQ, if it is too long or if it names a parameter that `params` doesn't have, LakeError 501 if it
 * needs a function that the lake doesn't have.
 */
export function parseChecked(query: string, params: Parameters): ParsedQuery {
  if (query.length > queryLengthLimit) throw queryTooLong(query, queryLengthLimit);
  const parsing = parsings.get(query) ?? chooseParsing(query, params);
  parsings.set(query, parsing);
  const constants = parsing === "with parameters" ? namedIn(query, params) : {};
  const key = JSON.stringify([query, constants]);
  const parsed = queries.get(key) ?? understand(query, constants);
  const missing = parsed.parameterNames.find((name) => !Object.hasOwn(params, name));
  if (missing !== undefined) throw parameterMissing(query, missing);
  queries.set(key, parsed);
  return parsed;
}

function understand(query: string, params: Parameters): CachedQuery {
  const tree = withTextMatches(parseOrThrow(query, params));
  const unsupported = findUnsupported(tree);
  if (unsupported) throw functionNotSupported(query, unsupported);
  return {
    tree,
    plan: contains(tree, isAsynchronous) ? undefined : planQuery(tree),
    parameterNames: [...parameterNames(tree)],
  };
}

/**
 * In brackets a constant has a meaning of its own: `[$n]` picks an element if $n is a number, an attribute if it is a
 * string. groq-js decides that while it parses, so such a query is parsed for its parameters.
 */
function chooseParsing(query: string, params: Parameters): Parsing {
  try {
    return contains(parse(query), isParameterInBrackets) ? "with parameters" : "without parameters";
  } catch (error) {
    if (error instanceof GroqSyntaxError) return "without parameters";
    const missing = namesIn(query).find((name) => !Object.hasOwn(params, name));
    if (missing !== undefined) throw parameterMissing(query, missing);
    return "with parameters";
  }
}

function isParameterInBrackets(node: ExprNode): boolean {
  return node.type === "Filter" && isConstant(node.expr) && contains(node.expr, isParameter);
}

/** What groq-js works out while parsing: arithmetic over constants. */
function isConstant(node: ExprNode): boolean {
  switch (node.type) {
    case "Value":
    case "Parameter":
      return true;
    case "Group":
    case "Pos":
    case "Neg":
      return isConstant(node.base);
    case "OpCall":
      return (
        ["+", "-", "*", "/", "%", "**"].includes(node.op) && isConstant(node.left) && isConstant(node.right)
      );
    default:
      return false;
  }
}

function isParameter(node: ExprNode): boolean {
  return node.type === "Parameter";
}

function isAsynchronous(node: ExprNode): boolean {
  return node.type === "FuncCall" && node.namespace === "diff";
}

/** The parameters that the query can mention, in an order of its own. */
function namedIn(query: string, params: Parameters): Parameters {
  const names = new Set(namesIn(query).filter((name) => Object.hasOwn(params, name)));
  return Object.fromEntries(Array.from(names, (name) => [name, params[name]]));
}

function namesIn(query: string): string[] {
  return Array.from(query.matchAll(/\$([a-zA-Z_][a-zA-Z_0-9]*)/g), ([, name]) => name ?? "");
}

function parameterNames(node: ExprNode): Set<string> {
  const names = new Set(node.type === "Parameter" ? [node.name] : []);
  mapOperands(node, (operand) => {
    for (const name of parameterNames(operand)) names.add(name);
    return operand;
  });
  return names;
}

function findUnsupported(node: ExprNode): string | undefined {
  if (node.type === "FuncCall") {
    if (unsupportedNamespaces.has(node.namespace)) return `${node.namespace}::${node.name}`;
    if (node.namespace === "global" && node.name === "anywhere") return node.name;
  }
  let found: string | undefined;
  mapOperands(node, (operand) => {
    found ??= findUnsupported(operand);
    return operand;
  });
  return found;
}

function parseOrThrow(query: string, params: Parameters): ExprNode {
  try {
    return parse(query, { params });
  } catch (error) {
    if (error instanceof GroqSyntaxError) throw syntaxError(query, error);
    if (error instanceof RangeError) throw wholeQuery(query, "the query is nested too deeply");
    if (error instanceof Error) throw wholeQuery(query, error.message);
    throw error;
  }
}

function wholeQuery(query: string, description: string): QueryParseError {
  return new QueryParseError(description, query, { start: 0, end: query.length });
}

/** In the lake's words; groq-js tells only where it got stuck, one character early if something is left over. */
function syntaxError(query: string, error: GroqSyntaxError): QueryParseError {
  const isLeftOver = error.message.endsWith("Unexpected end of query");
  const stuckAt = isLeftOver ? error.position + 1 : error.position;
  const start = query.length - query.slice(stuckAt).trimStart().length;
  const [token] = /^(\w+|[^\w\s])/.exec(query.slice(start)) ?? [];
  const found = token === undefined ? "unexpected end-of-file" : `unexpected token ${JSON.stringify(token)}`;
  return new QueryParseError(`${found}, expected expression`, query, {
    start,
    end: start + (token?.length ?? 0),
  });
}
