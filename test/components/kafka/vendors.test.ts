/** The vendor table is whole. Whether a row is true, its sources say. */
import assert from "node:assert/strict";
import { KAFKA_VENDORS, vendorFacts, type KafkaVendor } from "../../../components/kafka/vendors";
import { SASL_MECHANISMS } from "../../../materialize/legal/kafkaConnection";

describe("the table of Kafka vendors", () => {
  it("holds the seven vendors", () => {
    assert.deepEqual(Object.keys(KAFKA_VENDORS).sort(), [
      "aiven",
      "confluent-cloud",
      "msk",
      "redpanda-cloud",
      "self-hosted",
      "upstash",
      "warpstream",
    ]);
  });

  for (const vendor of Object.keys(KAFKA_VENDORS) as KafkaVendor[]) {
    describe(vendor, () => {
      const facts = vendorFacts(vendor);

      it("names at least one source, each with an address", () => {
        assert.ok(facts.sources.length > 0);
        for (const source of facts.sources) {
          const [address = ""] = source.split(" ");
          assert.ok(URL.canParse(address) && address.startsWith("https://"), source);
        }
      });

      it("lists mechanisms that Materialize has, each once", () => {
        assert.ok(facts.mechanisms.length > 0);
        assert.equal(new Set(facts.mechanisms).size, facts.mechanisms.length);
        for (const mechanism of facts.mechanisms) assert.ok(SASL_MECHANISMS.includes(mechanism), mechanism);
      });

      it("has a title, a way to make users, and a replication factor of 1 or more", () => {
        assert.ok(facts.title !== "" && facts.users !== "");
        assert.ok(Number.isInteger(facts.replicationFactor) && facts.replicationFactor >= 1);
      });

      it("makes users only where it has a mechanism with users and can give them rights", () => {
        if (!facts.scramUsers) return;
        assert.ok(facts.acls);
        assert.ok(facts.mechanisms.some((mechanism) => mechanism.startsWith("SCRAM-")));
      });
    });
  }
});
