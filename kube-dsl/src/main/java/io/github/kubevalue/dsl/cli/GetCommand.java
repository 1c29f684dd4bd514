package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.printer.PrintOptions;
import io.github.kubevalue.dsl.printer.Printers;
import io.github.kubevalue.dsl.text.TextTable;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.read.ListOptions;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.PrintWriter;
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

    @CommandLine.Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "pods, svc, deploy …, several with commas, all, or KIND/NAME.")
    private String kind;

    @CommandLine.Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "One object.")
    private String name;

    @CommandLine.Option(
            names = {"-A", "--all-namespaces"},
            description = "Of all namespaces.")
    private boolean allNamespaces;

    @CommandLine.Option(
            names = {"-l", "--selector"},
            paramLabel = "LABELS",
            defaultValue = "",
            description = "Those with such labels: app=web,tier in (front,back),!canary.")
    private String selector;

    @CommandLine.Option(
            names = "--field-selector",
            paramLabel = "FIELDS",
            defaultValue = "",
            description = "Those with such fields: spec.nodeName=n1,status.phase!=Running.")
    private String fieldSelector;

    @CommandLine.Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            description = "wide, yaml, json or name.")
    private Output output;

    @CommandLine.Option(names = "--show-managed-fields", description = "Show in yaml and json who owns which fields.")
    private boolean showManagedFields;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Loader loader = new Loader(input);
        Manifest manifest = loader.first();
        int slash = kind.indexOf('/');
        checkSelectors(slash > 0);
        Option<String> wanted = slash > 0 ? Option.some(kind.substring(slash + 1)) : Option.of(name);
        Seq<Kind<?>> kinds = kinds(manifest.scheme(), slash > 0 ? kind.substring(0, slash) : kind);
        Cluster cluster = loader.load(manifest).cluster();
        Map<Kind<?>, Seq<KubeObject>> found = LinkedHashMap.ofEntries(kinds.map(each ->
                Tuple.of(each, objects(cluster, each).filter(object -> wanted.forAll(object.name()::equals)))));
        Seq<Kind<?>> missing =
                wanted.isDefined() ? kinds.filter(each -> found.get(each).forAll(Seq::isEmpty)) : Vector.empty();
        if (missing.size() < kinds.size()) {
            print(cluster, found, wanted.isDefined() && kinds.size() == 1);
        }
        missing.forEach(each -> spec.commandLine()
                .getErr()
                .println("Error from server (NotFound): " + each.groupResource() + " \"" + wanted.get()
                        + "\" not found"));
        return missing.isEmpty() ? ExitStatus.YES : ExitStatus.NO;
    }

    /** The kinds that a word means to kubectl: one, {@code all}, or several with commas between. */
    private static Seq<Kind<?>> kinds(Scheme scheme, String words) {
        return Vector.of(words.split(","))
                .flatMap(word -> word.equals("all") ? ALL : Vector.of(word))
                .<Kind<?>>map(word -> kind(scheme, word))
                .distinct();
    }

    private static Kind<?> kind(Scheme scheme, String word) {
        return scheme.named(word)
                .getOrElseThrow(() -> new BadInput("error: the server doesn't have a resource type \"" + word + "\""));
    }

    // staging/src/k8s.io/cli-runtime/pkg/resource/builder.go, visitBySelector
    private void checkSelectors(boolean isNamed) {
        if (selector.isEmpty() && fieldSelector.isEmpty()) {
            return;
        }
        if (isNamed) {
            throw new BadInput("error: selectors and the all flag cannot be used when passing resource/name arguments");
        }
        if (Option.of(name).isDefined()) {
            throw new BadInput("error: name cannot be provided when a selector is specified");
        }
    }

    private Seq<KubeObject> objects(Cluster cluster, Kind<?> found) {
        ListOptions options = (allNamespaces ? ListOptions.all() : ListOptions.in(input.namespace()))
                .withLabelSelector(selector)
                .withFieldSelector(fieldSelector);
        Either<ApiError, Seq<KubeObject>> answer = found.equals(Event.KIND)
                ? options.selection(found, cluster.snapshot()).map(events(cluster)::filter)
                : cluster.apiServer().list(found, options).map(list -> Vector.ofAll(list.items()));
        return answer.getOrElseThrow(error -> new BadInput(refused(found, error)));
    }

    private static Seq<KubeObject> events(Cluster cluster) {
        return Vector.<KubeObject>ofAll(cluster.events())
                .appendAll(cluster.snapshot().list(Event.KIND))
                .distinctBy(KubeObject::key);
    }

    // staging/src/k8s.io/cli-runtime/pkg/resource/helper.go, EnhanceListError
    private String refused(Kind<?> kind, ApiError error) {
        return "Error from server (" + error.reason() + "): Unable to find \"" + kind.group() + "/" + kind.version()
                + ", Resource=" + kind.plural() + "\" that match label selector \"" + selector + "\", field selector \""
                + fieldSelector + "\": " + error.message();
    }

    private void print(Cluster cluster, Map<Kind<?>, Seq<KubeObject>> found, boolean single) {
        PrintWriter out = spec.commandLine().getOut();
        Seq<KubeObject> objects = found.values().flatMap(each -> each).map(this::shown);
        switch (output) {
            case YAML -> out.print(single ? ManifestWriter.yaml(objects.head()) : ManifestWriter.yaml(objects));
            case JSON -> out.print(single ? ManifestWriter.json(objects.head()) : ManifestWriter.json(objects));
            case NAME -> objects.forEach(object -> out.println(Printers.name(object)));
            case TABLE, WIDE -> tables(cluster, found, out);
        }
        out.flush();
    }

    private KubeObject shown(KubeObject object) {
        return showManagedFields || object.metadata().managedFields().isEmpty()
                ? object
                : object.withMetadata(object.metadata().withManagedFields(Vector.empty()));
    }

    private void tables(Cluster cluster, Map<Kind<?>, Seq<KubeObject>> found, PrintWriter out) {
        Map<Kind<?>, Seq<KubeObject>> some = found.filterValues(Seq::nonEmpty);
        if (some.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            allNamespaces || !found.exists(each -> each._1.isNamespaced())
                                    ? "No resources found"
                                    : "No resources found in " + input.namespace() + " namespace.");
            return;
        }
        // staging/src/k8s.io/kubectl/pkg/cmd/get/get.go: objects of several kinds are named with their kinds
        boolean isOfSeveralKinds = found.size() > 1;
        out.print(some.map(each -> table(cluster, each._1, each._2, isOfSeveralKinds))
                .mkString(System.lineSeparator()));
    }

    private TextTable table(Cluster cluster, Kind<?> kind, Seq<KubeObject> objects, boolean isOfSeveralKinds) {
        PrintOptions options = PrintOptions.builder()
                .wide(output == Output.WIDE)
                .withNamespace(allNamespaces)
                .withKind(isOfSeveralKinds)
                .build();
        return Printers.table(kind, objects, options, cluster.snapshot(), cluster.now());
    }
}
