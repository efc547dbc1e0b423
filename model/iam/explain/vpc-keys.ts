import type { Condition } from "../policy/statement";

/** Whether a condition is about the VPC of the endpoint that a request comes through. */
export function isOfVpc({ key }: Condition): boolean {
    return key.id === "aws:sourcevpc";
}

/** Whether a condition is about the endpoint itself. */
export function isOfVpce({ key }: Condition): boolean {
    return key.id === "aws:sourcevpce";
}
