import * as pulumi from "@pulumi/pulumi";

/**
 * Judges a fact that only the account knows, as soon as it is known: at `pulumi preview`, before anything is created.
 * Offline it stays unknown and nothing is judged.
 *
 * @param judge - returns the line that says what is wrong (where: what, got; expected; fix), or nothing.
 */
export function checkAtPreview<T>(fact: pulumi.Output<T>, judge: (fact: pulumi.Unwrap<T>) => string | undefined): void {
    pulumi.output(fact).apply((known) => {
        const problem = judge(known as pulumi.Unwrap<T>);
        if (problem !== undefined) throw new pulumi.RunError(problem);
    });
}
