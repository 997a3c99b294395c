import { Box, Button, Card, Dialog, Flex, Stack, Text } from "@sanity/ui";
import { type ComponentProps, type ReactNode, useEffect, useId, useState } from "react";

/** A dialog of a document action. It closes by its buttons and by Escape, not by a click beside it: forms stand in it. */
export function ActionDialog({
  title,
  onClose,
  footer,
  isWide = false,
  hasOwnFocus = false,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  /** Stays in view while the rest is scrolled. */
  readonly footer?: ReactNode;
  /** Room for two columns, where the window has it. */
  readonly isWide?: boolean;
  /** Whether something in it takes the focus; else the first button does. */
  readonly hasOwnFocus?: boolean;
  readonly children: ReactNode;
}) {
  useFocusBack();
  return (
    <Dialog
      id={useId()}
      header={title}
      footer={footer}
      width={isWide ? 2 : 1}
      __unstable_autoFocus={!hasOwnFocus}
      onClose={onClose}
    >
      <Box padding={4}>
        <Stack gap={5}>{children}</Stack>
      </Box>
    </Dialog>
  );
}

/** Puts the focus back where it was before the dialog opened. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    if (!(before instanceof HTMLElement)) return;
    return () => before.focus();
  }, [before]);
}

/** What went wrong, announced as soon as it shows. */
export function Failure({ sentence }: { readonly sentence: string | null }) {
  if (sentence === null) return null;
  return (
    <Card tone="critical" padding={3} radius={2} border role="alert">
      <Text size={1}>{sentence}</Text>
    </Card>
  );
}

/** A button for what a dialog is for. It keeps the focus while that is being done, and whoever does it ignores it meanwhile. */
export function WorkButton({
  isBusy,
  text,
  ...button
}: Partial<Pick<ComponentProps<typeof Button>, "tone" | "type" | "onClick">> & {
  readonly isBusy: boolean;
  readonly text: string;
}) {
  return <Button {...button} aria-disabled={isBusy} text={isBusy ? "One moment …" : text} />;
}

/** The buttons at a dialog's end: the way back, and what it is for, if that may be done. */
export function DialogButtons({
  onClose,
  closeText = "Cancel",
  children,
}: {
  readonly onClose: () => void;
  readonly closeText?: string;
  readonly children?: ReactNode;
}) {
  return (
    <Flex gap={2} justify="flex-end" wrap="wrap">
      <Button mode="ghost" type="button" text={closeText} onClick={onClose} />
      {children}
    </Flex>
  );
}
