package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.admission.AdmissionChain;
import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.apiserver.ApiServerFlags;
import io.github.kubevalue.model.arbitrary.KubeDomain;
import io.github.kubevalue.model.arbitrary.SmallCluster;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.core.ResourceQuotaSpec;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.PodRequests;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What holds of admission, whatever the cluster. */
@Domain(KubeDomain.class)
class AdmissionLawsTest {
    private static final AdmissionChain CHAIN = ApiServerFlags.DEFAULT.admission();

    @Property(tries = 20)
    void idempotence(@ForAll SmallCluster cluster) {
        Snapshot snapshot = started(cluster.objects()).snapshot();
        for (KubeObject object : snapshot.all()) {
            for (AdmissionPlugin plugin : CHAIN.plugins()) {
                AdmissionRequest once = plugin.admit(AdmissionRequest.create(object), snapshot)
                        .getOrElse(AdmissionRequest.create(object));
                assertThat(plugin.admit(once, snapshot).getOrElse(once))
                        .as("%s of %s", plugin.name(), object.key())
                        .isEqualTo(once);
            }
        }
    }

    @Property(tries = 20)
    void conservationOfQuotas(@ForAll SmallCluster cluster, @ForAll Choice choice) {
        Seq<KubeObject> objects = cluster.objects();
        Seq<KubeObject> limited =
                objects.appendAll(objects.filter(object -> object.type().isNamespaced())
                        .map(KubeObject::namespace)
                        .map(name -> name.isEmpty() ? "default" : name)
                        .distinct()
                        .map(AdmissionLawsTest::wide));

        Snapshot rest = started(limited).converge(choice).cluster().snapshot();

        for (ResourceQuota quota : rest.list(ResourceQuota.KIND)) {
            assertThat(quota.status().used().mapValues(Quantity::amount).mapValues(BigDecimal::stripTrailingZeros))
                    .isEqualTo(sums(rest, quota.namespace()));
        }
    }

    /** A quota that nothing exceeds. */
    private static ResourceQuota wide(String namespace) {
        SortedMap<String, Quantity> hard = TreeMap.of(
                "pods", Quantity.of(10_000),
                "services", Quantity.of(10_000),
                "requests.ephemeral-storage", Quantity.parse("1Pi"),
                "count/replicasets.apps", Quantity.of(10_000));
        return ResourceQuota.builder()
                .metadata(ObjectMeta.named(namespace, "wide"))
                .spec(ResourceQuotaSpec.builder().hard(hard).build())
                .build();
    }

    /** What the live objects of a namespace use, reckoned by hand. */
    private static SortedMap<String, BigDecimal> sums(Snapshot snapshot, String namespace) {
        Seq<Pod> pods = snapshot.list(Pod.KIND, namespace).reject(Pod::isTerminal);
        long storage = pods.map(pod -> PodRequests.of(pod.spec()).exact().ephemeralStorage())
                .sum()
                .longValue();
        long services = count(snapshot, namespace, "services");
        long replicaSets = count(snapshot, namespace, "replicasets");
        return Vector.of("pods", "services", "requests.ephemeral-storage", "count/replicasets.apps")
                .zip(Vector.of((long) pods.size(), services, storage, replicaSets))
                .foldLeft(
                        TreeMap.<String, BigDecimal>empty(),
                        (all, entry) ->
                                all.put(entry._1, BigDecimal.valueOf(entry._2).stripTrailingZeros()));
    }

    private static long count(Snapshot snapshot, String namespace, String plural) {
        return snapshot.in(namespace).count(object -> object.type().plural().equals(plural));
    }
}
