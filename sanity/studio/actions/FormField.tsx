import { Stack, Text } from "@sanity/ui";
import { type ReactNode, useId } from "react";

/** What ties an input to its label and to what is wrong with it. */
export interface FieldAttributes {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby"?: string;
}

/** An input with its label, what it is for, and what is wrong with it. */
export function FormField({
  label,
  hint,
  problem = null,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly children: (attributes: FieldAttributes) => ReactNode;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <Stack gap={3}>
      <Text as="label" htmlFor={id} size={1} weight="semibold">
        {label}
      </Text>
      {hint && (
        <Text id={`${id}-hint`} size={1} muted>
          {hint}
        </Text>
      )}
      {children({
        id,
        "aria-invalid": problem !== null,
        ...(described && { "aria-describedby": described }),
      })}
      <FieldProblem id={`${id}-problem`} sentence={problem} />
    </Stack>
  );
}

export function FieldProblem({ id, sentence }: { readonly id: string; readonly sentence: string | null }) {
  if (sentence === null) return null;
  return (
    <Text id={id} size={1} role="alert" style={{ color: "var(--card-badge-critical-fg-color)" }}>
      {sentence}
    </Text>
  );
}
