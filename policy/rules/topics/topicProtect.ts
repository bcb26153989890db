import { must } from "../../message";
import { rule, type Check } from "../../rule";

const judge: Check<object, object> = ({ protect }) =>
  protect === false ? [must("the option protect", "be true", "false")] : [];

/** @see https://www.pulumi.com/docs/iac/concepts/options/protect/ */
export const topicProtect = rule({
  name: "topic-protect",
  family: "topics",
  level: "advisory",
  description:
    "A topic that is replaced (fewer partitions, another name) loses its messages: set the resource option protect.",
  checks: { "aws:msk/topic:Topic": judge, "kafka:index/topic:Topic": judge },
});
