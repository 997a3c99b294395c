import { expect, test } from "vitest";
import { WaitingJobs } from "./waitingJobs.ts";

function takeAll(jobs: WaitingJobs<string>): string[] {
  const job = jobs.take();
  return job === undefined ? [] : [job, ...takeAll(jobs)];
}

test("take with several callers: they take turns, whoever has asked for more", () => {
  const jobs = new WaitingJobs<string>();
  for (const job of ["a1", "a2", "a3", "b1", "c1", "c2"]) jobs.add(job.slice(0, 1), job);
  expect(jobs.count).toBe(6);
  expect(takeAll(jobs)).toEqual(["a1", "b1", "c1", "a2", "c2", "a3"]);
  expect(jobs.count).toBe(0);
});

test("remove a job: never taken, and the others keep their order", () => {
  const jobs = new WaitingJobs<string>();
  for (const job of ["a1", "a2", "b1"]) jobs.add(job.slice(0, 1), job);
  expect(jobs.remove("a", "a1")).toBe(true);
  expect(jobs.remove("a", "a1")).toBe(false);
  expect(jobs.remove("b", "b1")).toBe(true);
  expect([jobs.count, takeAll(jobs)]).toEqual([1, ["a2"]]);
});
