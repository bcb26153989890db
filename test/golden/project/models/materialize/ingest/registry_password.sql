CREATE SECRET "materialize"."ingest"."registry_password" AS aws_secret('prod/registry');
