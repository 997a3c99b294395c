import { Card, Flex, Spinner, Text } from "@sanity/ui";

/** What stands where a list has nothing to show. */
export function ListState({
  state,
  empty,
}: {
  readonly state: "loading" | "failed" | "empty";
  readonly empty: string;
}) {
  switch (state) {
    case "loading":
      return (
        <Flex justify="center" padding={4} role="status" aria-label="Loading">
          <Spinner muted />
        </Flex>
      );
    case "failed":
      return (
        <Card padding={4} radius={2} tone="critical" role="alert">
          <Text size={1}>This list could not be read. Open it again once the connection is back.</Text>
        </Card>
      );
    case "empty":
      return (
        <Text size={1} muted>
          {empty}
        </Text>
      );
    default:
      return state satisfies never;
  }
}
