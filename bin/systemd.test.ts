import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const unit = readFileSync(join(import.meta.dirname, "../docs/deploy/verbatim.service"), "utf8");
const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;

test("docs/deploy/verbatim.service: starts what npm start starts, and waits for it to end", () => {
  expect(unit).toContain("ExecStart=/opt/verbatim/node_modules/.bin/node bin/start.js\n");
  expect(unit).toContain("KillMode=mixed\n");
});

test.skipIf(!hasSystemd)(
  "docs/deploy/verbatim.service (skipped without systemd): verified by systemd",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-unit-"));
    try {
      const file = join(folder, "verbatim.service");
      // Programs and manuals are looked up, and these are not installed here.
      writeFileSync(file, unit.replaceAll(/\/opt\/verbatim\/node_modules\/\.bin\/node/g, process.execPath));
      execFileSync("systemd-analyze", ["verify", "--man=no", file], { stdio: "pipe" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
