/** The title of a list's page, for those who see it without the page: "Politics, archive page 3". */
export function archiveTitle(title: string, archive: number | null): string {
  return archive === null ? title : `${title}, archive page ${archive}`;
}
