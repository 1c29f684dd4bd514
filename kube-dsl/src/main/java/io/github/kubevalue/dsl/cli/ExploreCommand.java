package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.render.ExplorationText;
import io.github.kubevalue.dsl.render.JsonText;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.explore.Bounds;
import io.github.kubevalue.model.explore.Exploration;
import io.github.kubevalue.model.explore.Explored;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Does every order of events lead to rest. */
@CommandLine.Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        description =
                "Says whether the cluster settles in every order of events, whatever may go wrong within bounds; if"
                        + " not, shows a shortest way to what is wrong.")
final class ExploreCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Option(
            names = "--crashes",
            defaultValue = "0",
            description = "How often a controller may stop between two writes and start anew.")
    private int crashes;

    @CommandLine.Option(
            names = "--stale-reads",
            defaultValue = "0",
            description = "How often a controller may act on an older state.")
    private int staleReads;

    @CommandLine.Option(
            names = "--staleness",
            paramLabel = "REVISIONS",
            defaultValue = "1",
            description = "How old such a state may be.")
    private int staleness;

    @CommandLine.Option(
            names = "--fault",
            paramLabel = "FAULT",
            converter = FaultConverter.class,
            description = "What may happen at any time: node-lost=NODE, kubelet-stopped=NODE, kubelet-started=NODE,"
                    + " restart=CONTROLLER, refuse=CONTROLLER:TIMES, down=DURATION, delay=CONTROLLER:DURATION."
                    + " Repeatable.")
    private List<Fault> faults = new ArrayList<>();

    @CommandLine.Option(names = "--ties", description = "Let ties, such as which of two equal nodes, go all ways.")
    private boolean ties;

    @CommandLine.Option(names = "--states", defaultValue = "100000", description = "After how many states to give up.")
    private int states;

    @CommandLine.Option(names = "--depth", defaultValue = "1000", description = "After how many steps to give up.")
    private int depth;

    @CommandLine.Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "text or json.")
    private Format format;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Hazards hazards = new Hazards(staleReads, staleReads == 0 ? 0 : staleness, crashes, Vector.ofAll(faults));
        Cluster cluster = new Loader(input).unsettled();
        FaultTargets.check(cluster, hazards.faults());
        Exploration calm = Exploration.of(cluster.withHazards(hazards)).within(new Bounds(states, depth));
        Explored explored = (ties ? calm.withTies() : calm).run();
        String answer = format == Format.JSON
                ? JsonText.pretty(ExplorationText.json(explored)) + "\n"
                : ExplorationText.text(explored);
        spec.commandLine().getOut().print(answer);
        spec.commandLine().getOut().flush();
        return ExitStatus.of(explored.holds());
    }
}
