/** Type tokens by what they stand for: the classic AWS provider's first, then the native one's. */
export const REST_API = "aws:apigateway/restApi:RestApi";
export const NATIVE_REST_API = "aws-native:apigateway:RestApi";
export const REST_API_TYPES: readonly string[] = [REST_API, NATIVE_REST_API];

/** Our own component, which holds its policy as an object. */
export const REST_API_COMPONENT = "private-api:index:RestApi";

export const REST_API_POLICY = "aws:apigateway/restApiPolicy:RestApiPolicy";
/** Imports a body into an API. */
export const REST_API_PUT = "aws:apigateway/restApiPut:RestApiPut";
export const DEPLOYMENT = "aws:apigateway/deployment:Deployment";
export const NATIVE_DEPLOYMENT = "aws-native:apigateway:Deployment";
export const METHOD = "aws:apigateway/method:Method";
export const NATIVE_METHOD = "aws-native:apigateway:Method";

export const DOMAIN_NAME_TYPES: readonly string[] = [
    "aws:apigateway/domainName:DomainName",
    "aws-native:apigateway:DomainNameV2",
];
export const ACCESS_ASSOCIATION_TYPES: readonly string[] = [
    "aws:apigateway/domainNameAccessAssociation:DomainNameAccessAssociation",
    "aws-native:apigateway:DomainNameAccessAssociation",
];

export const VPC_TYPES: readonly string[] = ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc", "aws-native:ec2:Vpc"];
export const VPC_ENDPOINT_TYPES: readonly string[] = ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws-native:ec2:VpcEndpoint"];
