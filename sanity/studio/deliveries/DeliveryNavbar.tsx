import { Button, Card, Flex, Stack, Text } from "@sanity/ui";
import { useState } from "react";
import type { NavbarProps } from "sanity";
import { instantInWords } from "../../../lib/time.ts";
import { ActionDialog, DialogButtons } from "../actions/ActionDialog.tsx";
import type { FailedDelivery } from "./failedDeliveries.ts";
import { useFailedDeliveries } from "./useFailedDeliveries.ts";

/** The Studio's bar, and below it a notice if the site may not have heard of changes. */
export function DeliveryNavbar(props: NavbarProps) {
  const deliveries = useFailedDeliveries();
  const [isOpen, setOpen] = useState(false);
  const first = deliveries.at(-1);
  return (
    <>
      {props.renderDefault(props)}
      <div role="status">
        {first && (
          <Card tone="caution" paddingX={3} paddingY={2} borderBottom>
            <Flex align="center" gap={3} justify="space-between" wrap="wrap">
              <Text size={1}>{noticeOf(deliveries.length, first)}</Text>
              <Button mode="ghost" fontSize={1} padding={2} text="Details" onClick={() => setOpen(true)} />
            </Flex>
          </Card>
        )}
      </div>
      {isOpen && <DeliveryDialog deliveries={deliveries} onClose={() => setOpen(false)} />}
    </>
  );
}

function noticeOf(count: number, first: FailedDelivery): string {
  const announcements = count === 1 ? "1 announcement" : `${count} announcements`;
  return `${announcements} to the site failed since ${timeOf(first)}: readers may see old pages.`;
}

function DeliveryDialog({
  deliveries,
  onClose,
}: {
  readonly deliveries: readonly FailedDelivery[];
  readonly onClose: () => void;
}) {
  return (
    <ActionDialog title="Announcements that failed" onClose={onClose}>
      <Text size={1}>
        The site is told of each change, so that it shows it. It was not told of these. Whoever runs the site
        can send them again; from the embedded lake with npm run lake -- webhook resend --failed
      </Text>
      <Stack as="ul" gap={3} style={{ margin: 0, padding: 0, listStyle: "none" }}>
        {deliveries.map((delivery) => (
          <Text as="li" size={1} key={delivery.id} style={{ overflowWrap: "anywhere" }}>
            {`${delivery.documentId ?? "A document"}, ${timeOf(delivery)}: ${delivery.reason}`}
          </Text>
        ))}
      </Stack>
      <DialogButtons onClose={onClose} closeText="Close" />
    </ActionDialog>
  );
}

/** In the zone of whoever reads it. */
function timeOf({ at }: FailedDelivery): string {
  return instantInWords(at, Intl.DateTimeFormat().resolvedOptions().timeZone);
}
