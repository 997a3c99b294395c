/** The `options.list` of a string field, in the order of `titles`: stored value to what editors read. */
export function choices<Value extends string>(
  titles: Readonly<Record<Value, string>>,
): { title: string; value: Value }[] {
  return (Object.entries(titles) as [Value, string][]).map(([value, title]) => ({ title, value }));
}
