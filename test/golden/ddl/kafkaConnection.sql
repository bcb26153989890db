-- [none over tls, direct]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (BROKERS = ('b1.example.com:9092'), SECURITY PROTOCOL = 'SSL');

-- [none over tls, sshTunnel]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SSL'
);

-- [none over tls, sshTunnelPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (BROKERS = ('b1.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion", 'b2.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"), SECURITY PROTOCOL = 'SSL');

-- [none over plaintext, direct]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (BROKERS = ('b1.example.com:9092'), SECURITY PROTOCOL = 'PLAINTEXT');

-- [none over plaintext, sshTunnel]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'PLAINTEXT'
);

-- [none over plaintext, sshTunnelPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (BROKERS = ('b1.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion", 'b2.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"), SECURITY PROTOCOL = 'PLAINTEXT');

-- [mtls over tls, direct]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SSL',
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [mtls over tls, sshTunnel]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SSL',
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [mtls over tls, sshTunnelPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion", 'b2.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"),
    SECURITY PROTOCOL = 'SSL',
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [sasl+mtls over tls, direct]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password",
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [sasl+mtls over tls, sshTunnel]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password",
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [sasl+mtls over tls, sshTunnelPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion", 'b2.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password",
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [PLAIN over tls, direct]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [PLAIN over tls, sshTunnel]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [PLAIN over tls, sshTunnelPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion", 'b2.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [PLAIN over plaintext, direct]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [PLAIN over plaintext, sshTunnel]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [PLAIN over plaintext, sshTunnelPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion", 'b2.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-256 over tls, direct]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-256 over tls, sshTunnel]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-256 over tls, sshTunnelPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion", 'b2.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-256 over plaintext, direct]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-256 over plaintext, sshTunnel]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-256 over plaintext, sshTunnelPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion", 'b2.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-512 over tls, direct]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-512 over tls, sshTunnel]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-512 over tls, sshTunnelPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion", 'b2.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-512 over plaintext, direct]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-512 over plaintext, sshTunnel]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-512 over plaintext, sshTunnelPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion", 'b2.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [a private CA as text]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SSL',
    SSL CERTIFICATE AUTHORITY = '-----BEGIN CERTIFICATE-----
it''s
'
);

-- [a private CA as a secret]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SSL',
    SSL CERTIFICATE AUTHORITY = SECRET "materialize"."ingest"."private_ca"
);

-- [a private CA as an Output]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SSL',
    SSL CERTIFICATE AUTHORITY = 'PEM'
);

-- [a client certificate as text and its key]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SSL',
    SSL CERTIFICATE = 'PEM',
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [a client certificate as a secret, its key and a private CA]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SSL',
    SSL CERTIFICATE AUTHORITY = SECRET "materialize"."ingest"."private_ca",
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [a user, a client certificate and a private CA]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password",
    SSL CERTIFICATE AUTHORITY = SECRET "materialize"."ingest"."private_ca",
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [a user that is a secret]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = SECRET "materialize"."ingest"."kafka_password",
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [a user that is an Output]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'it''s',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [three brokers]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (BROKERS = ('b1.example.com:9092', 'b2.example.com:9092', 'b3.example.com:9092'), SECURITY PROTOCOL = 'SSL');

-- [brokers that are Outputs]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (BROKERS = ('b1.example.com:9092', '[::1]:9093'), SECURITY PROTOCOL = 'SSL');

-- [a broker behind its own bastion beside one behind the common one]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1:9092', 'b2:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SSL'
);

-- [a progress topic]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SSL',
    PROGRESS TOPIC = 'mz-progress'
);

-- [a progress topic and its replicas]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SSL',
    PROGRESS TOPIC = 'mz-progress',
    PROGRESS TOPIC REPLICATION FACTOR = 3
);
