/**
 * TLS 1.2 and 1.3 with forward secrecy, and nothing older, for listeners of load balancers; the default of AWS would admit
 * TLS 1.0. Not 1.3 alone: API Gateway speaks nothing newer than 1.2 to a backend (rule T-13).
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html (read 2026-11-20)
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html (read 2026-11-20)
 */
export const MODERN_TLS = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";
