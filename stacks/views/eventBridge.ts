import { json, looseTimestamp, text, type ViewPlan } from "./plan";

/** Its times have whole seconds and no fraction. EventBridge delivers at least once, and an event keeps its id. */
export const eventBridge: readonly ViewPlan[] = [
  {
    name: "events",
    columns: [
      text("id"),
      text("version"),
      text("source"),
      text("detail_type", "detail-type"),
      text("account"),
      looseTimestamp("time"),
      text("region"),
      json("resources"),
      json("detail"),
    ],
    id: ["id"],
    receivedAt: "time",
    key: ["source", "detail_type"],
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html",
  },
];
