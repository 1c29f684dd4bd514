package io.github.kubevalue.dsl.benchmark;

import static io.github.kubevalue.dsl.build.Clusters.cluster;

import io.github.kubevalue.dsl.build.ClusterStage;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/** Clusters to measure with. */
final class Samples {
    private Samples() {}

    static Seq<KubeObject> workloads(int nodes, int deployments, int replicas) {
        ClusterStage said = cluster();
        for (int i = 0; i < nodes; i++) {
            int zone = i % 3;
            said = said.node("node-" + i, n -> n.zone("zone-" + zone));
        }
        for (int i = 0; i < deployments; i++) {
            String name = "app-" + i;
            said = said.deployment(
                            name,
                            d -> d.replicas(replicas)
                                    .image("registry.example.com/" + name + ":1")
                                    .port("http", 8080)
                                    .request("100m", "128Mi")
                                    .readyAfter(Duration.ofSeconds(2)))
                    .service(name, s -> s.port("http", 80, "http"));
        }
        return said.objects();
    }

    static Seq<KubeObject> services(int count) {
        ClusterStage said = cluster()
                .node("n1")
                .node("n2")
                .deployment("web", d -> d.replicas(4).port(8080));
        for (int i = 0; i < count; i++) {
            said = said.service("s" + i, s -> s.select("app", "web").port(80, 8080));
        }
        return said.objects();
    }

    /** A pod of one container that requests as much as those of {@link #workloads}. */
    static PodSpec podSpec() {
        return PodSpec.builder()
                .addContainer(Container.builder()
                        .name("app")
                        .image("registry.example.com/app:1")
                        .resources(ResourceRequirements.requesting(Quantity.parse("100m"), Quantity.parse("128Mi")))
                        .build())
                .build();
    }

    static Convergence converged(Seq<KubeObject> objects) {
        return converged(ClusterConfig.of(), objects);
    }

    /** Likewise in a cluster with pod CIDRs for many nodes. */
    static Convergence convergedWide(Seq<KubeObject> objects) {
        return converged(ClusterConfig.of().withPodSubnet(Vector.of(Cidr.parse("10.128.0.0/9"))), objects);
    }

    private static Convergence converged(ClusterConfig config, Seq<KubeObject> objects) {
        Convergence converged = Cluster.start(config, objects, ControlPlane::controllers)
                .getOrElseThrow(refusals -> new IllegalStateException(refusals.mkString("\n")))
                .converge();
        if (!converged.converged()) {
            throw new IllegalStateException(converged.reason().get());
        }
        return converged;
    }

    static String manifest(int pairs) {
        return ManifestWriter.documents(workloads(0, pairs, 3));
    }
}
