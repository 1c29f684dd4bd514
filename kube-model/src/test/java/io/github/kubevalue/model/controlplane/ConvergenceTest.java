package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.arbitrary.KubeDomain;
import io.github.kubevalue.model.arbitrary.SmallCluster;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What holds for every cluster, whatever the order of events. */
@Domain(KubeDomain.class)
class ConvergenceTest {

    @Property(tries = 60)
    void convergence(@ForAll SmallCluster cluster, @ForAll Choice choice) {
        assertThat(settled(cluster, choice).reason()).isEmpty();
    }

    @Property(tries = 30)
    void idempotence(@ForAll SmallCluster cluster, @ForAll Choice choice) {
        Cluster rest = settled(cluster, choice).cluster();

        // a pod that fits nowhere is told why when it is tried; later changes that cannot help it are not told
        boolean scheduled = isUncontended(rest.snapshot());
        AtRest.assertIdempotent(
                rest,
                rest.controllers().filter(each -> scheduled || !each.name().equals("default-scheduler")),
                rest.snapshot().all());
    }

    @Property(tries = 20)
    void applyingTheSameManifestsAgainChangesNothing(@ForAll SmallCluster cluster) {
        Cluster rest = settled(cluster, Choice.first()).cluster();

        Cluster again = rest.apply(cluster.objects()).get();

        assertThat(again.snapshot().revision()).isEqualTo(rest.snapshot().revision());
    }

    @Property(tries = 30)
    void confluence(@ForAll SmallCluster cluster, @ForAll Choice one, @ForAll Choice other) {
        Snapshot left = settled(cluster, one).cluster().snapshot();
        Snapshot right = settled(cluster, other).cluster().snapshot();
        Assume.that(isUncontended(left) && isUncontended(right));

        assertThat(shape(left)).isEqualTo(shape(right));
    }

    @Property(tries = 20)
    void noAddressIsGivenTwice(@ForAll SmallCluster cluster, @ForAll Choice choice) {
        Snapshot rest = settled(cluster, choice).cluster().snapshot();

        assertThat(rest.list(Pod.KIND)
                        .filter(pod -> !pod.isTerminal() && !pod.spec().isHostNetwork())
                        .flatMap(pod -> pod.status().podIPs().map(PodIP::ip)))
                .doesNotHaveDuplicates();
        assertThat(rest.list(Service.KIND).flatMap(service -> service.spec().clusterIp()))
                .doesNotHaveDuplicates();
        assertThat(rest.list(Node.KIND).flatMap(node -> node.spec().podCIDRs())).doesNotHaveDuplicates();
    }

    private static Convergence settled(SmallCluster cluster, Choice choice) {
        return Kubeadm.started(cluster.objects()).converge(choice);
    }

    /** Whether every pod found a node: where pods compete for room, the first to come wins. */
    private static boolean isUncontended(Snapshot snapshot) {
        return snapshot.list(Pod.KIND).forAll(pod -> pod.spec().nodeName().isDefined());
    }

    /** What two runs share: all but generated names, uids, addresses, nodes and times. */
    private static SortedMap<String, String> shape(Snapshot snapshot) {
        SortedMap<String, String> deployments = snapshot.list(Deployment.KIND)
                .foldLeft(
                        TreeMap.empty(),
                        (all, deployment) -> all.put(
                                deployment.key().toString(),
                                deployment.status().replicas() + " "
                                        + deployment.status().readyReplicas()));
        return TreeMap.<String, String>empty()
                .merge(deployments)
                .merge(counted(
                        snapshot.list(Pod.KIND), ConvergenceTest::family, pod -> pod.isReady() ? "ready" : "not"))
                .merge(snapshot.list(Service.KIND)
                        .foldLeft(
                                TreeMap.<String, String>empty(),
                                (all, service) -> all.put(
                                        service.key().toString(), Integer.toString(endpoints(snapshot, service)))));
    }

    private static String family(Pod pod) {
        return "pods of " + pod.namespace() + " with "
                + pod.metadata().labels().filterKeys(key -> key.equals("app") || key.equals("k8s-app"));
    }

    private static <T extends KubeObject> SortedMap<String, String> counted(
            Seq<T> objects, Function<T, String> group, Function<T, String> state) {
        return objects.groupBy(group)
                .foldLeft(
                        TreeMap.empty(),
                        (all, entry) ->
                                all.put(entry._1, entry._2.map(state).sorted().toString()));
    }

    private static int endpoints(Snapshot snapshot, Service service) {
        return snapshot.list(EndpointSlice.KIND, service.namespace())
                .filter(slice -> slice.serviceName().contains(service.name()))
                .map(slice -> slice.endpoints().size())
                .sum()
                .intValue();
    }
}
