package io.github.kubevalue.dns.program;

import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;

/** The cluster that real programs ask about. */
final class Asked {
    private Asked() {}

    static ClusterDns dns() {
        return dns(objects());
    }

    static ClusterDns dns(Iterable<KubeObject> objects) {
        Store store = Store.empty(Indexes.CATALOG);
        for (KubeObject object : objects) {
            store = store.put(object);
        }
        return ClusterDns.of(store);
    }

    private static Vector<KubeObject> objects() {
        return Vector.of(
                Namespace.named("demo"),
                service("web", 1, "10.96.0.42"),
                service("dual", 2, "10.96.0.44", "fd00::44"),
                service("big", 14, "10.96.0.43"),
                alias("out", "example.com"),
                alias("alias", "web.demo.svc.cluster.local"));
    }

    private static Service service(String name, int ports, String... ips) {
        return Service.named("demo", name)
                .withSpec(ServiceSpec.builder()
                        .clusterIP(ips[0])
                        .clusterIPs(Vector.of(ips))
                        .ports(Vector.range(0, ports)
                                .map(i -> ServicePort.builder()
                                        .name("p" + i)
                                        .port(80 + i)
                                        .build()))
                        .build());
    }

    private static Service alias(String name, String target) {
        return Service.named("demo", name)
                .withSpec(ServiceSpec.builder()
                        .type(ServiceType.EXTERNAL_NAME)
                        .externalName(target)
                        .build());
    }
}
