import { type Row } from "../senderBench";
import { nothing, type Expected } from "./expected";

const CREATED: Row = {
  id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  version: "0",
  source: "aws.s3",
  detail_type: "Object Created",
  account: "111122223333",
  time: "2026-11-19T09:00:00",
  region: "us-east-1",
  resources: ["arn:aws:s3:::example-bucket"],
  detail: { bucket: { name: "example-bucket" }, object: { key: "a.json", size: 12 } },
};

export const eventBridge: Expected = {
  rows: {
    events: [
      CREATED,
      {
        ...CREATED,
        id: "b2",
        source: "shop.orders",
        detail_type: "Order Placed",
        time: "2026-11-19T09:30:00.125",
        resources: [],
        detail: { total: 19.95 },
      },
      // A time with an offset, and one that is a number: no age, so they stay.
      {
        id: "b4",
        version: "0",
        source: "aws.s3",
        detail_type: "Object Created",
        account: "111122223333",
        region: "us-east-1",
        resources: "arn",
      },
      {
        id: "b5",
        version: "0",
        source: '["aws.s3"]',
        detail_type: "Object Created",
        account: "111122223333", // a number there
        resources: ["arn:aws:s3:::example-bucket"],
        detail: [1],
      },
      { detail_type: "no id", time: "2026-11-19T10:00:00" },
      { detail_type: "no id", time: "2026-11-19T10:00:00" },
      ...nothing(3),
    ],
  },
  late: {
    events: [
      { ...CREATED, id: "b3", time: "2026-08-10T12:00:00" },
      { id: "b6", time: "1960-01-01T00:00:00" },
    ],
  },
};
