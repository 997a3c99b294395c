import type { SampleImage } from "../sampleStory.ts";

const credit = "Drawing: Verbatim";

/** Our own drawings, ready for a story's `keyImage`. drawings.ts says what each is made from. */
export const images = {
  "number-in-print": {
    file: "number-in-print.png",
    alt: "Three numbers with a square for every text that has them: 30,000 nine squares, 33,000 two, 30,00 one.",
    caption:
      "The number of emails in the remark, as the transcript and eleven other texts print it, the last of them in 2019. What differs from the transcript is in blue.",
    credit,
    hotspot: { x: 0.4, y: 0.42, width: 0.8, height: 0.7 },
  },
  "questions-and-answers": {
    file: "questions-and-answers.png",
    alt: "A line leads from Donald Trump’s remark through three questions of Katy Tur and back to his answers, the last being: No, it gives me no pause.",
    caption: "The remark, and the three exchanges that came of it, in some of the words of each.",
    credit,
    hotspot: { x: 0.5, y: 0.45, width: 0.9, height: 0.7 },
  },
  "day-in-order": {
    file: "day-in-order.png",
    alt: "Five groups of statements from morning to evening on a line. One, at 12:16:02 pm, is known to the second, one has a latest possible time, three stand in their order without a time.",
    caption:
      "The day’s statements by who made them, in Eastern time. A ring stands where the sources give no time, or only the latest possible one.",
    credit,
    hotspot: { x: 0.5, y: 0.45, width: 0.9, height: 0.7 },
  },
  "where-moscow-spoke": {
    file: "where-moscow-spoke.png",
    alt: "Points on a grid of latitude and longitude: Moscow in the west with five statements, Vladivostok in the east with two, Vientiane in the south with one.",
    caption:
      "Where Russian officials and the president made the statements of this story. A larger point stands for more of them. It is no map: the grid has degrees, and neither coasts nor borders.",
    credit,
    hotspot: { x: 0.5, y: 0.5, width: 0.9, height: 0.7 },
  },
  "agencies-counted": {
    file: "agencies-counted.png",
    alt: "Three numbers of agencies: 17 said by Hillary Clinton in October 2016, 4 by The New York Times and 3 by the Associated Press in June 2017.",
    caption:
      "The number of agencies in a candidate’s words of October 2016, and in two notices on the assessment of January 2017. The two notices differ from each other as well.",
    credit,
    hotspot: { x: 0.4, y: 0.42, width: 0.8, height: 0.7 },
  },
  "missing-question": {
    file: "missing-question.png",
    alt: "The same question three times. In the second one, the transcript of the White House as first published, there is a gap in place of its first half.",
    caption:
      "The question as it was asked, in the transcript that the White House first published, and in the one of July 26, 2018.",
    credit,
    hotspot: { x: 0.5, y: 0.45, width: 0.9, height: 0.6 },
  },
  "statements-by-month": {
    file: "statements-by-month.png",
    alt: "A bar for each month from March 2015 to April 2019. That of July 2016, with 64 statements, is many times as high as every other.",
    caption: "The statements that this newsroom has on record, by the month in which they were made.",
    credit,
    hotspot: { x: 0.4, y: 0.45, width: 0.5, height: 0.7 },
  },
} as const satisfies Record<string, SampleImage>;

export type SampleImageName = keyof typeof images;
