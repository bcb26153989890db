/** Mistakes in the keys of webhooks: each named at its own path, with what is wanted. */
import { refuses } from "../support/awsEnvironments";

const webhook = (more: object = {}) => ({ kind: "webhook", sender: "segment", ...more });
const generic = (more: object = {}) => ({
  kind: "webhook",
  sender: "generic",
  scheme: { apiKey: { header: "x-key" } },
  ...more,
});
const SENDERS =
  '"eventbridge", "generator", "github", "hubspot", "rudderstack", "segment", "snowcatcloud", "stripe", "generic"';

refuses("The sender of a webhook", [
  ["none", { kind: "webhook" }, [`.sender: is missing; it must be one of ${SENDERS}`]],
  [
    "one that is not known",
    webhook({ sender: "stripes" }),
    [
      '.sender: must be one of eventbridge, generator, github, hubspot, rudderstack, segment, snowcatcloud, stripe, generic (did you mean stripe? Any other sender is generic), got "stripes"',
    ],
  ],
  [
    "Slack, whatever its case, with the reason",
    webhook({ sender: "Slack" }),
    [
      `.sender: must be another: Slack's Events API sends a challenge first and wants it back in the answer's body, which a webhook source cannot give; it wants a function in front, got "Slack"`,
    ],
  ],
  ...(
    [
      ["scheme", { apiKey: { header: "x-key" } }, "{ apiKey }"],
      ["secretFrom", "sender", '"sender"'],
      ["body", "json", '"json"'],
      ["headers", { all: true }, "{ all }"],
      ["insecure", true, "true"],
    ] as const
  ).map(
    ([key, value, shown]) =>
      [
        `${key} of a sender that is known`,
        webhook({ [key]: value }),
        [`.${key}: must be left out unless sender is generic, got ${shown}`],
      ] as const,
  ),
  [
    "views of a generic one",
    generic({ views: ["a"] }),
    [`.views: must be left out where sender is generic, which has no views, got ["a"]`],
  ],
  [
    "a view that the sender does not have",
    webhook({ views: ["tracks", "trakcs"] }),
    ['.views[1]: must be a view of Segment: pages, tracks, identifies, got "trakcs"'],
  ],
  [
    "neither scheme nor insecure",
    { kind: "webhook", sender: "generic" },
    [".scheme: must be given, or insecure: true said aloud, and not both, got nothing"],
  ],
  [
    "both of them",
    generic({ insecure: true }),
    [".scheme: must be given, or insecure: true said aloud, and not both, got { apiKey }"],
  ],
  [
    "insecure: false",
    { ...generic({ insecure: false }), scheme: undefined },
    [".insecure: must be true, got false"],
  ],
]);

refuses("The scheme of a generic sender", [
  [
    "none of them",
    generic({ scheme: {} }),
    [".scheme: must hold exactly one of apiKey, basic, hmac, signedTime, got {}"],
  ],
  [
    "two of them",
    generic({ scheme: { apiKey: { header: "x" }, basic: { username: "u" } } }),
    [".scheme: must hold exactly one of apiKey, basic, hmac, signedTime, got { apiKey, basic }"],
  ],
  [
    "a header in capitals",
    generic({ scheme: { apiKey: { header: "X-Key" } } }),
    [`.scheme.apiKey.header: must be a header's name in lower case, such as x-api-key, got "X-Key"`],
  ],
  [
    "a user name with a colon",
    generic({ scheme: { basic: { username: "a:b" } } }),
    ['.scheme.basic.username: must be text without a colon, got "a:b"'],
  ],
  [
    "MD5",
    generic({ scheme: { hmac: { header: "x", algorithm: "md5", encoding: "hex" } } }),
    ['.scheme.hmac.algorithm: must be one of "sha1", "sha256", "sha384", "sha512", got "md5"'],
  ],
  [
    "keys of a signed time with other characters",
    generic({ scheme: { signedTime: { header: "x", timestampKey: "t=" } } }),
    ['.scheme.signedTime.timestampKey: must be letters and digits, got "t="'],
  ],
]);

refuses("Headers of a generic sender", [
  ["none", generic({ headers: {} }), [".headers: must hold columns or all: true, got {}"]],
  [
    "a name in capitals",
    generic({ headers: { columns: { "X-Topic": "topic" } } }),
    [`.headers.columns.X-Topic: must be a header's name in lower case, such as x-api-key, got "X-Topic"`],
  ],
  [
    "columns that there are already, and one name twice",
    generic({ headers: { all: true, columns: { a: "body", b: "headers", c: "x", d: "x" } } }),
    ["a", "b", "d"].map(
      (key, i) =>
        `.headers.columns.${key}: must be a name that no other column has (body and headers are taken), got "${["body", "headers", "x"][i]}"`,
    ),
  ],
]);

