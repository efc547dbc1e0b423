import { z } from "zod";
import { makeIssue } from "./issue";
import { SECRET_PLACEHOLDER } from "./secrets";
import { WORDING } from "./wording";

const EXPECTED = "20 to 128 letters, digits or signs of `._~+/=-`";
const FORM = /^[A-Za-z0-9._~+/=-]{20,128}$/;

/**
 * Value of an API key; or what stands for one that is encrypted and not decrypted here. No issue quotes it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html (read 2026-11-21)
 */
export const ApiKeyValue = z
    .string()
    .superRefine((text, context) => {
        if (FORM.test(text) || text === SECRET_PLACEHOLDER) return;
        const got = text.length < 20 || text.length > 128 ? `${text.length} characters` : "other signs";
        const problem = "is not a value that a key can have";
        const parts = { code: "wrong-form", path: "", problem, got, expected: EXPECTED };
        const issue = makeIssue({ ...parts, fix: "make one with `openssl rand -hex 32`" });
        context.addIssue({ code: "custom", params: { issue } });
    })
    .register(WORDING, {
        problem: "is not a value that a key can have",
        expected: EXPECTED,
        fix: "make one with `openssl rand -hex 32`",
    })
    .meta({ pattern: "^[A-Za-z0-9._~+/=-]{20,128}$" });
