CREATE CONNECTION "materialize"."ingest"."bastion" TO SSH TUNNEL (
    HOST = 'b.example.com',
    PORT = 22,
    USER = 'mz'
);
