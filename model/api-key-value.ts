/** What the value of an API key has to be, in words. */
export const API_KEY_EXPECTED = "20 to 128 letters, digits or signs of `._~+/=-`";

/** The same as a form. */
export const API_KEY_FORM = /^[A-Za-z0-9._~+/=-]{20,128}$/;

/**
 * What is wrong with a text that is to be the value of an API key, without telling the text.
 *
 * @returns such as `3 characters`; nothing where it can be one.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html (read 2026-11-21)
 */
export function apiKeyFault(text: string): string | undefined {
    if (API_KEY_FORM.test(text)) return undefined;
    return text.length < 20 || text.length > 128 ? `${text.length} characters` : "other signs";
}
