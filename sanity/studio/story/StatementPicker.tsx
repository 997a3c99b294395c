import { SearchIcon } from "@sanity/icons/Search";
import { Card, Flex, Grid, Spinner, Stack, Text, TextInput } from "@sanity/ui";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useClient } from "sanity";
import { API_VERSION } from "../../client.ts";
import {
  type FoundStatement,
  findStatements,
  MOST_FOUND,
  type StatementSearch,
} from "../../queries/findStatements.ts";
import { FoundStatementCard } from "./FoundStatementCard.tsx";
import { flagsInWords } from "./StatementFlags.tsx";

const QUIET_MS = 250;
/** So long after it opens the Studio's dialog may take the focus for itself. */
const OPENING_MS = 1_500;
const EVERYTHING: StatementSearch = { words: "", speaker: "", from: "", to: "" };

interface Found {
  readonly statements: readonly FoundStatement[] | null;
  readonly isSearching: boolean;
  readonly hasFailed: boolean;
}

/**
 * Looks for a statement by its words, its speaker and its date. The arrow keys go through what was
 * found while the focus stays in the field, Enter chooses.
 */
export function StatementPicker({
  takesFocus,
  onPick,
}: {
  readonly takesFocus: boolean;
  readonly onPick: (statement: FoundStatement) => void;
}) {
  const [search, setSearch] = useState(EVERYTHING);
  const [active, setActive] = useState(0);
  const { statements, isSearching, hasFailed } = useFound(search);
  const id = useId();
  const wordsField = useRef<HTMLInputElement>(null);
  useFocusOnOpening(wordsField, takesFocus);
  const optionId = (index: number) => `${id}-${index}`;
  const found = statements ?? [];
  const current = Math.min(active, found.length - 1);

  const ask = (part: Partial<StatementSearch>) => {
    setSearch({ ...search, ...part });
    setActive(0);
  };
  const move = (index: number) => {
    setActive(index);
    document.getElementById(optionId(index))?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[current];
    if (event.key === "ArrowDown") move(Math.min(current + 1, found.length - 1));
    else if (event.key === "ArrowUp") move(Math.max(current - 1, 0));
    else if (event.key === "Enter" && chosen !== undefined && !isSearching) onPick(chosen);
    else if (event.key !== "Enter") return;
    event.preventDefault();
  };
  const list = {
    onKeyDown,
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": `${id}-list`,
    "aria-expanded": found.length > 0,
    "aria-activedescendant": found.length > 0 ? optionId(current) : undefined,
    autoComplete: "off",
  } as const;

  return (
    <Stack gap={3} data-testid="statement-picker">
      <Field id={`${id}-words`} label="Words of the statement">
        <TextInput
          {...list}
          id={`${id}-words`}
          icon={SearchIcon}
          ref={wordsField}
          value={search.words}
          onChange={(event) => ask({ words: event.currentTarget.value })}
        />
      </Field>
      <Field id={`${id}-speaker`} label="Speaker">
        <TextInput
          {...list}
          id={`${id}-speaker`}
          value={search.speaker}
          onChange={(event) => ask({ speaker: event.currentTarget.value })}
        />
      </Field>
      <Grid gridTemplateColumns={[1, 2]} gap={3}>
        <Field id={`${id}-from`} label="Said from">
          <TextInput
            id={`${id}-from`}
            type="date"
            value={search.from}
            onChange={(event) => ask({ from: event.currentTarget.value })}
          />
        </Field>
        <Field id={`${id}-to`} label="Until">
          <TextInput
            id={`${id}-to`}
            type="date"
            value={search.to}
            onChange={(event) => ask({ to: event.currentTarget.value })}
          />
        </Field>
      </Grid>
      <Flex align="center" gap={2}>
        {isSearching && <Spinner muted size={1} />}
        <Text size={1} muted role="status">
          {inWords({ statements, isSearching, hasFailed })}
        </Text>
      </Flex>
      <Card border radius={2} overflow="auto" style={{ maxHeight: "60vh" }} hidden={found.length === 0}>
        <div id={`${id}-list`} role="listbox" aria-label="Statements">
          {found.map((statement, index) => (
            <Card
              key={statement.id}
              id={optionId(index)}
              role="option"
              aria-selected={index === current}
              aria-label={optionInWords(statement)}
              tabIndex={-1}
              borderBottom={index < found.length - 1}
              selected={false}
              style={{
                cursor: "pointer",
                boxShadow: index === current ? "inset 4px 0 0 var(--focus)" : undefined,
              }}
              onClick={() => onPick(statement)}
            >
              <FoundStatementCard statement={statement} />
            </Card>
          ))}
        </div>
      </Card>
    </Stack>
  );
}

function Field({
  id,
  label,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1} weight="medium">
        {label}
      </Text>
      {children}
    </Stack>
  );
}

/** Focuses the field, and once more after the dialog around it has taken the focus. */
function useFocusOnOpening(field: RefObject<HTMLInputElement | null>, takesFocus: boolean): void {
  useEffect(() => {
    const element = field.current;
    if (!takesFocus || element === null) return;
    element.focus();
    const opening = new AbortController();
    const { signal } = opening;
    const takeBack = () => {
      opening.abort();
      // Not at once: the dialog goes on to its next element where the one that it focuses isn't.
      queueMicrotask(() => element.focus());
    };
    element.closest('[role="dialog"]')?.addEventListener("focusin", takeBack, { signal });
    const timer = setTimeout(() => opening.abort(), OPENING_MS);
    return () => {
      clearTimeout(timer);
      opening.abort();
    };
  }, [field, takesFocus]);
}

function useFound(search: StatementSearch): Found {
  const client = useClient({ apiVersion: API_VERSION });
  const [found, setFound] = useState<Found>({ statements: null, isSearching: true, hasFailed: false });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setFound(({ statements }) => ({ statements, isSearching: true, hasFailed: false }));
    const timer = setTimeout(() => {
      findStatements(client, search, signal).then(
        (statements) => signal.aborted || setFound({ statements, isSearching: false, hasFailed: false }),
        (error: unknown) => {
          if (signal.aborted) return;
          console.warn(error);
          setFound({ statements: null, isSearching: false, hasFailed: true });
        },
      );
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [client, search]);
  return found;
}

function inWords({ statements, isSearching, hasFailed }: Found): string {
  if (hasFailed) return "The statements could not be searched. Change a word to try again.";
  if (statements === null) return "Searching …";
  if (isSearching) return "Searching …";
  if (statements.length === 0) {
    return "No statement fits. Leave out a word, or make a new one below.";
  }
  if (statements.length === MOST_FOUND) return `The first ${MOST_FOUND} that fit. Say more to find others.`;
  return statements.length === 1 ? "One statement fits." : `${statements.length} statements fit.`;
}

function optionInWords(statement: FoundStatement): string {
  const speaker = statement.speakerName ?? "no speaker yet";
  return [
    `“${statement.text}”`,
    speaker,
    statement.record?.saidAt.date?.slice(0, 10),
    flagsInWords(statement),
  ]
    .filter(Boolean)
    .join(", ");
}
