-- [at port 22]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."bastion" TO SSH TUNNEL (
    HOST = 'bastion.example.com',
    PORT = 22,
    USER = 'materialize'
);

-- [at an IPv6 address and another port]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."bastion" TO SSH TUNNEL (
    HOST = '[2001:db8::1]',
    PORT = 2222,
    USER = 'materialize'
);

-- [of Outputs]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."bastion" TO SSH TUNNEL (
    HOST = '10.0.0.1',
    PORT = 2222,
    USER = 'o''mz'
);
