package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.printer.Printers;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** What kubectl would show. */
@CommandLine.Command(
        name = "get",
        mixinStandardHelpOptions = true,
        description = "Shows objects as kubectl get would, once the cluster has converged.")
final class GetCommand implements Callable<Integer> {
    /** What {@code get all} means. */
    // staging/src/k8s.io/kubectl: the resources of category "all"
    private static final Seq<String> ALL = Vector.of(
            "pods", "services", "daemonsets", "deployments", "replicasets", "statefulsets", "cronjobs", "jobs");

    /** How objects are printed. */
    enum Output {
        TABLE,
        WIDE,
        YAML,
        JSON,
        NAME
    }

    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Parameters(index = "0", paramLabel = "KIND", description = "pods, svc, deploy, all …, or KIND/NAME.")
    private String kind;

    @CommandLine.Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "One object.")
    private String name;

    @CommandLine.Option(
            names = {"-A", "--all-namespaces"},
            description = "Of all namespaces.")
    private boolean allNamespaces;

    @CommandLine.Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            description = "wide, yaml, json or name.")
    private Output output;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Loader loader = new Loader(input);
        Manifest manifest = loader.first();
        Cluster cluster = loader.load(manifest).cluster();
        int slash = kind.indexOf('/');
        Option<String> wanted = slash > 0 ? Option.some(kind.substring(slash + 1)) : Option.of(name);
        String word = slash > 0 ? kind.substring(0, slash) : kind;
        if (word.equals("all")) {
            return printAll(manifest.scheme(), cluster);
        }
        Kind<?> found = kind(manifest.scheme(), word);
        Seq<KubeObject> objects = objects(cluster, found).filter(object -> wanted.forAll(object.name()::equals));
        if (wanted.isDefined() && objects.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("Error from server (NotFound): " + found.groupResource() + " \"" + wanted.get()
                            + "\" not found");
            return ExitStatus.NO;
        }
        print(cluster, found, objects, wanted.isDefined());
        return ExitStatus.YES;
    }

    private static Kind<?> kind(Scheme scheme, String word) {
        return scheme.named(word.toLowerCase(Locale.ROOT))
                .orElse(() -> scheme.named(word))
                .getOrElseThrow(() -> new BadInput("error: the server doesn't have a resource type \"" + word + "\""));
    }

    private int printAll(Scheme scheme, Cluster cluster) {
        boolean first = true;
        for (String word : ALL) {
            Kind<?> found = kind(scheme, word);
            Seq<KubeObject> objects = objects(cluster, found);
            if (objects.isEmpty()) {
                continue;
            }
            if (!first) {
                spec.commandLine().getOut().println();
            }
            first = false;
            print(cluster, found, objects, false);
        }
        return ExitStatus.YES;
    }

    private Seq<KubeObject> objects(Cluster cluster, Kind<?> found) {
        Seq<KubeObject> all = found.equals(Event.KIND)
                ? Vector.<KubeObject>ofAll(cluster.events())
                        .appendAll(cluster.snapshot().list(found))
                        .distinctBy(KubeObject::key)
                : Vector.<KubeObject>ofAll(cluster.snapshot().list(found));
        return allNamespaces || !found.isNamespaced()
                ? all
                : all.filter(object -> object.namespace().equals(input.namespace()));
    }

    private void print(Cluster cluster, Kind<?> found, Seq<KubeObject> objects, boolean single) {
        PrintWriter out = spec.commandLine().getOut();
        switch (output) {
            case YAML -> out.print(single ? ManifestWriter.yaml(objects.head()) : ManifestWriter.yaml(objects));
            case JSON -> out.print(single ? ManifestWriter.json(objects.head()) : ManifestWriter.json(objects));
            case NAME -> objects.forEach(object -> out.println(named(found) + "/" + object.name()));
            case TABLE, WIDE -> table(cluster, found, objects, out);
        }
        out.flush();
    }

    private void table(Cluster cluster, Kind<?> found, Seq<KubeObject> objects, PrintWriter out) {
        if (objects.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            allNamespaces || !found.isNamespaced()
                                    ? "No resources found"
                                    : "No resources found in " + input.namespace() + " namespace.");
            return;
        }
        Printers.Width width = output == Output.WIDE ? Printers.Width.WIDE : Printers.Width.NORMAL;
        out.print(Printers.table(found, objects, width, allNamespaces, cluster.now()));
    }

    private static String named(Kind<?> kind) {
        String singular = kind.name().toLowerCase(Locale.ROOT);
        return kind.group().isEmpty() ? singular : singular + "." + kind.group();
    }
}
