-- [open]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (URL = 'https://csr.example.com:8081');

-- [over http]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (URL = 'http://csr:8081');

-- [at a URL that is an Output]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (URL = 'https://[::1]:8081/');

-- [with a user]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (
    URL = 'https://csr.example.com:8081',
    USERNAME = 'o''mz',
    PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [with a user that is a secret]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (
    URL = 'https://csr.example.com:8081',
    USERNAME = SECRET "materialize"."ingest"."kafka_password",
    PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [with a user that is an Output]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (
    URL = 'https://csr.example.com:8081',
    USERNAME = 'mz',
    PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [with a private CA as text]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (URL = 'https://csr.example.com:8081', SSL CERTIFICATE AUTHORITY = 'PEM');

-- [with a private CA as a secret]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (URL = 'https://csr.example.com:8081', SSL CERTIFICATE AUTHORITY = SECRET "materialize"."ingest"."private_ca");

-- [with a client certificate]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (
    URL = 'https://csr.example.com:8081',
    SSL CERTIFICATE = 'PEM',
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [with a client certificate as a secret, a private CA and a user]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (
    URL = 'https://csr.example.com:8081',
    USERNAME = 'mz',
    PASSWORD = SECRET "materialize"."ingest"."kafka_password",
    SSL CERTIFICATE AUTHORITY = SECRET "materialize"."ingest"."private_ca",
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [behind a bastion]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (URL = 'https://csr.example.com:8081', SSH TUNNEL = "materialize"."ingest"."bastion");

-- [over PrivateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (URL = 'https://csr.example.com:8081', AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint");

-- [over PrivateLink, with a user and a private CA]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (
    URL = 'https://csr.example.com:8081',
    USERNAME = 'mz',
    PASSWORD = SECRET "materialize"."ingest"."kafka_password",
    SSL CERTIFICATE AUTHORITY = SECRET "materialize"."ingest"."private_ca",
    AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint"
);

-- [with everything]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."csr" TO CONFLUENT SCHEMA REGISTRY (
    URL = 'https://csr.example.com',
    USERNAME = 'mz',
    PASSWORD = SECRET "materialize"."ingest"."kafka_password",
    SSL CERTIFICATE AUTHORITY = SECRET "materialize"."ingest"."private_ca",
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key",
    SSH TUNNEL = "materialize"."ingest"."bastion"
);
