/** Where one way of finding documents gives way to another. They decide how fast an answer comes, never what it is. */
export interface PlanLimits {
  /** With so few documents at hand, no narrower index is looked for. */
  few: number;
  /** To compare two indexes, their entries are counted up to this. */
  counted: number;
  /** Where only the beginning of an order is wanted, so many documents are read in order rather than all at once. */
  manyToOrder: number;
  /** An index in order is given up after so many rows, because the filter lets too little pass. */
  windowRows: number;
  /** Where excerpts will do, an index in order is given up after one row to so many documents at hand. */
  excerptsPerRow: number;
  /** An index in order is of no use if more documents than this have no listed value. */
  unlisted: number;
  /** So many documents, at least, are filtered at once while reading an index in order. */
  batch: number;
}

export const planLimits: PlanLimits = {
  few: 50,
  counted: 1_000,
  manyToOrder: 100,
  windowRows: 20_000,
  excerptsPerRow: 4,
  unlisted: 1_000,
  batch: 32,
};
