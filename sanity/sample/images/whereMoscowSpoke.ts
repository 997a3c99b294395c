import { counted } from "../../../lib/numberWords.ts";
import { sentence } from "../../../lib/sentences.ts";
import type { EventFact, StatementFact } from "../facts.ts";
import { circle, drawing, line, words } from "./drawing.ts";

interface Place {
  /** Degrees north and east. */
  readonly latitude: number;
  readonly longitude: number;
  /** On which side of its point a place's words stand, so that they stay on the paper. */
  readonly label: "left" | "right";
}

/** Where the places of the events lie: the only thing in the drawings that isn't in facts/. */
const PLACES: Readonly<Record<string, Place>> = {
  Moscow: { latitude: 55.75, longitude: 37.62, label: "right" },
  "Vientiane, Laos": { latitude: 17.97, longitude: 102.63, label: "left" },
  "Vladivostok, Russia": { latitude: 43.12, longitude: 131.89, label: "left" },
};

const WEST = 12;
const EAST = 147;
const UNITS_PER_DEGREE = 800 / (EAST - WEST);
/** Where the equator would lie. */
const EQUATOR = 510;

/** Places on a grid of degrees, with the number of statements made at each. Without coasts and borders: it is no map. */
export function whereMoscowSpoke(events: readonly EventFact[], statements: readonly StatementFact[]): string {
  const places = new Map<string, number>();
  for (const { id, place } of events) {
    const said = statements.filter(({ event_id }) => event_id === id).length;
    places.set(place ?? "", (places.get(place ?? "") ?? 0) + said);
  }
  const count = [...places.values()].reduce((sum, said) => sum + said, 0);
  return drawing(
    `${sentence(counted(count, "statement", "statements"))}, ${counted(places.size, "place", "places")}`,
    ...[20, 40, 60].flatMap((latitude) => [
      line("grid", [0, yOf(latitude)], [800, yOf(latitude)]),
      words("third halo", 14, yOf(latitude) + 30, `${latitude}° N`),
    ]),
    ...[30, 60, 90, 120].flatMap((longitude) => [
      line("grid", [xOf(longitude), 110], [xOf(longitude), 500]),
      words("third halo", xOf(longitude) + 8, 488, `${longitude}° E`),
    ]),
    ...[...places].map(([place, said]) => labelled(place, said)),
  );
}

/** A point whose area grows with the number, and its words beside it. */
function labelled(place: string, count: number): string {
  const found = PLACES[place];
  if (!found) throw new Error(`Where is “${place}”? Add it to PLACES.`);
  const [x, y] = [xOf(found.longitude), yOf(found.latitude)];
  const radius = Math.round(13 * Math.sqrt(count));
  const isLeft = found.label === "left";
  const beside = isLeft ? x - radius - 16 : x + radius + 16;
  const end = isLeft ? " end" : "";
  return [
    circle("full-pencil", [x, y], radius),
    words(`quote halo${end}`, beside, y, place.split(",")[0] ?? place),
    words(`second halo${end}`, beside, y + 30, counted(count, "statement", "statements")),
  ].join("\n");
}

function xOf(longitude: number): number {
  return Math.round((longitude - WEST) * UNITS_PER_DEGREE);
}

function yOf(latitude: number): number {
  return Math.round(EQUATOR - latitude * UNITS_PER_DEGREE);
}
