import type { ReactNode } from "react";
import { styled } from "styled-components";

/** What is told apart in a statement's words, and how: by colour and by the line beneath. */
const LOOKS = {
  ours: { tone: "caution", line: "dotted" },
  cut: { tone: "suggest", line: "dashed" },
  same: { tone: "positive", line: "solid" },
} as const;

type Kind = keyof typeof LOOKS;

const Marked = styled.mark<{ readonly $kind: Kind }>`
  color: inherit;
  background: var(--card-badge-${({ $kind }) => LOOKS[$kind].tone}-bg-color);
  text-decoration: underline ${({ $kind }) => LOOKS[$kind].line} 1px;
  text-underline-offset: 0.25em;
  overflow-wrap: anywhere;
`;

/** Words that are told apart from the rest. What the mark means must stand near it in words. */
export function Mark({ kind, children }: { readonly kind: Kind; readonly children: ReactNode }) {
  return <Marked $kind={kind}>{children}</Marked>;
}
