import type { Check, Relation } from "../../lib/statement.ts";
import type { SampleTime } from "./sampleStory.ts";

/** What the newsroom adds to the facts of a statement. README.md says how a check is decided. */
export interface StatementRecord {
  readonly check: SampleCheck;
  /** A time that the facts bound more closely than their date does, or a day without a known zone. */
  readonly saidAt?: SampleTime;
  /** False where the facts name the event that the words are about, not one that they belong to. */
  readonly isAtEvent?: false;
  /** Of words in another language: whose version the English is. Only beside the original. */
  readonly translatedBy?: string;
  readonly replies?: readonly { readonly to: string; readonly kind: Relation }[];
  /** Sources beside the one that the words are taken from. */
  readonly alsoIn?: readonly { readonly source: string; readonly locator: string }[];
  /** Notes on variants that say the same as the facts in words for readers, by source. */
  readonly variantNotes?: Readonly<Record<string, string>>;
}

type SampleCheck = Pick<Check, "state" | "against" | "note">;

const doralTranscript = corpus("the press conference");

const post: SampleCheck = {
  state: "word-for-word",
  against: ["post"],
  note: "Compared by program with the post as a published data set of the account holds it. The post itself was not opened.",
};

const zone = "America/New_York";

/** By id of the quote document. */
export const statementRecords: Readonly<Record<string, StatementRecord>> = {
  "ap-2017-06-30-clarification": {
    check: printed(
      "Copied by hand from iMediaEthics. The Washington Free Beacon prints the same words, with hyphens for dashes.",
    ),
  },
  "assange-2016-07-25-no-proof": {
    check: notChecked(
      "Copied by hand from Politico, which quotes a transcript of the network and puts an attribution between the sentences; another page prints fewer words. Not compared with a recording.",
    ),
    replies: [{ to: "mook-2016-07-24-experts", kind: "denies" }],
  },
  "assange-2016-07-31-sources": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences. Not compared with a recording.",
    ),
  },
  "buck-2016-07-27-global-menace": {
    check: printed("Copied by hand from TIME. Townhall and Opposing Views print the same words."),
  },
  "clapper-2016-07-28-attribution": {
    check: notChecked(
      "Copied by hand from The Aspen Times, which puts an attribution between the sentences; others print it differently. Of the transcript only the opening could be read.",
    ),
  },
  "clapper-2016-07-28-hyperventilation": {
    check: notChecked(
      "Part of a sentence, copied by hand from BuzzFeed News; The Hill prints it differently. Of the transcript only the opening could be read.",
    ),
  },
  "clinton-2015-03-10-60000": {
    check: notChecked(
      "Copied by hand from excerpts of a transcript that one outlet printed. Not compared with a recording.",
    ),
  },
  "clinton-2015-03-10-convenience": {
    check: transcribed("Copied by hand from CNN’s rush transcript of its broadcast."),
  },
  "clinton-2016-07-31-not-going-to-jump": {
    check: notChecked(
      "Part of a sentence, copied by hand from one news report. Not compared with a recording.",
    ),
    saidAt: { date: "2016-07-31", precision: "day", bound: "by", zone },
  },
  "clinton-2016-07-31-we-know": {
    check: notChecked(
      "Copied by hand from one news report; another leaves words out. Not compared with a recording.",
    ),
    saidAt: { date: "2016-07-31", precision: "day", bound: "by", zone },
  },
  "clinton-2016-10-19-17-agencies": { check: corpus("the debate") },
  "comey-2016-07-05-careless": {
    check: notChecked(
      "Copied by hand from one news report, which interrupts the sentence with an attribution. Not compared with a recording or transcript.",
    ),
  },
  "comey-2016-07-05-prosecutor": {
    check: notChecked(
      "Part of a sentence, copied by hand from one news report. Not compared with a recording or transcript.",
    ),
  },
  "comey-2016-07-05-referring": {
    check: issued(
      "Copied by hand from a copy of the text prepared for delivery. The words as spoken differ: see the other wordings.",
    ),
  },
  "crowdstrike-2016-06-15-stands": {
    check: notChecked(
      "Copied by hand from a column that quotes the company’s page. The page itself was not seen.",
    ),
  },
  "dhs-odni-2016-10-07-confident": {
    check: issued("Copied by hand from a copy of the joint statement."),
  },
  "dhs-odni-2016-10-07-senior-most": {
    check: issued("Copied by hand from a copy of the joint statement."),
  },
  "dnc-2016-07-25-apology": {
    check: notChecked(
      "Copied by hand from a page that prints the statement in full. UPI has “everyone in the Democratic Party”; a machine-read copy agrees apart from errors of reading.",
    ),
  },
  "earnest-2016-07-28-all-americans": {
    check: transcribed("Copied by hand from a copy of the White House’s transcript."),
    saidAt: { date: "2016-07-28T17:37:00Z", precision: "minute", bound: "after", zone },
  },
  "fbi-2016-07-25-investigating": {
    check: printed(
      "Copied by hand from BuzzFeed News, which puts an attribution between the sentences. ABC News prints the same words.",
    ),
    alsoIn: [{ source: "src-fbi-abc", locator: "The same words" }],
  },
  "giuliani-2016-07-27-given-to-fbi": {
    check: notChecked("Copied by hand from one news report. Not compared with a recording."),
  },
  "giuliani-2016-07-28-joke": {
    check: notChecked("Copied by hand from one news report. Not compared with a recording."),
    isAtEvent: false,
  },
  "giuliani-2018-07-13-good-news-tweet": {
    check: notChecked("Copied by hand from one news report. The post itself was not seen."),
  },
  "guccifer-2016-06-15-easy": {
    check: printed(
      "Copied by hand from Boing Boing, which takes it from WIRED and puts an attribution between the sentences. A reprinted column has the same words. The blog itself was not available.",
    ),
  },
  "hutson-2016-07-27-criminal-intent": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences. Not compared with a recording.",
    ),
  },
  "ica-2017-01-06-ordered": {
    check: printed(
      "Copied by hand from a report by ABC News that another outlet printed. A further page quotes the same words. The assessment itself was not read.",
    ),
    alsoIn: [{ source: "src-ica-philosophers", locator: "The same words" }],
  },
  "indictment-2018-07-13-after-hours": {
    check: notChecked(
      "Copied by hand from one outlet that quotes the indictment. The filing itself could not be read, nor its capital letters confirmed.",
    ),
  },
  "kasich-2016-07-27-not-our-friend-tweet": {
    check: notChecked("Copied by hand from one news report. The post itself was not seen."),
    saidAt: { date: "2016-07-27", precision: "day", bound: "exact" },
  },
  "kilmeade-2016-07-28-sarcastic-question": {
    check: corpus("the interview"),
    saidAt: { date: "2016-07-28", precision: "day", bound: "by" },
  },
  "lavrov-2016-07-26-four-letter": {
    check: transcribed(
      "Spoken in English; copied by hand from a third party’s transcript of a video. Other outlets leave out “Well”.",
    ),
  },
  "manafort-2016-07-27-sarcastic-point": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences. Not compared with a recording.",
    ),
  },
  "mason-2018-07-16-did-you-want": {
    check: notChecked(
      "Copied by hand from a page that quotes The Atlantic’s record. The corrected White House transcript has the same words as two questions.",
    ),
    alsoIn: [{ source: "src-cbs-transcript", locator: "The White House transcript as corrected" }],
    variantNotes: { "src-atlantic-transcript": "The White House transcript as first published." },
  },
  "miller-2016-07-27-to-be-clear-tweet": {
    check: notChecked("Copied by hand from one news report. The post itself was not found."),
    saidAt: { date: "2016-07-27T16:16:02Z", precision: "minute", bound: "after", zone },
    replies: [
      { to: "sullivan-2016-07-27-espionage", kind: "denies" },
      { to: "trump-2016-07-27-russia-if-youre-listening", kind: "clarifies" },
    ],
    alsoIn: [
      {
        source: "src-thinkprogress-doral",
        locator: "Places the post a couple of hours after Trump’s own, which bounds its time",
      },
    ],
  },
  "mook-2016-07-24-assertion": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences. Not compared with a recording.",
    ),
  },
  "mook-2016-07-24-experts": {
    check: notChecked(
      "Copied by hand from a partial transcript that one outlet printed; four others print it differently. Not compared with a recording.",
    ),
  },
  "mook-2016-07-27-national-security": {
    check: notChecked(
      "Known only as read out on Fox News; copied by hand from one report of the broadcast. When the words were first spoken or written is not recorded.",
    ),
    saidAt: { date: "2016-07-27", precision: "day", bound: "by" },
  },
  "mueller-2019-five-hours": {
    check: issued(
      "Compared by program with a third party’s transcription of the published report. [redacted] stands for words that the report blacks out.",
    ),
  },
  "nyt-2017-06-29-correction": {
    check: notChecked("Copied by hand from a column that quotes the notice. The notice itself was not seen."),
  },
  "obama-2016-07-26-coverage": {
    check: notChecked(
      "Copied by hand from RealClearPolitics, which puts an attribution between the sentences and names the wrong speaker in it; The Hill prints it differently. Not compared with a recording.",
    ),
    alsoIn: [{ source: "src-thehill-obama", locator: "Names Obama as the speaker" }],
  },
  "obama-2016-07-26-hack-our-systems": {
    check: notChecked(
      "Copied by hand from RealClearPolitics; The Hill prints it with its pauses. Not compared with a recording.",
    ),
  },
  "panetta-2016-07-27-inconceivable": {
    check: notChecked(
      "Copied by hand from one news report; others print it differently. Not compared with a recording.",
    ),
  },
  "panetta-2016-07-27-took-russias-side": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences; others print it differently. Not compared with a recording.",
    ),
  },
  "pence-2016-07-27-democrats": {
    check: notChecked(
      "Copied by hand from the one page read that prints the statement in full. Not compared with the text as issued.",
    ),
  },
  "pence-2016-07-27-serious-consequences": {
    check: printed(
      "Copied by hand from Hot Air, which prints the statement in full. Reuters has the same second sentence; the first was not compared.",
    ),
  },
  "pence-2016-10-16-no-question": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences. Not compared with a recording.",
    ),
  },
  "peskov-2016-07-26-attempts": {
    check: notChecked(translation("AFP’s, as Zee News printed it", "RT has another version.")),
  },
  "peskov-2016-07-26-game": {
    check: {
      state: "translated",
      against: ["other-outlet"],
      note: "The English is AFP’s, copied by hand from Zee News, with the accents that stand there for apostrophes. The Russian is as RIA Novosti printed it.",
    },
    translatedBy: "AFP",
    alsoIn: [{ source: "src-ria-peskov-0726", locator: "The Russian words" }],
  },
  "peskov-2016-07-27-never-interfered": {
    check: notChecked(translation("APP’s, as UrduPoint printed it")),
    replies: [{ to: "obama-2016-07-26-hack-our-systems", kind: "denies" }],
  },
  "peskov-2016-07-28-not-our-headache": {
    check: notChecked(translation("Reuters’s, as another page reprinted it")),
  },
  "peskov-2016-07-28-total-stupidity": {
    check: notChecked(
      translation(
        "Reuters’s, which puts an attribution between the sentences",
        "A reprint agrees but for a slip.",
      ),
    ),
  },
  "pierson-2016-07-27-tongue-in-cheek": {
    check: notChecked(
      "Part of an answer, copied by hand from one news report, from which the day is inferred. Not compared with a recording.",
    ),
  },
  "putin-2016-09-01-does-it-matter": {
    check: notChecked(
      translation("Politico’s from Bloomberg, which puts an attribution between the sentences"),
    ),
  },
  "putin-2016-09-01-state-level": {
    check: notChecked(
      translation(
        "Politico’s from Bloomberg, which puts an attribution between the sentences",
        "RealClearPolitics has another version.",
      ),
    ),
  },
  "putin-2018-07-16-yes-i-did": {
    check: notChecked(
      translation(
        "the interpreter’s, copied from a page that quotes The Atlantic’s record",
        "The Kremlin’s English transcript lacks the exchange, according to that page.",
      ),
    ),
  },
  "reporter-2016-07-27-crimea": { check: doralTranscript },
  "rosenstein-2018-07-13-adversaries": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences; another prints it differently. Not compared with a recording.",
    ),
    saidAt: { date: "2018-07-13T15:45:00Z", precision: "minute", bound: "after", zone },
    alsoIn: [
      { source: "src-heavy-rosenstein", locator: "The time that the press conference was called for" },
    ],
    variantNotes: {
      "src-nbcphilly-rosenstein": "“Americans” for “America”; two sentences joined by “and”.",
    },
  },
  "rosenstein-2018-07-13-no-american": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences; the White House quotes the second differently. Not compared with a recording.",
    ),
    saidAt: { date: "2018-07-13T15:45:00Z", precision: "minute", bound: "after", zone },
    alsoIn: [
      { source: "src-heavy-rosenstein", locator: "The time that the press conference was called for" },
    ],
  },
  "russian-mfa-2018-07-13-comedy": {
    check: notChecked(
      translation(
        "RT’s, which puts an attribution between the sentences and words of its own in [ ]",
        "Other outlets have other versions.",
      ),
    ),
    saidAt: { date: "2018-07-13T20:06:00Z", precision: "minute", bound: "by", zone: "Europe/Moscow" },
    alsoIn: [{ source: "src-sputnik-mfa", locator: "Time stamp of the report" }],
  },
  "sanders-2016-07-24-right-decision": {
    check: notChecked(
      "Copied by hand from one news report; another quotes part of the first sentence in the same words. Not compared with the text as issued.",
    ),
    variantNotes: {
      "src-northescambia-dws":
        "Quoted in pieces, with one sentence more: “The party leadership must also always remain impartial in the presidential nominating process, something which did not occur in the 2016 race.”",
    },
  },
  "sullivan-2016-07-25-watershed": {
    check: notChecked(
      "Copied by hand from a page that quotes the State Department’s transcript, of which only the opening could be read.",
    ),
    saidAt: { date: "2016-07-25T18:00:00Z", precision: "minute", bound: "after", zone },
    alsoIn: [{ source: "src-state-fpc-sullivan", locator: "Time and place of the briefing" }],
  },
  "sullivan-2016-07-27-espionage": {
    check: issued(
      "Copied by hand from a copy of the campaign’s statement. Talking Points Memo prints the same three sentences.",
    ),
    saidAt: { date: "2016-07-27T16:35:19Z", precision: "minute", bound: "by", zone },
    alsoIn: [
      { source: "src-dailykos-doral", locator: "Time stamp of the update that added the statement" },
      { source: "src-tpm-sullivan", locator: "The same three sentences" },
    ],
    variantNotes: {
      "src-hacked-com":
        "The middle sentence is left out with no ellipsis; the role is given as “chief foreign policy adviser”.",
    },
  },
  "tapper-2016-07-24-charge": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences. Not compared with a recording.",
    ),
  },
  "trump-2016-07-24-shultz-tweet": { check: post },
  "trump-2016-07-25-new-joke-tweet": { check: post, isAtEvent: false },
  "trump-2016-07-25-roanoke-33000": {
    check: corpus("the event"),
    alsoIn: [{ source: "src-politico-assange-nbc", locator: "The same words" }],
  },
  "trump-2016-07-26-crazy-tweet": { check: post },
  "trump-2016-07-26-zero-tweet": { check: post },
  "trump-2016-07-27-beauties": {
    check: doralTranscript,
    variantNotes: { "src-rumble-doral": "“If”, as Talking Points Memo has it." },
  },
  "trump-2016-07-27-like-them-released": { check: doralTranscript },
  "trump-2016-07-27-looking-at-that": { check: doralTranscript },
  "trump-2016-07-27-love-to-see": { check: doralTranscript },
  "trump-2016-07-27-no-pause": { check: doralTranscript },
  "trump-2016-07-27-nothing-to-do": {
    check: {
      ...doralTranscript,
      note: `${doralTranscript.note} “Have say” and “nothing to with” stand in the transcript.`,
    },
  },
  "trump-2016-07-27-russia-if-youre-listening": {
    check: doralTranscript,
    variantNotes: {
      "src-hacked-com": "Contracts “you will”; the lead-in and the last two sentences are left out.",
      "src-thompson-doral": "The same as Talking Points Memo.",
      "src-thinkprogress-doral": "Agrees with the transcript apart from “e-mails”.",
    },
  },
  "trump-2016-07-27-share-with-fbi-tweet": { check: post },
  "trump-2016-07-27-tell-putin": {
    check: doralTranscript,
    variantNotes: {
      "src-nbc-doral":
        "The first sentence is not in the transcript in this form; the nearest is “Why do I have to get involved with Putin?”",
    },
  },
  "trump-2016-07-27-up-to-the-president": { check: doralTranscript },
  "trump-2016-07-28-being-sarcastic": {
    check: corpus("the interview"),
    saidAt: { date: "2016-07-28", precision: "day", bound: "by" },
  },
  "trump-2016-07-28-didnt-encourage": {
    check: corpus("the interview"),
    saidAt: { date: "2016-07-28", precision: "day", bound: "by" },
    replies: [{ to: "sullivan-2016-07-27-espionage", kind: "denies" }],
  },
  "trump-2016-07-28-greta-sarcastic": { check: corpus("the interview") },
  "trump-2016-10-19-no-idea": { check: corpus("the debate") },
  "trump-2017-01-11-i-think-it-was-russia": {
    check: notChecked(
      "Part of a sentence, copied by hand from one news report; another prints it differently. Not compared with a recording.",
    ),
  },
  "trump-2018-07-16-any-reason": {
    check: transcribed(
      "Copied by hand from a copy of the White House’s transcript, which has a paragraph break after the second sentence.",
    ),
  },
  "trump-2018-07-17-would-wouldnt": {
    check: notChecked(
      "Copied by hand from one news report; others print it differently. Not compared with a recording.",
    ),
    replies: [{ to: "trump-2018-07-16-any-reason", kind: "clarifies" }],
  },
  "trump-2018-11-20-in-jest": {
    check: issued(
      "Compared by program with a third party’s transcription of the special counsel’s report, whose Appendix C has the answers.",
    ),
    replies: [{ to: "trump-2016-07-27-russia-if-youre-listening", kind: "clarifies" }],
  },
  "trump-jr-2016-07-24-compass": {
    check: notChecked("Copied by hand from one report, written a year later. Not compared with a recording."),
    isAtEvent: false,
  },
  "tur-2016-07-27-asking-foreign-government": {
    check: {
      ...doralTranscript,
      note: `${doralTranscript.note} The transcript does not name the questioner; Talking Points Memo does.`,
    },
    alsoIn: [{ source: "src-tpm-doral", locator: "Names the questioner" }],
  },
  "tur-2016-07-27-give-you-pause": {
    check: {
      ...doralTranscript,
      note: `${doralTranscript.note} The transcript does not name the questioner; the answer addresses her as Katy.`,
    },
  },
  "tur-2016-07-27-welcome-them": {
    check: notChecked(
      "Copied by hand from Talking Points Memo. The transcript has only “30,000 emails”, the rest being inaudible.",
    ),
  },
  "walters-2018-07-13-no-knowing-involvement": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences. Not compared with the text as issued.",
    ),
  },
  "wasserman-schultz-2016-06-14-security": {
    check: printed(
      "Copied by hand from CNN, which puts an attribution between the sentences. Mother Jones prints the same words.",
    ),
    alsoIn: [{ source: "src-motherjones-2016-06-14", locator: "The same words" }],
  },
  "wasserman-schultz-2016-07-24-step-down": {
    check: printed(
      "Copied by hand from Yahoo, which puts an attribution between the sentences. USA Today has the same words in the first; the second was not compared.",
    ),
    alsoIn: [{ source: "src-usatoday-dws", locator: "The same words in the first sentence" }],
  },
};

/** Words of a transcript in the corpus that the transcript of Doral is from. */
function corpus(what: string): SampleCheck {
  return transcribed(`Compared by program with a third party’s transcript of ${what}, not with a recording.`);
}

function transcribed(note: string): SampleCheck {
  return { state: "word-for-word", against: ["transcript"], note };
}

function issued(note: string): SampleCheck {
  return { state: "word-for-word", against: ["text-as-issued"], note };
}

function printed(note: string): SampleCheck {
  return { state: "word-for-word", against: ["other-outlet"], note };
}

function notChecked(note: string): SampleCheck {
  return { state: "not-checked", against: [], note };
}

/** Words spoken in another language, of which only the English was found. */
function translation(whose: string, ...others: string[]): string {
  return [`A translation: ${whose}; copied by hand.`, ...others, "The words in Russian were not found."].join(
    " ",
  );
}
