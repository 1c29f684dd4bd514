package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ServiceCIDR;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceCIDRTest {
    private static final String MORE = """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {clusterIP: 10.200.0.9, ports: [{port: 80}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: ServiceCIDR
        metadata: {name: more}
        spec: {cidrs: [10.200.0.0/24]}
        """;

    @Test
    void aNewClusterHasItsRangeAndNotesTheAddressesOfItsServices() {
        Cluster cluster = settled("");

        ServiceCIDR cidr =
                cluster.snapshot().get(ServiceCIDR.KIND, "kubernetes").get();
        assertThat(cidr.spec().cidrs()).containsExactly("10.96.0.0/12");
        assertThat(cidr.metadata().finalizers()).containsExactly("networking.k8s.io/service-cidr-finalizer");
        assertThat(cidr.status().conditions().map(Condition::message))
                .containsExactly("Kubernetes Service CIDR is ready");
        assertThat(cluster.snapshot().list(IPAddress.KIND).map(KubeObject::name))
                .containsExactly("10.96.0.1", "10.96.0.10");
        assertThat(cluster.events().filter(event -> event.reason().getOrElse("").contains("IP")))
                .isEmpty();
    }

    @Test
    void aRangeStaysAsLongAsAServiceHasAnAddressOfIt() {
        Cluster cluster = settled(MORE);
        Cluster blocked = changed(cluster, "kind: ServiceCIDR", "networking.k8s.io/v1", "more")
                .advance(Duration.ofMinutes(1));
        assertThat(blocked.snapshot()
                        .get(ServiceCIDR.KIND, "more")
                        .flatMap(cidr -> cidr.status().condition("Ready"))
                        .map(Condition::reason))
                .contains("Terminating");

        Cluster freed = changed(blocked, "kind: Service", "v1", "web").advance(Duration.ofMinutes(1));
        assertThat(freed.snapshot().get(ServiceCIDR.KIND, "more")).isEmpty();
        assertThat(freed.snapshot().get(IPAddress.KIND, "10.200.0.9")).isEmpty();
    }

    @Test
    void theRangeOfTheFlagsComesBack() {
        Cluster cluster = changed(settled(""), "kind: ServiceCIDR", "networking.k8s.io/v1", "kubernetes");
        Cluster bare = cluster.snapshot()
                .list(Service.KIND)
                .foldLeft(
                        cluster,
                        (so, service) -> changed(so, "kind: Service", "v1", service.name(), service.namespace()))
                .advance(Duration.ofMinutes(1));

        ServiceCIDR cidr = bare.snapshot().get(ServiceCIDR.KIND, "kubernetes").get();
        assertThat(cidr.metadata().isDeleting()).isFalse();
        assertThat(cidr.isReady()).isTrue();
    }

    private static Cluster changed(Cluster cluster, String kind, String group, String name) {
        return changed(cluster, kind, group, name, "default");
    }

    private static Cluster changed(Cluster cluster, String kind, String group, String name, String namespace) {
        String place = kind.endsWith("Service") ? ", namespace: " + namespace : "";
        return cluster.apply(objects("apiVersion: " + group + "\n" + kind + "\nmetadata: {name: " + name + place
                        + ", annotations: {kubevalue.io/delete: 'true'}}\n"))
                .get();
    }
}
