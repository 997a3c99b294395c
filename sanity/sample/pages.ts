import { about } from "./pages/about.ts";
import { contact } from "./pages/contact.ts";
import { correctionsPolicy } from "./pages/corrections-policy.ts";
import { howWeCheck } from "./pages/how-we-check.ts";
import { sourcesPolicy } from "./pages/sources-policy.ts";
import { staff } from "./pages/staff.ts";
import type { SamplePage } from "./samplePage.ts";

/** What the sample newsroom says of itself. */
export const pages: readonly SamplePage[] = [
  about,
  howWeCheck,
  correctionsPolicy,
  sourcesPolicy,
  contact,
  staff,
];
