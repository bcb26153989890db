import type * as aws from "@pulumi/aws";
import type { appautoscaling as input } from "@pulumi/aws/types/input";
import { block, row, tagList, tagMap, to, type Row } from "./row";

/**
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/appautoscaling
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/glue
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/cloudwatch
 */
export const OTHERS: Readonly<Record<string, Row>> = {
  "aws:appautoscaling/target:Target": row<aws.appautoscaling.TargetArgs>({
    service: "application-autoscaling",
    operation: "RegisterScalableTarget",
    fields: {
      minCapacity: to("MinCapacity"),
      maxCapacity: to("MaxCapacity"),
      resourceId: to("ResourceId"),
      roleArn: to("RoleARN"),
      scalableDimension: to("ScalableDimension"),
      serviceNamespace: to("ServiceNamespace"),
      suspendedState: block<input.TargetSuspendedState>()("SuspendedState", {
        dynamicScalingInSuspended: to("DynamicScalingInSuspended"),
        dynamicScalingOutSuspended: to("DynamicScalingOutSuspended"),
        scheduledScalingSuspended: to("ScheduledScalingSuspended"),
      }),
      tags: to("Tags", { as: tagMap }),
    },
  }),
  "aws:appautoscaling/policy:Policy": row<aws.appautoscaling.PolicyArgs>({
    service: "application-autoscaling",
    operation: "PutScalingPolicy",
    name: { input: "name", to: "PolicyName" },
    fields: {
      policyType: to("PolicyType"),
      resourceId: to("ResourceId"),
      scalableDimension: to("ScalableDimension"),
      serviceNamespace: to("ServiceNamespace"),
      targetTrackingScalingPolicyConfiguration: block<input.PolicyTargetTrackingScalingPolicyConfiguration>()(
        "TargetTrackingScalingPolicyConfiguration",
        {
          targetValue: to("TargetValue"),
          disableScaleIn: to("DisableScaleIn"),
          scaleInCooldown: to("ScaleInCooldown"),
          scaleOutCooldown: to("ScaleOutCooldown"),
          predefinedMetricSpecification:
            block<input.PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification>()(
              "PredefinedMetricSpecification",
              {
                predefinedMetricType: to("PredefinedMetricType"),
                resourceLabel: to("ResourceLabel"),
              },
            ),
        },
      ),
    },
  }),
  "aws:glue/registry:Registry": row<aws.glue.RegistryArgs>({
    service: "glue",
    operation: "CreateRegistry",
    fields: {
      registryName: to("RegistryName"),
      description: to("Description"),
      tags: to("Tags", { as: tagMap }),
    },
  }),
  "aws:glue/schema:Schema": row<aws.glue.SchemaArgs>({
    service: "glue",
    operation: "CreateSchema",
    fields: {
      schemaName: to("SchemaName"),
      registryArn: to("RegistryId.RegistryArn"),
      dataFormat: to("DataFormat"),
      compatibility: to("Compatibility"),
      schemaDefinition: to("SchemaDefinition"),
      description: to("Description"),
      tags: to("Tags", { as: tagMap }),
    },
  }),
  "aws:cloudwatch/metricAlarm:MetricAlarm": row<aws.cloudwatch.MetricAlarmArgs>({
    service: "cloudwatch",
    operation: "PutMetricAlarm",
    name: { input: "name", to: "AlarmName" },
    fields: {
      alarmDescription: to("AlarmDescription"),
      actionsEnabled: to("ActionsEnabled"),
      alarmActions: to("AlarmActions"),
      okActions: to("OKActions"),
      insufficientDataActions: to("InsufficientDataActions"),
      metricName: to("MetricName"),
      namespace: to("Namespace"),
      statistic: to("Statistic"),
      dimensions: to("Dimensions", { as: tagList("Name") }),
      period: to("Period"),
      unit: to("Unit"),
      evaluationPeriods: to("EvaluationPeriods"),
      datapointsToAlarm: to("DatapointsToAlarm"),
      threshold: to("Threshold"),
      comparisonOperator: to("ComparisonOperator"),
      treatMissingData: to("TreatMissingData"),
      tags: to("Tags", { as: tagList() }),
    },
  }),
};
