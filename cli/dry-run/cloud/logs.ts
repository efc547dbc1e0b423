import { knownName, UNKNOWN } from "../values";
import type { Kinds } from "./kind";

/** Amazon CloudWatch Logs. */
export const LOGS: Kinds = {
    "aws:cloudwatch/logGroup:LogGroup": {
        named: true,
        make: (inputs, place) => {
            const name = knownName(inputs["name"]);
            return {
                id: name ?? place.hex(16),
                outputs: {
                    arn: name === undefined ? UNKNOWN : place.arn("logs", `log-group:${name}`),
                    logGroupClass: "STANDARD",
                    namePrefix: "",
                    skipDestroy: false,
                },
            };
        },
    },
};
