import * as pulumi from "@pulumi/pulumi";

/**
 * Stops the program with one line for its user.
 *
 * The error has no stack: the SDK prints every error that is thrown while the program runs with `util.inspect`, which on
 * Node 20 and 22 takes half a minute and gigabytes for the paths of the SDK's own source maps.
 *
 * @param problem - where: what is wrong, got; expected; fix.
 * @throws always.
 */
export function stopWith(problem: string): never {
    const error = new pulumi.RunError(problem);
    error.stack = error.message;
    throw error;
}

/**
 * Judges a fact that only the account knows, as soon as it is known: at `pulumi preview`, before anything is created.
 * Offline it stays unknown and nothing is judged.
 *
 * @param judge - returns the line that says what is wrong, or nothing.
 */
export function checkAtPreview<T>(fact: pulumi.Output<T>, judge: (fact: pulumi.Unwrap<T>) => string | undefined): void {
    pulumi.output(fact).apply((known) => {
        const problem = judge(known as pulumi.Unwrap<T>);
        if (problem !== undefined) stopWith(problem);
    });
}
