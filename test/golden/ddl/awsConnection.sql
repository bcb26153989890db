-- [a role]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_role" TO AWS (ASSUME ROLE ARN = 'arn:aws:iam::123456789012:role/materialize-msk');

-- [a role and a region]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_role" TO AWS (ASSUME ROLE ARN = 'arn:aws:iam::123456789012:role/materialize-msk', REGION = 'us-east-1');

-- [a role and the name of its sessions]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_role" TO AWS (ASSUME ROLE ARN = 'arn:aws:iam::123456789012:role/materialize-msk', ASSUME ROLE SESSION NAME = 'materialize=orders@prod');

-- [everything]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_role" TO AWS (
    ASSUME ROLE ARN = 'arn:aws:iam::123456789012:role/materialize-msk',
    ASSUME ROLE SESSION NAME = 'mz',
    REGION = 'eu-west-1'
);

-- [everything, as Outputs]
CREATE CONNECTION IF NOT EXISTS "materialize"."ingest"."msk_role" TO AWS (
    ASSUME ROLE ARN = 'arn:aws:iam::123456789012:role/materialize-msk',
    ASSUME ROLE SESSION NAME = 'mz',
    REGION = 'eu-west-1'
);
