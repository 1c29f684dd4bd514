package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.manifest.FieldValidation;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
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
            names = "--zone",
            paramLabel = "FILE",
            description = "A zone file of the world outside, which exists only as far as it is given. Repeatable.")
    private List<String> zones = new ArrayList<>();

    @CommandLine.Option(
            names = "--then",
            paramLabel = "FILE[@WHEN]",
            converter = LaterConverter.class,
            description = "Apply this too once all before it has converged, or at that time: a roll-out, an edit, or a"
                    + " deletion of objects annotated kubevalue.io/delete: \"true\". A fault as in explore is"
                    + " taken as well: node-lost=NODE. WHEN is 10m after the start, or +30s after what happened"
                    + " before. Repeatable.")
    private List<Later> then = new ArrayList<>();

    @CommandLine.Option(
            names = "--server-side",
            description = "Apply the files of --then on the server: parts of objects, whose fields have owners.")
    private boolean serverSide;

    @CommandLine.Option(
            names = "--field-manager",
            paramLabel = "NAME",
            defaultValue = "kubectl",
            description = "Who owns the fields that --server-side applies.")
    private String fieldManager = "kubectl";

    @CommandLine.Option(
            names = "--force-conflicts",
            description = "Take fields from their owners, with --server-side, instead of complaining.")
    private boolean forceConflicts;

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
            paramLabel = "WHEN",
            converter = WhenConverter.class,
            description =
                    "Look at the cluster that long after its start (90s, 5m), or after the last --then (+30s), instead"
                            + " of once it has converged.")
    private When at;

    @CommandLine.Option(
            names = "--validate",
            paramLabel = "HOW",
            arity = "0..1",
            fallbackValue = "strict",
            converter = FieldValidationConverter.class,
            description =
                    "What becomes of unknown fields and duplicate keys: strict (or true) refuses them, warn keeps them"
                            + " and says so, ignore (or false) keeps them; of duplicates the last one counts. Default:"
                            + " strict; with --observed: warn.")
    private FieldValidation validation;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec command;

    Seq<String> files() {
        return Vector.ofAll(files);
    }

    Seq<String> zones() {
        return Vector.ofAll(zones);
    }

    Seq<Later> then() {
        return Vector.ofAll(then);
    }

    boolean serverSide() {
        return serverSide;
    }

    String fieldManager() {
        return fieldManager;
    }

    boolean forceConflicts() {
        return forceConflicts;
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

    FieldValidation validation() {
        return Option.of(validation).getOrElse(observed ? FieldValidation.WARN : FieldValidation.STRICT);
    }

    /** Says something beside the answer, as {@code kubectl} says what an API server warns of. */
    void warn(Object warning) {
        command.commandLine().getErr().println("Warning: " + warning);
    }

    Option<When> at() {
        return Option.of(at);
    }
}
