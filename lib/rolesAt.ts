import type { SaidAt } from "./statement.ts";
import { calendarDate } from "./time.ts";

/** A role with its dates as far as they are known: `2016`, `2016-07` or `2016-07-27`. */
export interface DatedRole {
  readonly title: string;
  /** Null where it isn't known. */
  readonly from: string | null;
  /** Null where the role is still held, or its end isn't known. */
  readonly to: string | null;
}

export interface RoleAt<Role extends DatedRole> {
  readonly role: Role;
  /** Whether the dates say so; else they only allow it. */
  readonly isSure: boolean;
}

/** From a day to another, both included: `2016-07-27`. */
interface Days {
  readonly first: string;
  readonly last: string;
}

const EARLIEST = "0000-01-01";
const LATEST = "9999-12-31";

/**
 * The roles that a person held when something was said, as far as both dates are known: first those
 * that the dates are sure of, then those that began last. Of a time that isn't known all are possible.
 */
export function rolesAt<Role extends DatedRole>(
  roles: readonly Role[],
  saidAt: SaidAt,
): readonly RoleAt<Role>[] {
  const said = daysOf(saidAt);
  return roles
    .filter(({ from, to }) => daysWithin(from).first <= said.last && said.first <= lastDay(to))
    .map((role) => ({ role, isSure: coversAll(role, said) }))
    .sort(
      (one, other) =>
        Number(other.isSure) - Number(one.isSure) ||
        (other.role.from ?? "").localeCompare(one.role.from ?? ""),
    );
}

function coversAll({ from, to }: DatedRole, said: Days): boolean {
  return (
    from !== null &&
    daysWithin(from).last <= said.first &&
    said.last <= (to === null ? LATEST : daysWithin(to).first)
  );
}

function lastDay(to: string | null): string {
  return to === null ? LATEST : daysWithin(to).last;
}

function daysOf({ date, precision, bound, zone }: SaidAt): Days {
  if (date === null || precision === "unknown") return { first: EARLIEST, last: LATEST };
  const days = daysWithin(precision === "minute" ? calendarDate(date, zone ?? "UTC") : date);
  return {
    first: bound === "by" ? EARLIEST : days.first,
    last: bound === "after" ? LATEST : days.last,
  };
}

/** The days that a calendar date may mean: one, those of a month or of a year; of none, any. */
function daysWithin(date: string | null): Days {
  if (date === null) return { first: EARLIEST, last: LATEST };
  const [year = "", month] = date.split("-");
  if (date.length === 10) return { first: date, last: date };
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { first: `${date}-01`, last: `${date}-${days}` };
}
