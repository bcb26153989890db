import { rule } from "../../rule";

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html */
export const iamNoAccessKeys = rule({
  name: "iam-no-access-keys",
  family: "iam",
  level: "advisory",
  description:
    "An access key works from anywhere until somebody deletes it, and stands in the stack's state: let a role be taken instead.",
  checks: {
    "aws:iam/accessKey:AccessKey": () => [
      "the key must give way to a role, whose credentials end by themselves",
    ],
  },
});
