package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.cluster.Refusal;
import io.github.kubevalue.model.cluster.Warning;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.manifest.Document;
import io.github.kubevalue.model.manifest.FieldValidation;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.manifest.Problem;
import io.github.kubevalue.model.timeline.Timeline;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Makes a cluster of the manifests that a command line names. */
final class Loader {
    private static final String EXAMPLE = "/examples/shop.yaml";
    private static final Set<String> SYSTEM = HashSet.of("kube-system", "kube-public", "kube-node-lease");

    private final InputOptions options;

    Loader(InputOptions options) {
        this.options = options;
    }

    /** Returns the cluster at the time that the options ask for, and how it came there. */
    Convergence load() {
        return load(first());
    }

    /** Returns that cluster, ready to be asked, in the world that the zone files describe. */
    RunningCluster running() {
        return running(first());
    }

    RunningCluster running(Manifest manifest) {
        return running(load(manifest).cluster());
    }

    /** Returns that cluster right after something went wrong. */
    RunningCluster running(FaultOptions faults) {
        return running(load(), faults);
    }

    RunningCluster running(Convergence convergence, FaultOptions faults) {
        return running(faults.strike(convergence.cluster()));
    }

    private RunningCluster running(Cluster cluster) {
        return RunningCluster.of(cluster).withPublicZones(ZoneFiles.read(options.zones()));
    }

    /** Returns the manifests of {@code -f}. */
    Manifest first() {
        return options.files().isEmpty() ? example() : read(options.files());
    }

    Convergence load(Manifest manifest) {
        return Chapter.joined(chapters(manifest));
    }

    /** Returns how the cluster came to the time that the options ask for: first with {@code -f}, then with each {@code --then}. */
    Vector<Chapter> chapters() {
        return chapters(first());
    }

    private Vector<Chapter> chapters(Manifest manifest) {
        if (options.observed()) {
            return Vector.of(Chapter.untold(Cluster.observed(manifest.objects(), ControlPlane::controllers)));
        }
        return story(told(manifest, started(manifest))).ended(options.at());
    }

    private Cluster started(Manifest manifest) {
        return ClusterConfig.read(manifest.objects())
                .map(config -> config.withSeed(options.seed()))
                .flatMap(config -> Cluster.start(config, manifest, ControlPlane::controllers))
                .getOrElseThrow(refusals -> refused(manifest, refusals));
    }

    /**
     * Returns the cluster to which the last file was applied and nothing has reacted yet: the last {@code --then}, or else {@code
     * -f}, applied to the nodes of it as kubeadm leaves them, or as it is some time after its start.
     */
    Cluster unsettled() {
        if (options.observed()) {
            throw new BadInput("--observed: nothing reacts to what is only observed, in no order");
        }
        Manifest first = first();
        if (options.then().isEmpty() && options.at().isEmpty()) {
            return told(first, bare(first).apply(first).getOrElseThrow(refusals -> refused(first, refusals)));
        }
        Story story = story(told(first, started(first)));
        return options.at().isDefined() ? story.ended(options.at()).last().end().cluster() : story.start();
    }

    private Story story(Cluster started) {
        return options.then()
                .foldLeft(Story.of(started), (story, later) -> story.then(later.when(), so -> after(so, later)));
    }

    private Cluster after(Cluster cluster, Later later) {
        if (later.deed() instanceof Later.Struck struck) {
            FaultTargets.check(cluster, Vector.of(struck.fault()));
            return cluster.after(struck.fault());
        }
        return applied(cluster, read(later.file().toVector()));
    }

    private Cluster bare(Manifest manifest) {
        return ClusterConfig.read(manifest.objects())
                .map(config -> config.withSeed(options.seed()))
                .flatMap(config -> Cluster.start(
                        config, manifest.objects().filter(Node.class::isInstance), ControlPlane::controllers))
                .getOrElseThrow(refusals -> refused(manifest, refusals))
                .converge()
                .cluster();
    }

