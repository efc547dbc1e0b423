import { z } from "zod";
import { API_KEY_EXPECTED, API_KEY_FORM, apiKeyFault } from "../model/api-key-value";
import { makeIssue } from "./issue";
import { SECRET_PLACEHOLDER } from "./secrets";
import { WORDING } from "./wording";

const WORDS = {
    problem: "is not a value that a key can have",
    expected: API_KEY_EXPECTED,
    fix: "make one with `openssl rand -hex 32`",
};

/** Value of an API key; or what stands for one that is encrypted and not decrypted here. No issue quotes it. */
export const ApiKeyValue = z
    .string()
    .superRefine((text, context) => {
        const got = apiKeyFault(text);
        if (got === undefined || text === SECRET_PLACEHOLDER) return;
        const issue = makeIssue({ code: "wrong-form", path: "", got, ...WORDS });
        context.addIssue({ code: "custom", params: { issue } });
    })
    .register(WORDING, WORDS)
    .meta({ pattern: API_KEY_FORM.source });
