CREATE CONNECTION "materialize"."ingest"."registry" TO CONFLUENT SCHEMA REGISTRY (
    URL = 'https://registry.example.com:8081',
    USERNAME = 'mz',
    PASSWORD = SECRET "materialize"."ingest"."registry_password",
    SSH TUNNEL = "materialize"."ingest"."bastion"
);
