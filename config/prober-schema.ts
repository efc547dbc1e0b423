import { z } from "zod";

/** What `private-api:prober` may hold. */
export const ProberSchema = z
    .boolean()
    .describe("Whether a Lambda function in the VPC is there to ask who reaches what; of patterns that offer one.");
