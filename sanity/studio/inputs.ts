import { EmbargoInput } from "./EmbargoInput.tsx";
import { ExactWordsInput } from "./statement/ExactWordsInput.tsx";
import { MediumInput } from "./statement/MediumInput.tsx";
import { RoleInput } from "./statement/RoleInput.tsx";
import { SourcesInput } from "./statement/SourcesInput.tsx";
import { StatementFormInput } from "./statement/StatementFormInput.tsx";
import { ExcerptInput } from "./story/ExcerptInput.tsx";
import { StatementPlaceInput } from "./story/StatementPlaceInput.tsx";
import { StoryAddressInput } from "./story/StoryAddressInput.tsx";
import { StoryInput } from "./story/StoryObstacles.tsx";
import type { Inputs } from "./withInputs.ts";

/** The newsroom's own inputs, by type and field; a field named "" is the type itself. */
export const inputs: Inputs = {
  quote: {
    "": StatementFormInput,
    text: ExactWordsInput,
    roleAtTime: RoleInput,
    medium: MediumInput,
    sources: SourcesInput,
    publishAt: EmbargoInput,
  },
  turn: { roleAtTime: RoleInput },
  article: { "": StoryInput, slug: StoryAddressInput, publishAt: EmbargoInput },
  statement: { quote: StatementPlaceInput, excerpt: ExcerptInput },
};
