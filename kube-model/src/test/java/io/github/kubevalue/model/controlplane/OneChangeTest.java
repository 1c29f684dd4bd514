package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Witness;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one change costs does not depend on how large the cluster is: of what there is much of, nobody goes through all. */
class OneChangeTest {
    private static final Set<Kind<?>> MANY = HashSet.of(
            Pod.KIND,
            Node.KIND,
            Deployment.KIND,
            ReplicaSet.KIND,
            Service.KIND,
            Endpoints.KIND,
            EndpointSlice.KIND,
            IPAddress.KIND);

    private static final String WEB = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: default}
        spec:
          replicas: 3
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: main, image: "main:1"}]}
        """;
    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: default}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        """;

    /** Notes which kinds are gone through; for tests only. */
    private static final class Lists implements Witness {
        private final List<String> lists = new ArrayList<>();

        @Override
        public void listed(Kind<?> kind) {
            note(kind);
        }

        @Override
        public void listed(Kind<?> kind, String namespace) {
            note(kind);
        }

        private void note(Kind<?> kind) {
            if (MANY.contains(kind)) {
                lists.add(kind.name());
            }
        }
    }

    private final Lists witness = new Lists();

    private Cluster watched() {
        Vector<KubeObject> nodes = Vector.rangeClosed(1, 3).map(i -> Node.named("node-" + i));
        Cluster cluster = settled(Kubeadm.started(nodes.appendAll(objects(WEB)).appendAll(objects(SERVICE))));
        Store store = cluster.apiServer().store().witnessed(witness);
        return cluster.withApiServer(cluster.apiServer().withStore(store));
    }

    private void apply(String yaml) {
        settled(watched().apply(objects(yaml)).get());
    }

    @Test
    void anotherImageLooksAtThePodsOfItsDeployment() {
        apply(WEB.replace("main:1", "main:2"));
        assertThat(witness.lists).isEmpty();
    }

    @Test
    void moreReplicasLookAtThoseOfTheirDeployment() {
        apply(WEB.replace("replicas: 3", "replicas: 5"));
        assertThat(witness.lists).isEmpty();
    }

    @Test
    void aNewServiceLooksAtThePodsItSelects() {
        apply(SERVICE.replace("name: web, namespace", "name: other, namespace"));
        assertThat(witness.lists).isEmpty();
    }

    @Test
    void aDeadNodeLooksAtItsPods() {
        settled(watched().after(new Fault.NodeLost("node-2")));
        assertThat(witness.lists).isEmpty();
    }
}
