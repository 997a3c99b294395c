"use client";
import { NextStudio } from "next-sanity/studio/client-component";
import { useState } from "react";
import type { Backend } from "../configuration.ts";
import { useStayOnThisMachine } from "./connection/useStayOnThisMachine.ts";
import { createStudioConfig } from "./createStudioConfig.ts";

/** The newsroom's Sanity Studio, on the backend that the server reads from. */
export function Studio({ backend }: { readonly backend: Backend }) {
  useStayOnThisMachine(backend);
  const [config] = useState(() => createStudioConfig(backend));
  return <NextStudio config={config} />;
}
