package io.github.kubevalue.dsl.cli;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What all commands take: manifests, a namespace, what happens later, and chance. */
final class InputOptions {
    @CommandLine.Option(
            names = {"-f", "--filename"},
            paramLabel = "FILE",
            description =
                    "Manifests: a file, a directory, or - for standard input. Repeatable; later objects replace earlier"
                            + " ones of the same key. Default: the example shop.")
    private List<String> files = new ArrayList<>();

    @CommandLine.Option(
            names = "--then",
            paramLabel = "FILE",
            description =
                    "Apply this too once all before it has converged: a roll-out, an edit, or a deletion of objects"
                            + " annotated kubevalue.io/delete: \"true\". Repeatable.")
    private List<String> then = new ArrayList<>();

    @CommandLine.Option(
            names = {"-n", "--namespace"},
            defaultValue = "default",
            description = "The namespace of objects that name none, and of names given without one.")
    private String namespace = "default";

    @CommandLine.Option(
            names = "--observed",
            description = "Take the objects with their status as what a cluster dump says; reconcile nothing.")
    private boolean observed;

    @CommandLine.Option(
            names = "--seed",
            defaultValue = "0",
            description = "Draw names, addresses and ties from this seed.")
    private long seed;

    @CommandLine.Option(
            names = "--at",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Look at the cluster that long after its start (90s, 5m) instead of once it has converged.")
    private Duration at;

    Seq<String> files() {
        return Vector.ofAll(files);
    }

    Seq<String> then() {
        return Vector.ofAll(then);
    }

    String namespace() {
        return namespace;
    }

    boolean observed() {
        return observed;
    }

    long seed() {
        return seed;
    }

    Option<Duration> at() {
        return Option.of(at);
    }
}
