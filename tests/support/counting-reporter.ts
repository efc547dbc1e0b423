import { type MochaOptions, reporters, Runner } from "mocha";

/** Mocha's usual report, and as the last line of stdout what it comes to: `12 passed, 0 failed[, 1 skipped]`. */
class CountingReporter extends reporters.Spec {
    public constructor(runner: Runner, options: MochaOptions) {
        super(runner, options);
        // After the listener that `Spec` has registered for its own summary.
        runner.once(Runner.constants.EVENT_RUN_END, () => {
            const { passes, failures, pending } = this.stats;
            const skipped = pending > 0 ? `, ${pending} skipped` : "";
            process.stdout.write(`${passes} passed, ${failures} failed${skipped}\n`);
        });
    }
}

export = CountingReporter;
