/** One piece of a pattern: a character, any run of characters, any one character, or a variable's value. */
export type Token = { readonly character: string } | "any run" | "one" | "variable";

/**
 * Whether a pattern matches a whole text: a table of "the first i tokens match the first j characters".
 *
 * @param variables - what a variable stands for: nothing that could match, or any text.
 */
export function matches(pattern: readonly Token[], text: string, variables: "nothing" | "anything"): boolean {
    const characters = [...text];
    let row = [true, ...characters.map(() => false)];
    for (const token of pattern) {
        const next = [isRun(token, variables) && row[0] === true];
        characters.forEach((character, at) => {
            const fits = isRun(token, variables)
                ? row[at + 1] === true || next[at] === true
                : row[at] === true && isOne(token, character);
            next.push(fits);
        });
        row = next;
    }
    return row[characters.length] === true;
}

function isRun(token: Token, variables: "nothing" | "anything"): boolean {
    return token === "any run" || (token === "variable" && variables === "anything");
}

function isOne(token: Token, character: string): boolean {
    return token === "one" || (typeof token === "object" && token.character === character);
}
