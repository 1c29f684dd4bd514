package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.render.JsonText;
import io.github.kubevalue.dsl.render.Timeline;
import io.github.kubevalue.model.cluster.Convergence;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Did it settle, when, through which transitions. */
@CommandLine.Command(
        name = "converge",
        mixinStandardHelpOptions = true,
        description = "Says whether the cluster settles, when, and through which transitions.")
final class ConvergeCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Option(names = "--timeline", description = "Show every transition.")
    private boolean timeline;

    @CommandLine.Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "text or json.")
    private Format format;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Convergence convergence = new Loader(input).load();
        spec.commandLine()
                .getOut()
                .print(
                        format == Format.JSON
                                ? JsonText.pretty(Timeline.json(convergence)) + "\n"
                                : Timeline.text(convergence, timeline));
        spec.commandLine().getOut().flush();
        return ExitStatus.of(convergence.converged());
    }
}
