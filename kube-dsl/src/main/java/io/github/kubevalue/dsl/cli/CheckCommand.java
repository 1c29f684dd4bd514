package io.github.kubevalue.dsl.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;

/** What will not work, and why. */
@CommandLine.Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Finds what will not work: why, the evidence, the fix.")
final class CheckCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private InputOptions input;

    @Override
    public Integer call() {
        return ExitStatus.YES;
    }
}