refuses("Keys that would do nothing", [
  [
    "days of views that a generic sender does not have",
    generic({ deduplicateDays: 7 }),
    [".deduplicateDays: must be left out where sender is generic, which has no views, got 7"],
  ],
  [
    "a reader and days of no view at all",
    webhook({ views: [], reader: { role: "r" }, deduplicateDays: 7 }),
    [
      ".reader: must be left out where views is empty: there is none to read, got { role }",
      ".deduplicateDays: must be left out where views is empty: there is none to read, got 7",
    ],
  ],
  [
    "a view twice",
    webhook({ views: ["tracks", "pages", "tracks"] }),
    ['.views[2]: must be named once, got "tracks"'],
  ],
  [
    "who makes a secret that nobody wants, and the secret",
    { kind: "webhook", sender: "generic", insecure: true, secretFrom: "sender", rotation: "2" },
    [
      '.rotation: must be left out where nothing is checked, got "2"',
      '.secretFrom: must be left out where nothing is checked, got "sender"',
    ],
  ],
]);

refuses("What is known of the whole environment", [
  [
    "a schema that the views have",
    webhook({ schema: "ingest_views" }),
    [': schema must differ from that of the views, got "ingest_views"; say another one: schema'],
  ],
  [
    "a schema that the views happen to have",
    webhook(),
    [': schema must differ from that of the views, got "ingest_a"; say another one: schema'],
    { materialize: { viewsSchema: "ingest_a" } },
  ],
  [
    "a URL that Stripe has to have before it makes a secret",
    webhook({ sender: "stripe" }),
    [
      ": the URL must be known to Stripe before it makes a secret, got nothing; set materialize-ingest:materialize.host, such as abc123.us-east-1.aws.materialize.cloud",
    ],
    { materialize: {} },
  ],
  [
    "another size of the common cluster",
    webhook({ cluster: { name: "ingest", size: "25cc" } }),
    [': cluster.size must be 50cc, as materialize-ingest:materialize.cluster has it, got "25cc"'],
    { materialize: { cluster: { name: "ingest", size: "50cc" } } },
  ],
]);

refuses("Every mistake at once", [
  [
    "of a sender that is known",
    webhook({
      rotation: "2",
      secret: { secret: "kafka-mz" },
      replayWindowSeconds: 60,
      deduplicateDays: 0,
      views: ["x"],
    }),
    [
      ".deduplicateDays: must be at least 1, got 0",
      '.rotation: must be left out where the secret is not made here, got "2"',
      '.views[0]: must be a view of Segment: pages, tracks, identifies, got "x"',
      ".replayWindowSeconds: must be left out: Segment signs no time, got 60",
    ],
  ],
]);

refuses("What goes with what", [
  [
    "a cluster with a table",
    webhook({ form: "table", cluster: { name: "c" } }),
    [".cluster: must be left out with form: table, which runs on none, got { name }"],
  ],
  [
    "events in a request of one event",
    generic({ eventsPerRequest: 5 }),
    [".eventsPerRequest: must be left out unless body is json-array, got 5"],
  ],
  [
    "a window where no time is signed",
    webhook({ replayWindowSeconds: 60 }),
    [".replayWindowSeconds: must be left out: Segment signs no time, got 60"],
  ],
  [
    "rotation of a secret that the sender makes",
    webhook({ sender: "stripe", rotation: "2" }),
    ['.rotation: must be left out where the secret is not made here, got "2"'],
  ],
  [
    "a secret in clear",
    webhook({ secret: "planted-9f1c" }),
    [
      ".secret: must be { secret: <name> } or { secretArn: <arn> }, never the secret itself; set that by pulumi config set --secret --path 'materialize-ingest:secrets.<name>' (what stands there is not shown)",
    ],
  ],
  [
    "a secret that is not there",
    webhook({ secret: { secret: "nope" } }),
    [
      ": refers to secret \"nope\", which is missing (there: kafka-admin, kafka-mz, registry); set it: pulumi config set --secret --path 'materialize-ingest:secrets.nope'",
    ],
  ],
  [
    "days for events without a time",
    webhook({ sender: "github", deduplicateDays: 30 }),
    [
      ".deduplicateDays: must be unbounded or left out for GitHub, whose events hold no time to go by, got 30",
    ],
  ],
  ["no days at all", webhook({ deduplicateDays: 0 }), [".deduplicateDays: must be at least 1, got 0"]],
  [
    "more than a webhook takes, of a sender that cannot put more into a request",
    webhook({ expectedEventsPerSecond: 10_000 }),
    [
      ": expectedEventsPerSecond must be at most 5,000, the limit of webhook requests (500 requests at a time over all webhooks, of 1 event and 0.1 seconds each: https://materialize.com/docs/sql/create-source/webhook/#request-limits), got 10000; send them through Kafka: that is more than a webhook takes",
    ],
  ],
  [
    "an unknown key, with the nearest",
    { kind: "segment-webhook", sourcename: "x" },
    [
      ': unknown key "sourcename"; did you mean "sourceName"? (known: schema, sourceName, form, cluster, secret, rotation, views, deduplicateDays, expectedEventsPerSecond, eventBytes, reader)',
    ],
  ],
  [
    "a sender of the preset",
    { kind: "segment-webhook", sender: "segment" },
    [
      ': unknown key "sender"; did you mean "reader"? (known: schema, sourceName, form, cluster, secret, rotation, views, deduplicateDays, expectedEventsPerSecond, eventBytes, reader)',
    ],
  ],
]);