    /** Says once what was warned of. */
    private Cluster told(Manifest manifest, Cluster cluster) {
        cluster.warnings().map(warning -> placed(manifest, warning)).distinct().forEach(options::warn);
        return cluster;
    }

    /** A warning of a field, at its place in the file. */
    private static String placed(Manifest manifest, Warning warning) {
        return manifest.documents()
                .findLast(each -> each.object().key().equals(warning.object()))
                .filter(any -> !warning.field().isEmpty())
                .map(document ->
                        document.problem(warning.field(), warning.text()).toString())
                .getOrElse(warning.text());
    }

    private Cluster applied(Cluster cluster, Manifest manifest) {
        return told(manifest, accepted(cluster, manifest).getOrElseThrow(refusals -> refused(manifest, refusals)));
    }

    private Either<Seq<Refusal>, Cluster> accepted(Cluster cluster, Manifest manifest) {
        if (!options.serverSide()) {
            return cluster.apply(manifest);
        }
        Seq<Document> applied = manifest.documents().reject(document -> Cluster.isDeletion(document.object()));
        return cluster.apply(manifest.objects().filter(Cluster::isDeletion))
                .flatMap(so -> so.applyServerSide(applied.map(this::application), options.fieldManager()));
    }

    private Write.ServerSideApply application(Document document) {
        return new Write.ServerSideApply(document.object().key(), document.tree(), options.forceConflicts(), "");
    }

    /** Returns the documents of {@code --then}, which replace those of the same key before them. */
    Seq<Document> later() {
        return options.then()
                .flatMap(Later::file)
                .flatMap(file -> read(Vector.of(file)).documents());
    }

    /**
     * Returns what is to be told of the chapters: of the first only if it is the only one, and nothing of what kubeadm brings
     * unless a file speaks of its namespaces.
     */
    Timeline told(Vector<Chapter> chapters) {
        Set<String> named = first().documents()
                .appendAll(later())
                .map(document -> document.object().namespace())
                .toSet();
        return (chapters.size() > 1 ? chapters.tail() : chapters)
                .map(Chapter::timeline)
                .reduce(Timeline::then)
                .in(namespace -> !SYSTEM.contains(namespace) || named.contains(namespace));
    }

    private Manifest read(Seq<String> names) {
        return accepted(ManifestReader.kubernetes().with(options.validation()).read(names, System.in));
    }

    private Manifest example() {
        try (InputStream text = Loader.class.getResourceAsStream(EXAMPLE)) {
            return accepted(ManifestReader.kubernetes()
                    .parse("shop.yaml", new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Manifest accepted(Validation<Seq<Problem>, Manifest> read) {
        if (read.isInvalid()) {
            throw new BadInput(read.getError().mkString("\n"));
        }
        if (options.validation() == FieldValidation.WARN) {
            read.get().warnings().forEach(options::warn);
        }
        return read.get().latest().inNamespace(options.namespace());
    }

    private static BadInput refused(Manifest manifest, Seq<Refusal> refusals) {
        return new BadInput(
                refusals.flatMap(refusal -> placed(manifest, refusal)).mkString("\n"));
    }

    /** What the API server says of an object, at the place in the file that it is about. */
    private static Seq<String> placed(Manifest manifest, Refusal refusal) {
        Option<Document> document =
                manifest.documents().findLast(each -> each.object().key().equals(refusal.object()));
        if (document.isEmpty()) {
            return Vector.of(refusal.toString());
        }
        boolean isOneSentence = refusal.error().is(ApiError.Reason.CONFLICT)
                || refusal.error().causes().forAll(cause -> cause.field().isEmpty());
        return isOneSentence
                ? Vector.of(document.get().place() + ": " + refusal.error().message())
                : refusal.error()
                        .causes()
                        .map(cause -> document.get()
                                .problem(cause.field(), cause.message())
                                .toString());
    }
}
