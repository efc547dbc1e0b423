import { arnEquals } from "./arn-equals";
import { arnLike } from "./arn-like";
import { arnNotEquals } from "./arn-not-equals";
import { arnNotLike } from "./arn-not-like";
import { binaryEquals } from "./binary-equals";
import { bool } from "./bool";
import { dateEquals } from "./date-equals";
import { dateGreaterThan } from "./date-greater-than";
import { dateGreaterThanEquals } from "./date-greater-than-equals";
import { dateLessThan } from "./date-less-than";
import { dateLessThanEquals } from "./date-less-than-equals";
import { dateNotEquals } from "./date-not-equals";
import { ipAddress } from "./ip-address";
import { notIpAddress } from "./not-ip-address";
import { nullOperator } from "./null";
import { numericEquals } from "./numeric-equals";
import { numericGreaterThan } from "./numeric-greater-than";
import { numericGreaterThanEquals } from "./numeric-greater-than-equals";
import { numericLessThan } from "./numeric-less-than";
import { numericLessThanEquals } from "./numeric-less-than-equals";
import { numericNotEquals } from "./numeric-not-equals";
import type { Operator } from "./operator";
import { stringEquals } from "./string-equals";
import { stringEqualsIgnoreCase } from "./string-equals-ignore-case";
import { stringLike } from "./string-like";
import { stringNotEquals } from "./string-not-equals";
import { stringNotEqualsIgnoreCase } from "./string-not-equals-ignore-case";
import { stringNotLike } from "./string-not-like";

/** All condition operators, one a line. */
export const operators: readonly Operator[] = [
    stringEquals,
    stringNotEquals,
    stringEqualsIgnoreCase,
    stringNotEqualsIgnoreCase,
    stringLike,
    stringNotLike,
    arnEquals,
    arnLike,
    arnNotEquals,
    arnNotLike,
    ipAddress,
    notIpAddress,
    numericEquals,
    numericNotEquals,
    numericLessThan,
    numericLessThanEquals,
    numericGreaterThan,
    numericGreaterThanEquals,
    dateEquals,
    dateNotEquals,
    dateLessThan,
    dateLessThanEquals,
    dateGreaterThan,
    dateGreaterThanEquals,
    bool,
    binaryEquals,
    nullOperator,
];
