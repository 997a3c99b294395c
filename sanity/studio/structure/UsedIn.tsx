import { Box, Card, Heading, Stack } from "@sanity/ui";
import { Preview, useSchema } from "sanity";
import { type UserViewComponent, usePaneRouter } from "sanity/structure";
import { styled } from "styled-components";
import { publishedIdOf } from "../../../lib/storedDocument.ts";
import { ListState } from "./ListState.tsx";
import { type Listened, useListenedQuery } from "./useListenedQuery.ts";

const REFERRING = "*[references($id)]";
const QUERY = { fetch: `${REFERRING}{_id, _type} | order(_type, _id)`, listen: REFERRING };

/** A row that is a link as a whole, as in the Studio's own lists. */
const Row = styled(Card)`
  a {
    display: block;
    color: inherit;
    text-decoration: none;
  }
`;

interface Use {
  readonly _id: string;
  readonly _type: string;
}

/** The documents that refer to this one, drafts included: where a change of it shows. */
export const UsedIn: UserViewComponent = ({ documentId, schemaType }) => {
  const uses = useListenedQuery<readonly Use[]>(QUERY, publishedIdOf(documentId));
  const title = (schemaType.title ?? schemaType.name).toLowerCase();
  return (
    <Box padding={4} as="section" aria-label="Used in">
      <Uses uses={uses} empty={`Nothing refers to this ${title}.`} />
    </Box>
  );
};

function Uses({ uses, empty }: { readonly uses: Listened<readonly Use[]>; readonly empty: string }) {
  const schema = useSchema();
  if (typeof uses === "string" || uses.length === 0) {
    return <ListState state={typeof uses === "string" ? uses : "empty"} empty={empty} />;
  }
  const byType = Object.entries(Object.groupBy(uses, ({ _type }) => _type));
  return (
    <Stack gap={5}>
      {byType.map(([type, ofType = []]) => (
        <Stack key={type} gap={3}>
          <Heading as="h2" size={0}>
            {schema.get(type)?.title ?? type} ({ofType.length})
          </Heading>
          <Stack as="ul" gap={1}>
            {ofType.map((use) => (
              <UseLink key={use._id} use={use} />
            ))}
          </Stack>
        </Stack>
      ))}
    </Stack>
  );
}

function UseLink({ use: { _id, _type } }: { readonly use: Use }) {
  const type = useSchema().get(_type);
  const { ReferenceChildLink } = usePaneRouter();
  return (
    <Row as="li" border radius={2} padding={1}>
      <ReferenceChildLink documentId={_id} documentType={_type} parentRefPath={[]}>
        {type ? <Preview schemaType={type} value={{ _id, _type }} layout="default" /> : _id}
      </ReferenceChildLink>
    </Row>
  );
}
