/**
 * What the views of A/B tests hold over test/fixtures/segment/experiments.json, on 20 November 2026 at noon. By hand: the
 * `messageId` of the event behind each row, and what is odd about it.
 */
const HERO = "Homepage Hero CTA";
const PRICING = "Pricing Table";
export const CONTROL = [HERO, "Control"];
export const VARIANT = [HERO, "Variant: Count me in!"];
const VARIATION = [HERO, "Variation: Count me in!"];
const ANNUAL = [PRICING, "Annual first"];
export const MONTHLY = [PRICING, "Monthly first"];

/** anonymous_id, experiment_name, variation_name, received_at. By hand; the event's messageId behind each. */
// prettier-ignore
export const VIEWED: readonly unknown[][] = [
  ["a1", ...CONTROL, "2026-11-18T09:00:00.000Z"], // v1: delivered twice, byte for byte
  ["a1", ...CONTROL, "2026-11-18T09:05:00.000Z"], // v2: the same visitor again
  ["a2", ...CONTROL, "2026-11-18T10:00:00.250Z"], // v3: sent again by the browser, and that copy (14:00) came first
  ["a3", ...VARIANT, "2026-11-18T11:00:00.000Z"], // v4
  ["a4", ...VARIANT, "2026-11-20T08:00:00.000Z"], // v5: ten days late, after its click
  [null, ...VARIANT, "2026-11-19T12:00:00.000Z"], // v6: from a server, without an anonymous id
  ["a6", ...ANNUAL, "2026-11-19T13:00:00.000Z"], // v8
  ["a1", ...ANNUAL, "2026-11-19T13:05:00.000Z"], // v9: a visitor of the other experiment too
  ["12345", "42", "true", "2026-11-19T14:00:00.000Z"], // v10: numbers and a boolean where text is expected
  ["a6", PRICING, '["Annual", "first"]', "2026-11-19T14:01:00.000Z"], // v11: an array
  ['{"id": "x"}', PRICING, '{"id": 1}', "2026-11-19T14:02:00.000Z"], // v12: objects
  ["a6", null, null, "2026-11-19T14:03:00.000Z"], // v13: properties are a string
  ["a6", null, null, "2026-11-19T14:04:00.000Z"], // v14: no properties, context null
  ["a6", null, "Control", "2026-11-19T14:05:00.000Z"], // v15: experimentName null
  ["a7", ...MONTHLY, "1795097160000"], // v16: receivedAt is a number
  ["a8", ...MONTHLY, null], // v17: no receivedAt
  ["a9", ...MONTHLY, "2026-11-19T15:00:00.000Z"], // no messageId
  ["a9", ...MONTHLY, "2026-11-19T15:00:00.000Z"], // messageId null, all else as the one before
  ["a10", ...MONTHLY, "2026-11-19T15:01:00.000Z"], // messageId ""
  ["a10", ...MONTHLY, "2026-11-19T15:01:30.000Z"], // messageId "" again: no id that they share
];
/** v7: received 102 days ago. */
export const VIEWED_LONG_AGO = ["a5", ...VARIANT, "2026-08-10T12:00:00.000Z"];

// prettier-ignore
export const CLICKED: readonly unknown[][] = [
  ["a1", ...CONTROL, "2026-11-18T09:01:00.000Z"], // c1: delivered twice
  ["a1", ...CONTROL, "2026-11-18T09:06:00.000Z"], // c2
  ["a4", ...VARIANT, "2026-11-19T08:00:00.000Z"], // c3: a day before its view came in
  ["a3", ...VARIATION, "2026-11-18T11:02:00.000Z"], // c5: named otherwise than what was viewed
  ["a7", ...MONTHLY, "2026-11-19T15:02:00.000Z"], // messageId null
  ["a9", ...MONTHLY, "2026-11-19 15:03"], // c6: receivedAt in another form
];
/** c4: received 102 days ago. */
export const CLICKED_LONG_AGO = ["a5", ...VARIANT, "2026-08-10T12:00:30.000Z"];

/** The two names; unique views, total views, unique clicks, total clicks. By hand, from the rows above. */
// prettier-ignore
export const RESULTS: readonly unknown[][] = [
  [...CONTROL, 2, 3, 1, 2], // views v1 v2 (a1) v3 (a2); clicks c1 c2 (a1)
  [...VARIANT, 2, 3, 1, 1], // views v4 (a3) v5 (a4) v6 (nobody); click c3 (a4)
  [...VARIATION, 0, 0, 1, 1], // clicked and never viewed: c5
  [...ANNUAL, 2, 2, 0, 0], // viewed and never clicked: v8 v9
  ["42", "true", 1, 1, 0, 0], // v10
  [PRICING, '["Annual", "first"]', 1, 1, 0, 0], // v11
  [PRICING, '{"id": 1}', 1, 1, 0, 0], // v12
  [...MONTHLY, 4, 6, 2, 2], // views of a7 a8 a9 a9 a10 a10, none with an id that another has; clicks of a7 a9
  // v13 v14 v15: no names, so of no variation
];

/** Every event once, by id; those without one by what they are. Not there: v7 and c4, of August. */
// prettier-ignore
export const ONCE = [
  "v1", "c1", "v2", "c2", "v3", "v4", "c3", "v5", "v6", "c5", "v8", "v9", "v10", "v11", "v12", "v13", "v14", "v15",
  "v16", "v17", "c6", "p1", "i1", "t1", "t2", "t3",
  "Experiment Viewed", "Experiment Viewed", "", "", "Experiment Clicked", // without messageId, null, "", "", null
  "string", "number", "null", "array", // no objects
];
