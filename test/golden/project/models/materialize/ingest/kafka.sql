CREATE CONNECTION "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b-1.example.com:9096', 'b-2.example.com:9096'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'materialize',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);
