import type { Inputs } from "./withInputs.ts";

/** The newsroom's own inputs, by type and field; a field named "" is the type itself. */
export const inputs: Inputs = {};
