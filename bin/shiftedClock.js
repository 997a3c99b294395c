// Preloaded into a process, this lets its clock start at the moment that CLOCK_STARTS_AT names, so
// that pictures of pages which print the day come out the same on every day.

const SystemDate = Date;
const ahead = SystemDate.parse(process.env.CLOCK_STARTS_AT ?? "") - SystemDate.now();

if (Number.isNaN(ahead)) throw new Error("CLOCK_STARTS_AT should be a moment, such as 2026-07-27T16:00:00Z.");

const now = () => SystemDate.now() + ahead;

// A proxy rather than a class: Next makes a Date of its own out of what stands on this one itself.
globalThis.Date = new Proxy(SystemDate, {
  construct: (date, values, called) =>
    Reflect.construct(date, values.length === 0 ? [now()] : values, called),
  get: (date, name) => (name === "now" ? now : Reflect.get(date, name)),
});
