/** What waits for its turn: callers take turns, and each one's jobs go in the order in which they came. */
export class WaitingJobs<Job> {
  readonly #byCaller = new Map<string, Job[]>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(caller: string, job: Job): void {
    const jobs = this.#byCaller.get(caller);
    if (jobs) jobs.push(job);
    else this.#byCaller.set(caller, [job]);
    this.#count += 1;
  }

  /** The next job, whose caller then goes to the end of the row. */
  take(): Job | undefined {
    for (const [caller, [job, ...others]] of this.#byCaller) {
      this.#byCaller.delete(caller);
      if (others.length > 0) this.#byCaller.set(caller, others);
      if (job === undefined) continue;
      this.#count -= 1;
      return job;
    }
    return undefined;
  }

  /** False if the job isn't waiting. */
  remove(caller: string, job: Job): boolean {
    const jobs = this.#byCaller.get(caller) ?? [];
    const others = jobs.filter((other) => other !== job);
    if (others.length === jobs.length) return false;
    if (others.length > 0) this.#byCaller.set(caller, others);
    else this.#byCaller.delete(caller);
    this.#count -= 1;
    return true;
  }
}
