import { got, must } from "../../message";
import { wholeNumber } from "../../options";
import { rule, type Check } from "../../rule";

type Options = { readonly minimum: number };

const judge: Check<{ readonly replicationFactor?: number }, Options> = ({ inputs, options: { minimum } }) => {
  const factor = inputs.replicationFactor;
  // -1 leaves it to the brokers' default.
  return typeof factor === "number" && factor !== -1 && factor < minimum
    ? [must("replicationFactor", `be ${minimum} or more`, got(factor))]
    : [];
};

/** @see https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html */
export const topicReplication = rule({
  name: "topic-replication",
  family: "topics",
  level: "advisory",
  description:
    "A message that one broker holds is gone with its disk, and waits while it restarts: set replicationFactor to 2 or more.",
  options: { minimum: wholeNumber(2, [1, 15], "Brokers that must hold each message.") },
  checks: { "aws:msk/topic:Topic": judge, "kafka:index/topic:Topic": judge },
});
