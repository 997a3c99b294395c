/**
 * Notes for readers on sources, by id, where the note in the facts speaks to the newsroom; null for
 * no note at all.
 */
export const sourceNotes: Readonly<Record<string, string | null>> = {
  "src-doral-transcript":
    "Questioners are printed as unidentified and many questions as off mike or inaudible. The file’s name carries the time 10:30; other sources point to a later start.",
  "src-fox-friends-transcript":
    "Aired on the morning of July 28, 2016; recorded the day before, according to Newsmax.",
  "src-hacked-com": null,
  "src-lidtime-doral": null,
  "src-newsbusters-obama": "Says that the interview was recorded on Tuesday and aired on Wednesday.",
  "src-powerline-17agencies":
    "An opinion page, read for its quotation of the assessment’s scope note. The date is inferred from its text.",
  "src-reference-seed":
    "The newsroom’s own copy of a story on hacked.com. It has no byline and no date; the press conference is only “on Wednesday”.",
  "src-roanoke-transcript": null,
  "src-thinkprogress-2016-12": "Read for its quotation of the joint statement.",
  "src-trump-tweets":
    "32,826 posts with their text, number and time to the second in UTC. The date is that of the data file.",
};
