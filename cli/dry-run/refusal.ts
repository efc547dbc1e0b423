/** What the dry run will not do; the message is a whole line of four parts. */
export class Refusal extends Error {
    constructor(
        message: string,
        readonly at: string,
    ) {
        super(`${at}: ${message}`);
        this.name = "Refusal";
    }
}
