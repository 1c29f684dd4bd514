package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.function.BiConsumer;

/**
 * What becomes of a cluster that kubeadm has left at rest, step by step, in an order that is drawn. Only those controllers work
 * that pods need to run.
 */
final class Course {
    private static final int MOST = 3_000;
    private static final Set<String> NEEDED = HashSet.of(
            "deployment-controller",
            "replicaset-controller",
            "statefulset-controller",
            "daemonset-controller",
            "garbage-collector",
            "node-ipam-controller",
            "serviceaccount-controller",
            "root-ca-certificate-publisher-controller",
            "default-scheduler",
            "kubelet");
    private static final Cluster KUBEADM = settled(Cluster.start(
                    Vector.empty(),
                    config -> ControlPlane.controllers(config).filter(each -> NEEDED.contains(each.name())))
            .get());

    private final Choice choice;
    private final BiConsumer<Snapshot, Stepped> check;
    private Cluster cluster = KUBEADM;

    /**
     * Begins a course.
     *
     * @param choice who works next
     * @param check is told of each step, with the objects before it
     */
    Course(Choice choice, BiConsumer<Snapshot, Stepped> check) {
        this.choice = choice;
        this.check = check;
    }

    /** Applies a manifest and lets the cluster settle. */
    Snapshot apply(String yaml) {
        cluster = cluster.apply(objects(yaml)).get();
        for (int steps = 0; !cluster.isSettled(); steps++) {
            Stepped next = cluster.next(choice);
            check.accept(cluster.snapshot(), next);
            cluster = next.cluster();
            if (steps > MOST) {
                throw new AssertionError("the cluster does not settle");
            }
        }
        return cluster.snapshot();
    }
}
