import type { Rule } from "./rule";
import { bucketPublicAccess } from "./rules/buckets/bucketPublicAccess";
import { bucketTlsOnly } from "./rules/buckets/bucketTlsOnly";
import { eventbridgeDeadLetters } from "./rules/eventbridge/eventbridgeDeadLetters";
import { eventbridgeHttps } from "./rules/eventbridge/eventbridgeHttps";
import { iamExternalIdPending } from "./rules/iam/iamExternalIdPending";
import { iamForeignTrustExternalId } from "./rules/iam/iamForeignTrustExternalId";
import { iamNamedTrustExternalId } from "./rules/iam/iamNamedTrustExternalId";
import { iamNoAccessKeys } from "./rules/iam/iamNoAccessKeys";
import { iamNoAdministratorAttachments } from "./rules/iam/iamNoAdministratorAttachments";
import { iamNoInvertedElements } from "./rules/iam/iamNoInvertedElements";
import { iamNoWildcardActions } from "./rules/iam/iamNoWildcardActions";
import { iamNoWildcardResources } from "./rules/iam/iamNoWildcardResources";
import { iamResourcePolicyNoEverybody } from "./rules/iam/iamResourcePolicyNoEverybody";
import { iamServiceTrustSource } from "./rules/iam/iamServiceTrustSource";
import { iamTrustNoWildcard } from "./rules/iam/iamTrustNoWildcard";
import { kinesisEncryption } from "./rules/kinesis/kinesisEncryption";
import { kinesisRetention } from "./rules/kinesis/kinesisRetention";
import { kinesisTags } from "./rules/kinesis/kinesisTags";
import { logGroupRetention } from "./rules/logs/logGroupRetention";
import { mskAuthentication } from "./rules/msk/mskAuthentication";
import { mskConnectorEncryption } from "./rules/msk/mskConnectorEncryption";
import { mskConnectorLogDelivery } from "./rules/msk/mskConnectorLogDelivery";
import { mskEncryptionInTransit } from "./rules/msk/mskEncryptionInTransit";
import { mskEnhancedMonitoring } from "./rules/msk/mskEnhancedMonitoring";
import { mskLogDelivery } from "./rules/msk/mskLogDelivery";
import { mskNoPublicAccess } from "./rules/msk/mskNoPublicAccess";
import { networkNoOpenPorts } from "./rules/network/networkNoOpenPorts";
import { endpointServicePrincipals } from "./rules/privatelink/endpointServicePrincipals";
import { nlbCrossZone } from "./rules/privatelink/nlbCrossZone";
import { nlbDeletionProtection } from "./rules/privatelink/nlbDeletionProtection";
import { nlbInternal } from "./rules/privatelink/nlbInternal";
import { nlbZones } from "./rules/privatelink/nlbZones";
import { queueDeadLetterRetention } from "./rules/queues/queueDeadLetterRetention";
import { queueEncryption } from "./rules/queues/queueEncryption";
import { queueServiceSource } from "./rules/queues/queueServiceSource";
import { kmsKeyRotation } from "./rules/secrets/kmsKeyRotation";
import { noSecretInPlainOutput } from "./rules/secrets/noSecretInPlainOutput";
import { secretMarksKept } from "./rules/secrets/secretMarksKept";
import { requiredTags } from "./rules/tags/requiredTags";
import { topicProtect } from "./rules/topics/topicProtect";
import { topicReplication } from "./rules/topics/topicReplication";
import { webhookCheck } from "./rules/webhook/webhookCheck";
import type { StackRule } from "./stackRule";

/** Every rule about one resource, family by family. Loads no provider and starts nothing. */
export const RULES: readonly Rule[] = [
  webhookCheck,
  eventbridgeDeadLetters,
  eventbridgeHttps,
  queueEncryption,
  queueServiceSource,
  bucketPublicAccess,
  bucketTlsOnly,
  mskAuthentication,
  mskConnectorEncryption,
  mskConnectorLogDelivery,
  mskEncryptionInTransit,
  mskEnhancedMonitoring,
  mskLogDelivery,
  mskNoPublicAccess,
  kinesisEncryption,
  kinesisRetention,
  kinesisTags,
  endpointServicePrincipals,
  nlbCrossZone,
  nlbDeletionProtection,
  nlbInternal,
  nlbZones,
  iamExternalIdPending,
  iamForeignTrustExternalId,
  iamNamedTrustExternalId,
  iamNoAccessKeys,
  iamNoAdministratorAttachments,
  iamNoInvertedElements,
  iamNoWildcardActions,
  iamNoWildcardResources,
  iamResourcePolicyNoEverybody,
  iamServiceTrustSource,
  iamTrustNoWildcard,
  networkNoOpenPorts,
  kmsKeyRotation,
  topicProtect,
  topicReplication,
  requiredTags,
  logGroupRetention,
];

/** Every rule about how the resources of a stack go together. */
export const STACK_RULES: readonly StackRule[] = [
  queueDeadLetterRetention,
  noSecretInPlainOutput,
  secretMarksKept,
];

/** What the pack holds, in its order. */
export const POLICIES: readonly (Rule | StackRule)[] = [...RULES, ...STACK_RULES];
