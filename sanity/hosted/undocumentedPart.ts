import { z } from "zod";
import { type DocumentedRequest, documentedRequests } from "./documentedRequests.ts";

/** A request as a client of hosted Sanity sent it. */
export interface SentRequest {
  readonly method: string;
  /** The name that it was addressed to, such as `ab12cd34.api.sanity.io`. */
  readonly host: string;
  /** Path and query. */
  readonly url: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

/** Of a query in the address, by https://www.sanity.io/docs/http-reference/query */
const LONGEST_QUERY = 11 * 1024;

/** What of a request Sanity does not document, in words; null if it documents all of it. */
export function undocumentedPart(request: SentRequest, projectId: string): string | null {
  if (request.host !== `${projectId}.api.sanity.io`) return `${request.host} is not the project's host`;
  const { pathname, search, searchParams } = new URL(request.url, "https://sanity.example");
  const [, version, path] = /^\/v(\d{4}-\d{2}-\d{2})(\/.*)$/.exec(pathname) ?? [];
  if (version === undefined || path === undefined) return `${pathname} has no dated API version`;
  const documented = documentedRequests.find((one) => one.method === request.method && one.path.test(path));
  if (documented === undefined) return `${request.method} ${path} is no known request`;
  if (!/^Bearer \S+$/.test(request.authorization ?? "")) return "there is no token in Authorization";
  if (search.length > LONGEST_QUERY) return `the query in the address has ${search.length} characters`;
  return undocumentedParameter(documented, searchParams) ?? undocumentedBody(documented, request);
}

function undocumentedParameter(
  { parameters, takesQueryParameters, documentation }: DocumentedRequest,
  sent: URLSearchParams,
): string | null {
  for (const [name, value] of sent) {
    if (sent.getAll(name).length > 1) return `${name} is there more than once`;
    const schema = takesQueryParameters && name.startsWith("$") ? jsonText : parameters[name];
    if (!schema?.safeParse(value).success) {
      return `${name}=${value} is not among the parameters of ${documentation}`;
    }
  }
  return null;
}

const jsonText = z.string().transform((value, context) => {
  try {
    return JSON.parse(value);
  } catch {
    context.addIssue({ code: "custom", message: "not JSON" });
    return z.NEVER;
  }
});

function undocumentedBody({ body, documentation }: DocumentedRequest, sent: SentRequest): string | null {
  if (body === undefined) return sent.body.length === 0 ? null : "there is a body";
  if (body === "bytes") return sent.body.length > 0 ? null : "there is no body";
  if (!/^application\/json\b/.test(sent.contentType ?? ""))
    return `the body is ${sent.contentType}, not JSON`;
  const result = jsonText.pipe(body).safeParse(sent.body.toString());
  return result.success ? null : `the body is not that of ${documentation}: ${z.prettifyError(result.error)}`;
}
