import { amazon, terraform } from "../sources";
import { AUTO, AUTONAMING, OVERRIDES, type NameRule, type NameTable } from "./naming";

const EVENTS_NAME: readonly NameRule[] = [
  { pattern: /^[0-9A-Za-z_.-]+$/, says: "may only have letters, digits and _.-" },
];

/** What Pulumi makes of a long name is refused by the schema's own check, but for a rule's and a queue's. */
export const EVENT_NAMES: NameTable = {
  "aws:cloudwatch/eventApiDestination:EventApiDestination": {
    property: "name",
    auto: AUTO,
    minLength: 1,
    maxLength: 64,
    rules: EVENTS_NAME,
    unique: ["name"],
    sources: [
      terraform("service/events/api_destination.go"),
      amazon("eventbridge/latest/APIReference/API_CreateApiDestination.html"),
      AUTONAMING,
    ],
  },
  "aws:cloudwatch/eventBus:EventBus": {
    property: "name",
    auto: AUTO,
    minLength: 1,
    maxLength: 256,
    rules: [
      { pattern: /^[/0-9A-Za-z_.-]+$/, says: "may only have letters, digits and /_.-" },
      { pattern: /^(?!default$)/, says: "cannot be default" },
    ],
    unique: ["name"],
    sources: [
      terraform("service/events/validate.go"),
      amazon("eventbridge/latest/APIReference/API_CreateEventBus.html"),
      AUTONAMING,
    ],
  },
  "aws:cloudwatch/eventConnection:EventConnection": {
    property: "name",
    auto: AUTO,
    minLength: 1,
    maxLength: 64,
    rules: EVENTS_NAME,
    unique: ["name"],
    sources: [
      terraform("service/events/connection.go"),
      amazon("eventbridge/latest/APIReference/API_CreateConnection.html"),
      AUTONAMING,
    ],
  },
  "aws:cloudwatch/eventRule:EventRule": {
    property: "name",
    prefix: "namePrefix",
    auto: { maxLength: 64 },
    minLength: 1,
    maxLength: 64,
    prefixMaxLength: 38,
    rules: EVENTS_NAME,
    unique: ["name", "eventBusName"],
    sources: [
      terraform("service/events/validate.go"),
      amazon("eventbridge/latest/APIReference/API_PutRule.html"),
      OVERRIDES,
    ],
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    property: "targetId",
    auto: AUTO,
    minLength: 1,
    maxLength: 64,
    rules: EVENTS_NAME,
    unique: ["targetId", "rule", "eventBusName"],
    sources: [
      terraform("service/events/validate.go"),
      amazon("eventbridge/latest/APIReference/API_Target.html"),
      OVERRIDES,
    ],
  },
  "aws:sqs/queue:Queue": {
    property: "name",
    prefix: "namePrefix",
    auto: { maxLength: 80 },
    minLength: 1,
    maxLength: 80,
    prefixMaxLength: 54,
    rules: [{ pattern: /^[0-9A-Za-z_-]+(\.fifo)?$/, says: "may only have letters, digits and _-" }],
    unique: ["name"],
    sources: [
      terraform("service/sqs/queue.go"),
      amazon("AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html"),
      OVERRIDES,
    ],
  },
};
