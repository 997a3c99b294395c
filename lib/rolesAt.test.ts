import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rolesAt } from "./rolesAt.ts";
import type { SaidAt } from "./statement.ts";

const day = (date: string): SaidAt => ({ date, precision: "day", bound: "exact", zone: "America/Halifax" });
const role = (title: string, from: string | null, to: string | null = null) => ({ title, from, to });
const titles = (roles: Parameters<typeof rolesAt>[0], saidAt: SaidAt) =>
  rolesAt(roles, saidAt).map(({ role: { title }, isSure }) => (isSure ? title : `${title}?`));

describe("rolesAt", () => {
  test.each([
    ["held that day", role("Mayor", "2030-01-01", "2032-01-01"), ["Mayor"]],
    ["still held", role("Mayor", "2030"), ["Mayor"]],
    ["begun later", role("Mayor", "2031-05-02"), []],
    ["ended before", role("Mayor", "2029", "2030"), []],
    ["begun that day", role("Mayor", "2031-05-01"), ["Mayor"]],
    ["begun in that month", role("Mayor", "2031-05"), ["Mayor?"]],
    ["begun in that year", role("Mayor", "2031"), ["Mayor?"]],
    ["begun nobody knows when", role("Mayor", null, "2032"), ["Mayor?"]],
    ["ended in that year", role("Mayor", "2029", "2031"), ["Mayor?"]],
    ["without any date", role("Mayor", null), ["Mayor?"]],
  ])("a role %s: %#", (_, held, expected) => {
    expect(titles([held], day("2031-05-01"))).toEqual(expected);
  });

  test("several roles: the sure ones first, then those begun last", () => {
    const roles = [role("Member", "2020"), role("Adviser", "2031"), role("Mayor", "2030-01-01")];
    expect(titles(roles, day("2031-05-01"))).toEqual(["Mayor", "Member", "Adviser?"]);
  });

  test.each<[string, SaidAt, string[]]>([
    ["a month", { date: "2031-05", precision: "month", bound: "exact", zone: null }, ["A?"]],
    ["a year", { date: "2031", precision: "year", bound: "exact", zone: null }, ["A?"]],
    ["the latest day", { date: "2031-05-20", precision: "day", bound: "by", zone: null }, ["A?"]],
    ["the earliest day", { date: "2031-04-01", precision: "day", bound: "after", zone: null }, ["A?"]],
    ["nothing", { date: null, precision: "unknown", bound: "exact", zone: null }, ["A?"]],
    ["a day before", day("2031-05-09"), []],
  ])("a role from May 10 to 30, of the time known %s: %#", (_, saidAt, expected) => {
    expect(titles([role("A", "2031-05-10", "2031-05-30")], saidAt)).toEqual(expected);
  });

  test("a minute: the day that it was at the place", () => {
    const saidAt: SaidAt = {
      date: "2031-05-02T01:00:00Z",
      precision: "minute",
      bound: "exact",
      zone: "America/Halifax",
    };
    expect(titles([role("Mayor", "2030", "2031-05-01")], saidAt)).toEqual(["Mayor"]);
    expect(titles([role("Mayor", "2030", "2031-05-01")], { ...saidAt, zone: null })).toEqual([]);
  });

  test("any role: a sure one is a possible one whatever less is known of the day", () => {
    const date = fc
      .date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
      .map((one) => one.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.option(date), fc.option(date), date, (from, to, said) => {
        const roles = [role("Mayor", from, to)];
        const exact = titles(roles, day(said));
        const month: SaidAt = { date: said.slice(0, 7), precision: "month", bound: "exact", zone: null };
        if (exact.length > 0) expect(titles(roles, month)).toHaveLength(1);
        if (titles(roles, month)[0] === "Mayor") expect(exact).toEqual(["Mayor"]);
      }),
    );
  });
});
