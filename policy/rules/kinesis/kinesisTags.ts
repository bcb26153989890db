import { texts } from "../../options";
import { rule } from "../../rule";
import { missingTags } from "../../tagged";

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html */
export const kinesisTags = rule({
  name: "kinesis-tags",
  family: "kinesis",
  controls: ["Kinesis.2"],
  level: "advisory",
  description: "A stream that nobody can place is kept and paid for, or deleted by mistake: give it a tag.",
  options: { tags: texts([], "Keys of tags that a stream must have; without any, one tag of any key.") },
  checks: {
    "aws:kinesis/stream:Stream": ({ inputs, options }) => missingTags(inputs, options.tags),
  },
});
