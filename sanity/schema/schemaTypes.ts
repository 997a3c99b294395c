import { article } from "./article.ts";
import { articleImage } from "./articleImage.ts";
import { bylineText } from "./bylineText.ts";
import { check } from "./check.ts";
import { correction } from "./correction.ts";
import { coverage } from "./coverage.ts";
import { event } from "./event.ts";
import { frontPage } from "./frontPage.ts";
import { noteBody } from "./noteBody.ts";
import { organization } from "./organization.ts";
import { page } from "./page.ts";
import { person } from "./person.ts";
import { quote } from "./quote.ts";
import { relatedPick } from "./relatedPick.ts";
import { reply } from "./reply.ts";
import { replyRequest } from "./replyRequest.ts";
import { role } from "./role.ts";
import { saidAt } from "./saidAt.ts";
import { source } from "./source.ts";
import { sourceCitation } from "./sourceCitation.ts";
import { statement } from "./statement.ts";
import { storyBody } from "./storyBody.ts";
import { topic } from "./topic.ts";
import { turn } from "./turn.ts";
import { unnamedSpeaker } from "./unnamedSpeaker.ts";
import { update } from "./update.ts";
import { updateAnchor } from "./updateAnchor.ts";
import { updateBody } from "./updateBody.ts";
import { variant } from "./variant.ts";

const documents = [article, quote, source, person, organization, event, topic, page, frontPage];

const objects = [
  articleImage,
  bylineText,
  check,
  correction,
  coverage,
  noteBody,
  relatedPick,
  reply,
  replyRequest,
  role,
  saidAt,
  sourceCitation,
  statement,
  storyBody,
  turn,
  unnamedSpeaker,
  update,
  updateAnchor,
  updateBody,
  variant,
];

/** Every document and object type of the newsroom. */
export const schemaTypes = [...documents, ...objects];
