-- [in one zone]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_endpoint" TO AWS PRIVATELINK (SERVICE NAME = 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', AVAILABILITY ZONES = ('use1-az1'));

-- [in zones out of order, one of them twice]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_endpoint" TO AWS PRIVATELINK (SERVICE NAME = 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', AVAILABILITY ZONES = ('use1-az1', 'use1-az4'));

-- [to another region]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_endpoint" TO AWS PRIVATELINK (SERVICE NAME = 'com.amazonaws.vpce.us-west-1.vpce-svc-0123456789abcdef0', AVAILABILITY ZONES = ());

-- [of Outputs, two of them one zone]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_endpoint" TO AWS PRIVATELINK (SERVICE NAME = 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', AVAILABILITY ZONES = ('use1-az1', 'use1-az4'));
