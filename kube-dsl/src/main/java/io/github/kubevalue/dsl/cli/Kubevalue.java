package io.github.kubevalue.dsl.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The command line; without a command it shows the tour. */
@CommandLine.Command(
        name = "kubevalue",
        mixinStandardHelpOptions = true,
        version = "kubevalue 0.1.0",
        description = "Kubernetes as a value: what a cluster makes of your manifests, without a cluster.",
        subcommands = {
            TourCommand.class,
            GetCommand.class,
            ConvergeCommand.class,
            ExploreCommand.class,
            DigCommand.class,
            TraceCommand.class,
            RulesCommand.class,
            CheckCommand.class,
            AuthCommand.class,
            ServeCommand.class
        })
final class Kubevalue implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        return Objects.requireNonNull(spec.commandLine().getSubcommands().get("tour"))
                .execute();
    }
}
