package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Function1;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * What becomes of a cluster that kubeadm has left at rest, step by step, in an order that is drawn. Only those controllers work
 * that pods need to run, and others that are asked for.
 */
final class Course {
    private static final int MOST = 3_000;
    private static final Set<String> NEEDED = HashSet.of(
            "deployment-controller",
            "replicaset-controller",
            "statefulset-controller",
            "daemonset-controller",
            "garbage-collector-controller",
            "node-ipam-controller",
            "serviceaccount-controller",
            "root-ca-certificate-publisher-controller",
            "default-scheduler",
            "kubelet");
    private static final Cluster KUBEADM = kubeadm();
    private static final Function1<Seq<String>, Cluster> RESTED =
            Function1.<Seq<String>, Cluster>of(Course::resting).memoized();

    private final Choice choice;
    private final BiConsumer<Snapshot, Stepped> check;
    private Cluster cluster;

    /**
     * Begins a course.
     *
     * @param choice who works next
     * @param check is told of each step, with the objects before it
     */
    Course(Choice choice, BiConsumer<Snapshot, Stepped> check) {
        this(KUBEADM, choice, check);
    }

    /** Begins a course likewise, from that cluster. */
    Course(Cluster start, Choice choice, BiConsumer<Snapshot, Stepped> check) {
        this.cluster = start;
        this.choice = choice;
        this.check = check;
    }

    /** Returns a cluster as kubeadm leaves it, at rest, in which those controllers work too. */
    static Cluster kubeadm(String... more) {
        return only(NEEDED.addAll(Vector.of(more)));
    }

    /** Returns a cluster as kubeadm leaves it, at rest, in which only those controllers work. */
    static Cluster only(Set<String> controllers) {
        return settled(Cluster.start(
                        Vector.empty(),
                        config -> ControlPlane.controllers(config).filter(each -> controllers.contains(each.name())))
                .get());
    }

    /**
     * Returns what that cluster is at rest after each of these manifests in turn, where work was done in the order in which it came
     * up. As a cluster is a value, it is found once, and many courses begin there.
     */
    static Cluster rested(Seq<String> manifests) {
        return RESTED.apply(manifests);
    }

    private static Cluster resting(Seq<String> manifests) {
        return manifests.isEmpty()
                ? KUBEADM
                : settled(rested(manifests.init())
                        .apply(objects(manifests.last()))
                        .get());
    }

    /** The cluster as it is now. */
    Cluster cluster() {
        return cluster;
    }

    /** Applies a manifest and lets the cluster settle. */
    Snapshot apply(String yaml) {
        say(yaml);
        return settle();
    }

    /** Applies a manifest, to which nobody reacts yet. */
    void say(String yaml) {
        cluster = cluster.apply(objects(yaml)).get();
    }

    /** Makes a request, to which nobody reacts yet; returns why it is refused, if it is. */
    Option<ApiError> request(Write write) {
        return cluster.request(write).peek(after -> cluster = after).swap().toOption();
    }

    /** Something goes wrong, or right again, to which nobody reacts yet. */
    void strike(Fault fault) {
        cluster = cluster.after(fault);
    }

    /** Lets nothing go wrong any more that has not yet. */
    void calm() {
        cluster = cluster.withHazards(Hazards.NONE);
    }

    /** Lets the cluster settle. */
    Snapshot settle() {
        for (int steps = 0; !cluster.isSettled(); steps++) {
            step();
            if (steps > MOST) {
                throw new AssertionError("the cluster does not settle");
            }
        }
        return cluster.snapshot();
    }

    /** Takes that many steps; fewer, if the cluster settles. */
    void steps(int most) {
        for (int steps = 0; steps < most && !cluster.isSettled(); steps++) {
            step();
        }
    }

    /** Lets time pass: all that is due until then is done. */
    Snapshot advance(Duration time) {
        Instant end = cluster.now().plus(time);
        while (!cluster.agenda().pending().isEmpty()
                || cluster.agenda().nextTimer().exists(due -> !due.isAfter(end))) {
            step();
        }
        cluster = cluster.withNow(end);
        return cluster.snapshot();
    }

    private void step() {
        Stepped next = cluster.next(choice);
        check.accept(cluster.snapshot(), next);
        cluster = next.cluster();
    }
}
