import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { parseImage } from "./container-image";
import type { ContainerArgs, FargateService, FargateServiceArgs } from "./fargate-service";

/**
 * Who may take on a role: tasks of this account and region, so that nobody else's can borrow it.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html (read 2026-11-21)
 */
function trustTasks(component: FargateService): pulumi.Output<string> {
    const { accountId } = aws.getCallerIdentityOutput({}, { parent: component });
    const { partition } = aws.getPartitionOutput({}, { parent: component });
    const { region } = aws.getRegionOutput({}, { parent: component });
    return pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: "ecs-tasks.amazonaws.com" },
                Action: "sts:AssumeRole",
                Condition: {
                    StringEquals: { "aws:SourceAccount": accountId },
                    ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:${partition}:ecs:${region}:${accountId}:*` },
                },
            },
        ],
    });
}

/** The role with which ECS pulls the image, reads secrets and writes logs. */
export function makeExecutionRole(
    component: FargateService,
    name: string,
    { container, tags }: FargateServiceArgs,
    log: aws.cloudwatch.LogGroup,
) {
    const role = new aws.iam.Role(
        `${name}-execution`,
        {
            description: "ECS starts tasks: pulls the image, reads secrets, writes logs",
            assumeRolePolicy: trustTasks(component),
            tags,
        },
        childOf(component),
    );
    const { partition, dnsSuffix } = aws.getPartitionOutput({}, { parent: component });
    const policy = new aws.iam.RolePolicy(
        `${name}-execution-policy`,
        {
            role: role.name,
            policy: pulumi.jsonStringify({
                Version: "2012-10-17",
                Statement: pulumi.output(container.repositoryUrl ?? container.image).apply((uri) => [
                    ...pullStatements(uri, partition),
                    {
                        Sid: "WriteLogs",
                        Effect: "Allow",
                        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                        Resource: pulumi.interpolate`${log.arn}:*`,
                    },
                    ...secretStatements(container, dnsSuffix),
                ]),
            }),
        },
        childOf(component),
    );
    return { role, policy };
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html (read 2026-11-21) */
function pullStatements(uri: string, partition: pulumi.Output<string>) {
    const parsed = parseImage(uri);
    if (!parsed?.registry) return [];
    const { account, region } = parsed.registry;
    return [
        { Sid: "EnterRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
        {
            Sid: "PullImage",
            Effect: "Allow",
            Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            Resource: pulumi.interpolate`arn:${partition}:ecr:${region}:${account}:repository/${parsed.repository}`,
        },
    ];
}

/** Keys are used by the services that hold the secrets, on behalf of the role, and by nobody else. */
function secretStatements({ secrets = {}, secretKeyArns = [] }: ContainerArgs, dnsSuffix: pulumi.Output<string>) {
    const arns = [...new Set(Object.values(secrets))].sort();
    const of = (service: string) => arns.filter((arn) => arn.split(":")[2] === service);
    const services = [...new Set(arns.map((arn) => arn.split(":").slice(2, 4).join(".")))];
    const viaService = { "kms:ViaService": services.map((service) => pulumi.interpolate`${service}.${dnsSuffix}`) };
    return [
        { Sid: "ReadSecrets", Action: "secretsmanager:GetSecretValue", Resource: of("secretsmanager").map(bareSecret) },
        { Sid: "ReadParameters", Action: "ssm:GetParameters", Resource: of("ssm") },
        {
            Sid: "DecryptSecrets",
            Action: "kms:Decrypt",
            Resource: secretKeyArns,
            Condition: { StringEquals: viaService },
        },
    ]
        .filter((statement) => statement.Resource.length > 0)
        .map((statement) => ({ Effect: "Allow", ...statement }));
}

/** A reference may name a key and a version behind the ARN, which is what a policy names: seven parts. */
const bareSecret = (arn: string): string => arn.split(":").slice(0, 7).join(":");

/** The container's own role. */
export function makeTaskRole(component: FargateService, name: string, args: FargateServiceArgs): aws.iam.Role {
    const role = new aws.iam.Role(
        `${name}-role`,
        {
            description: "What the container itself may do in AWS",
            assumeRolePolicy: trustTasks(component),
            tags: args.tags,
        },
        childOf(component),
    );
    if (args.taskPolicy !== undefined) {
        new aws.iam.RolePolicy(`${name}-policy`, { role: role.name, policy: args.taskPolicy }, childOf(component));
    }
    return role;
}
