package io.github.kubevalue.dns.arbitrary;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Vector;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Arbitrary objects that DNS reads, as the control plane leaves them: Services of all shapes with cluster IPs of their own,
 * of one family or both; their slices, one for each family, with endpoints that are ready and others, with and without
 * hostnames; ExternalName Services that lead to each other, back to themselves and out of the cluster.
 */
public final class ObjectArbitraries {
    private static final int MOST_SERVICES = 6;

    private ObjectArbitraries() {}

    /** What a Service is, in little: all else follows from its place in the list. */
    private enum Shape {
        SINGLE,
        DUAL,
        HEADLESS,
        DUAL_HEADLESS,
        EXTERNAL,
        OUTSIDE;

        private boolean isAlias() {
            return this == EXTERNAL || this == OUTSIDE;
        }

        private boolean isHeadless() {
            return this == HEADLESS || this == DUAL_HEADLESS;
        }

        private boolean isDual() {
            return this == DUAL || this == DUAL_HEADLESS;
        }
    }

    /** How endpoints are named. */
    private enum Naming {
        AFTER_ADDRESSES,
        BY_HOSTNAMES,
        /** Two endpoints share a hostname. */
        TWINS
    }

    private record Sketch(Shape shape, String namespace, int ports, int ready, int unready, Naming naming) {}

    /** Up to six Services {@code svc0} to {@code svc5} and their slices, in the namespaces {@code demo} and {@code other}. */
    public static Arbitrary<Vector<KubeObject>> services() {
        return services(Vector.of("demo", "other"), 0);
    }

    /** The like of them, of the same names and with other addresses, in the namespaces {@code elsewhere} and {@code far}. */
    public static Arbitrary<Vector<KubeObject>> strangers() {
        return services(Vector.of("elsewhere", "far"), 100);
    }

    private static Arbitrary<Vector<KubeObject>> services(Vector<String> namespaces, int network) {
        Arbitrary<Sketch> sketches = Combinators.combine(
                        Arbitraries.of(Shape.class),
                        Arbitraries.of(namespaces.toJavaList()),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(Naming.class))
                .as(Sketch::new);
        return sketches.list()
                .ofMaxSize(MOST_SERVICES)
                .map(list -> namespaces
                        .<KubeObject>map(Namespace::named)
                        .appendAll(Vector.ofAll(list)
                                .zipWithIndex()
                                .flatMap(entry -> objects(entry._1, entry._2, network))));
    }

    private static Vector<KubeObject> objects(Sketch sketch, int index, int network) {
        Service service = Service.builder()
                .metadata(ObjectMeta.named(sketch.namespace(), "svc" + index))
                .spec(spec(sketch, index, network + index))
                .build();
        Vector<KubeObject> alone = Vector.of(service);
        if (sketch.shape().isAlias()) {
            return alone;
        }
        Vector<KubeObject> withV4 = alone.append(slice(sketch, index, "10.244." + (network + index) + ".", "IPv4"));
        return sketch.shape().isDual()
                ? withV4.append(slice(sketch, index, "fd00:244:" + (network + index) + "::", "IPv6"))
                : withV4;
    }

    private static ServiceSpec spec(Sketch sketch, int index, int host) {
        if (sketch.shape().isAlias()) {
            String target = sketch.shape() == Shape.OUTSIDE
                    ? "www.example.com"
                    : "svc" + (index + sketch.ready()) + "." + sketch.namespace() + ".svc.cluster.local";
            return ServiceSpec.builder()
                    .type(ServiceType.EXTERNAL_NAME)
                    .externalName(target)
                    .build();
        }
        Vector<String> ips = sketch.shape().isHeadless()
                ? Vector.of("None")
                : sketch.shape().isDual()
                        ? Vector.of("10.96.0." + (20 + host), "fd00::" + (20 + host))
                        : Vector.of("10.96.0." + (20 + host));
        return ServiceSpec.builder()
                .type(ServiceType.CLUSTER_IP)
                .clusterIP(ips.head())
                .clusterIPs(ips)
                .ports(Vector.range(0, sketch.ports())
                        .map(i -> ServicePort.builder()
                                .name("p" + i)
                                .port(80 + i)
                                .protocol(protocol(i))
                                .build()))
                .build();
    }

    private static Protocol protocol(int port) {
        return port == 0 ? Protocol.TCP : Protocol.UDP;
    }

    private static EndpointSlice slice(Sketch sketch, int index, String network, String family) {
        ObjectMeta metadata =
                ObjectMeta.named(sketch.namespace(), "svc" + index + "-" + family.toLowerCase(Locale.ROOT));
        return EndpointSlice.builder()
                .metadata(metadata.withLabels(metadata.labels().put(EndpointSlice.SERVICE_NAME, "svc" + index)))
                .addressType(new AddressType(family))
                .endpoints(Vector.range(0, sketch.ready() + sketch.unready()).map(i -> endpoint(sketch, network, i)))
                .ports(Vector.range(0, sketch.ports())
                        .map(i -> EndpointPort.builder()
                                .name("p" + i)
                                .port(8080 + i)
                                .protocol(protocol(i))
                                .build()))
                .build();
    }

    private static Endpoint endpoint(Sketch sketch, String network, int index) {
        boolean ready = index < sketch.ready();
        Endpoint.Builder endpoint = Endpoint.builder()
                .addAddress(network + (10 + index))
                .conditions(EndpointConditions.of(ready, ready, false));
        return switch (sketch.naming()) {
            case AFTER_ADDRESSES -> endpoint.build();
            case BY_HOSTNAMES -> endpoint.hostname("pod-" + index).build();
            case TWINS -> endpoint.hostname("pod-" + index / 2).build();
        };
    }
}
