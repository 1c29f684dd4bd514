package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.fault.Fault;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What has just gone wrong. */
final class FaultOptions {
    @CommandLine.Option(
            names = "--fault",
            paramLabel = "FAULT",
            converter = FaultConverter.class,
            description =
                    "What goes wrong once all before has converged, and nothing has reacted to yet: node-lost=NODE"
                            + " takes the machine away. Other faults as in explore. Repeatable.")
    private List<Fault> faults = new ArrayList<>();

    /** Returns the cluster right after that. */
    Cluster strike(Cluster cluster) {
        Vector<Fault> all = Vector.ofAll(faults);
        FaultTargets.check(cluster, all);
        return all.foldLeft(cluster, Cluster::after);
    }
}
