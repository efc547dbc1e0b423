/** Type tokens of the resources that others refer to; `lb` has names from before, which states still hold. */
export const API_TYPE = "aws:apigateway/restApi:RestApi";
export const HTTP_API_TYPE = "aws:apigatewayv2/api:Api";
export const STAGE_TYPE = "aws:apigateway/stage:Stage";
export const HTTP_STAGE_TYPE = "aws:apigatewayv2/stage:Stage";
export const ENDPOINT_GROUP_TYPE = "aws:ec2/vpcEndpointSecurityGroupAssociation:VpcEndpointSecurityGroupAssociation";
export const PREFIX_LIST_TYPE = "aws:ec2/managedPrefixList:ManagedPrefixList";
export const DEFAULT_GROUP_TYPE = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const DEFAULT_VPC_TYPE = "aws:ec2/defaultVpc:DefaultVpc";
export const ZONE_TYPE = "aws:route53/zone:Zone";

export const ENDPOINT_TYPES: readonly string[] = ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws-native:ec2:VpcEndpoint"];
export const GROUP_TYPES: readonly string[] = ["aws:ec2/securityGroup:SecurityGroup", DEFAULT_GROUP_TYPE];
export const VPC_TYPES: readonly string[] = ["aws:ec2/vpc:Vpc", DEFAULT_VPC_TYPE];
export const SUBNET_TYPES: readonly string[] = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"];
export const LOAD_BALANCER_TYPES = namesOf("loadBalancer:LoadBalancer");
export const LISTENER_TYPES = namesOf("listener:Listener");
export const TARGET_GROUP_TYPES = namesOf("targetGroup:TargetGroup");
export const ATTACHMENT_TYPES = namesOf("targetGroupAttachment:TargetGroupAttachment");

function namesOf(token: string): readonly string[] {
    return ["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"].map(
        (module) => `aws:${module}/${token}`,
    );
}
