import { samples } from "../senderBench";
import { type Expected } from "./expected";

/** The payload goes through as it is. */
const payload = (place: number): unknown => samples("github")[place]!.body;

const REPOSITORY = { repository_id: "1001", repository_full_name: "example/tulips" };
const SENDER = { sender_id: "2001", sender_login: "ida", sender_type: "User" };

/** Nothing is ever late: no delivery has a time. */
export const github: Expected = {
  rows: {
    events: [
      // Delivered again, under the id that it had.
      {
        ...REPOSITORY,
        ...SENDER,
        delivery_id: "d1",
        event: "push",
        organization_login: "example",
        ref: "refs/heads/main",
        payload: payload(0),
      },
      // All times in it are of 2020.
      {
        ...REPOSITORY,
        ...SENDER,
        delivery_id: "d2",
        event: "pull_request",
        action: "opened",
        installation_id: "4001",
        number: "7",
        payload: payload(2),
      },
      { delivery_id: "d3", event: "ping", payload: payload(3) },
      { delivery_id: "d4", event: "push", action: '["opened"]', number: '{"a": 1}', payload: payload(4) },
      { event: "push", ref: "refs/heads/no-id", payload: payload(5) },
      { event: "push", ref: "refs/heads/no-id", payload: payload(5) },
      { delivery_id: "", ref: "refs/heads/empty-id", payload: payload(7) },
      { delivery_id: "d5", event: "push", payload: "a text" },
      { delivery_id: "d6", event: "push", payload: payload(9) },
      { delivery_id: "d7", event: "push" },
      { delivery_id: "d8", event: "push", payload: 7 },
    ],
  },
};
