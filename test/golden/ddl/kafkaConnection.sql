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

-- [none over tls, privateLinkPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b2.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SSL'
);

-- [none over tls, privateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint" (PORT 30292), SECURITY PROTOCOL = 'SSL');

-- [none over tls, privateLinkMatching]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'bootstrap.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        MATCHING '*.use1-az1.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az1'),
        MATCHING '*.use1-az4.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SSL'
);

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

-- [none over plaintext, privateLinkPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b2.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'PLAINTEXT'
);

-- [none over plaintext, privateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint" (PORT 30292), SECURITY PROTOCOL = 'PLAINTEXT');

-- [none over plaintext, privateLinkMatching]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'bootstrap.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        MATCHING '*.use1-az1.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az1'),
        MATCHING '*.use1-az4.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'PLAINTEXT'
);

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

-- [mtls over tls, privateLinkPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b2.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SSL',
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [mtls over tls, privateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint" (PORT 30292),
    SECURITY PROTOCOL = 'SSL',
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [mtls over tls, privateLinkMatching]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'bootstrap.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        MATCHING '*.use1-az1.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az1'),
        MATCHING '*.use1-az4.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
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

-- [sasl+mtls over tls, privateLinkPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b2.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password",
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [sasl+mtls over tls, privateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint" (PORT 30292),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password",
    SSL CERTIFICATE = SECRET "materialize"."ingest"."private_ca",
    SSL KEY = SECRET "materialize"."ingest"."client_key"
);

-- [sasl+mtls over tls, privateLinkMatching]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'bootstrap.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        MATCHING '*.use1-az1.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az1'),
        MATCHING '*.use1-az4.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
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

-- [PLAIN over tls, privateLinkPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b2.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [PLAIN over tls, privateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint" (PORT 30292),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [PLAIN over tls, privateLinkMatching]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'bootstrap.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        MATCHING '*.use1-az1.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az1'),
        MATCHING '*.use1-az4.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
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

-- [PLAIN over plaintext, privateLinkPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b2.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [PLAIN over plaintext, privateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint" (PORT 30292),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'PLAIN',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [PLAIN over plaintext, privateLinkMatching]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'bootstrap.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        MATCHING '*.use1-az1.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az1'),
        MATCHING '*.use1-az4.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
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

-- [SCRAM-SHA-256 over tls, privateLinkPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b2.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-256 over tls, privateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint" (PORT 30292),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-256 over tls, privateLinkMatching]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'bootstrap.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        MATCHING '*.use1-az1.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az1'),
        MATCHING '*.use1-az4.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
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

-- [SCRAM-SHA-256 over plaintext, privateLinkPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b2.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-256 over plaintext, privateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint" (PORT 30292),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-256 over plaintext, privateLinkMatching]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'bootstrap.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        MATCHING '*.use1-az1.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az1'),
        MATCHING '*.use1-az4.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
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

-- [SCRAM-SHA-512 over tls, privateLinkPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b2.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-512 over tls, privateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint" (PORT 30292),
    SECURITY PROTOCOL = 'SASL_SSL',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-512 over tls, privateLinkMatching]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'bootstrap.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        MATCHING '*.use1-az1.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az1'),
        MATCHING '*.use1-az4.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
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

-- [SCRAM-SHA-512 over plaintext, privateLinkPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b2.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-512 over plaintext, privateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint" (PORT 30292),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [SCRAM-SHA-512 over plaintext, privateLinkMatching]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'bootstrap.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        MATCHING '*.use1-az1.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az1'),
        MATCHING '*.use1-az4.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SASL_PLAINTEXT',
    SASL MECHANISMS = 'SCRAM-SHA-512',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET "materialize"."ingest"."kafka_password"
);

-- [aws-iam over tls, direct]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_SSL',
    AWS CONNECTION = "materialize"."ingest"."msk_role"
);

-- [aws-iam over tls, sshTunnel]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SASL_SSL',
    AWS CONNECTION = "materialize"."ingest"."msk_role"
);

-- [aws-iam over tls, sshTunnelPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion", 'b2.example.com:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"),
    SECURITY PROTOCOL = 'SASL_SSL',
    AWS CONNECTION = "materialize"."ingest"."msk_role"
);

-- [aws-iam over tls, privateLinkPerBroker]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az1'),
        'b2.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9002, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SASL_SSL',
    AWS CONNECTION = "materialize"."ingest"."msk_role"
);

-- [aws-iam over tls, privateLink]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint" (PORT 30292),
    SECURITY PROTOCOL = 'SASL_SSL',
    AWS CONNECTION = "materialize"."ingest"."msk_role"
);

-- [aws-iam over tls, privateLinkMatching]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'bootstrap.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        MATCHING '*.use1-az1.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az1'),
        MATCHING '*.use1-az4.*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SASL_SSL',
    AWS CONNECTION = "materialize"."ingest"."msk_role"
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

-- [a role of AWS and a private CA]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = ('b1.example.com:9092'),
    SECURITY PROTOCOL = 'SASL_SSL',
    AWS CONNECTION = "materialize"."ingest"."msk_role",
    SSL CERTIFICATE AUTHORITY = SECRET "materialize"."ingest"."private_ca"
);

-- [a broker over PrivateLink, at its own port, by any zone]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1:9094' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint"
    ),
    SECURITY PROTOCOL = 'SSL'
);

-- [a broker over PrivateLink, port and zone Outputs]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1:9098' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001, AVAILABILITY ZONE 'use1-az4')
    ),
    SECURITY PROTOCOL = 'SASL_SSL',
    AWS CONNECTION = "materialize"."ingest"."msk_role"
);

-- [brokers over two PrivateLinks, one directly, one behind its own bastion]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001),
        'b2:9092' USING AWS PRIVATELINK "materialize"."ingest"."other" (AVAILABILITY ZONE 'use1-az2'),
        'b3:9092',
        'b4:9092' USING SSH TUNNEL "materialize"."ingest"."bastion"
    ),
    SECURITY PROTOCOL = 'SSL'
);

-- [a broker over PrivateLink beside one behind the common bastion]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint",
        'b2:9092'
    ),
    SSH TUNNEL = "materialize"."ingest"."bastion",
    SECURITY PROTOCOL = 'SSL'
);

-- [a broker over PrivateLink to another region, which has no zones here]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1:9092' USING AWS PRIVATELINK "materialize"."ingest"."far" (PORT 9001)
    ),
    SECURITY PROTOCOL = 'SSL'
);

-- [one PrivateLink for all, at the brokers' own ports]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (AWS PRIVATELINK = "materialize"."ingest"."msk_endpoint", SECURITY PROTOCOL = 'SSL');

-- [rules of each form, directly from a broker on]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."kafka" TO KAFKA (
    BROKERS = (
        'b1.example.com:9092',
        MATCHING '*.use1-az1.example.com:9092' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (PORT 9001),
        MATCHING 'b-2*' USING AWS PRIVATELINK "materialize"."ingest"."other",
        MATCHING '*-az4-*' USING AWS PRIVATELINK "materialize"."ingest"."msk_endpoint" (AVAILABILITY ZONE 'use1-az4')
    ),
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
