/** The newsroom's own clock: the zone of its editions. */
export const NEWSROOM_ZONE = "America/New_York";
