/**
 * Texts that only Materialize of 2021 and 2022 understood, for whoever still runs it. Today's parser refuses them, and
 * no `ddl` holds them. A secret's place holds a `<placeholder>`.
 */
import { identifier, literal } from "../text/quote";

export interface LegacyKafkaArgs {
  readonly broker: string;
  readonly topic: string;
  readonly mechanism: string;
  readonly username: string;
  /** @default "tls" */
  readonly transport?: "tls" | "plaintext";
  /** Name of the source. */
  readonly source: string;
  /** Names of the connection and of the secret, which the binary did not have. */
  readonly connection: string;
  readonly secret: string;
  /** What stands where the password goes: `<KAFKA_PASSWORD>`. */
  readonly passwordPlaceholder: string;
  /** The view of parsed events, over the source's bytes. */
  readonly view: string;
}

/** Texts by the Materialize that they were for. */
export interface LegacyDdl {
  /** The single binary, before secrets and connections. */
  readonly binary: string;
  /** The cloud service of autumn 2022: secrets and connections, and a size on each source. */
  readonly cloud2022: string;
}

/** A Kafka source of raw bytes, with the view that reads them as JSON. */
export function legacyKafka(args: LegacyKafkaArgs): LegacyDdl {
  return { binary: binary(args) + jsonView(args), cloud2022: cloud2022(args) + jsonView(args) };
}

function binary(args: LegacyKafkaArgs): string {
  return `CREATE SOURCE ${identifier(args.source)}
  FROM KAFKA BROKER ${literal(args.broker)} TOPIC ${literal(args.topic)}
  WITH (
    security_protocol = ${literal(args.transport === "plaintext" ? "SASL_PLAINTEXT" : "SASL_SSL")},
    sasl_mechanisms = ${literal(args.mechanism)},
    sasl_username = ${literal(args.username)},
    sasl_password = ${literal(args.passwordPlaceholder)}
  )
  FORMAT BYTES;
`;
}

function cloud2022(args: LegacyKafkaArgs): string {
  return `CREATE SECRET ${identifier(args.secret)} AS ${literal(args.passwordPlaceholder)};

CREATE CONNECTION ${identifier(args.connection)} TO KAFKA (
  BROKER ${literal(args.broker)},${args.transport === "plaintext" ? "\n  SECURITY PROTOCOL = 'SASL_PLAINTEXT'," : ""}
  SASL MECHANISMS = ${literal(args.mechanism)},
  SASL USERNAME = ${literal(args.username)},
  SASL PASSWORD = SECRET ${identifier(args.secret)}
);

CREATE SOURCE ${identifier(args.source)}
  FROM KAFKA CONNECTION ${identifier(args.connection)} (TOPIC ${literal(args.topic)})
  FORMAT BYTES
  WITH (SIZE = '3xsmall');
`;
}

function jsonView(args: LegacyKafkaArgs): string {
  return `
CREATE MATERIALIZED VIEW ${identifier(args.view)} AS
  SELECT CAST(data AS jsonb) AS data
  FROM (SELECT convert_from(data, 'utf8') AS data FROM ${identifier(args.source)});
`;
}
