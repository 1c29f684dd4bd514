package io.github.kubevalue.dns.arbitrary;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Arbitrary objects that DNS reads, as the control plane leaves them: each Service with cluster IPs of its own, its slices
 * beside it, two namespaces {@code demo} and {@code other}.
 */
public final class ObjectArbitraries {
    private static final Vector<String> NAMESPACES = Vector.of("demo", "other");

    private ObjectArbitraries() {}

    /** What a Service is, in little: all else follows from its place in the list. */
    private enum Shape {
        SINGLE,
        DUAL,
        HEADLESS,
        EXTERNAL
    }

    private record Sketch(Shape shape, String namespace, int ports, int ready, int unready, boolean named) {}

    /** Up to six Services with their slices, and the two namespaces. */
    public static Arbitrary<Vector<KubeObject>> services() {
        Arbitrary<Sketch> sketches = Combinators.combine(
                        Arbitraries.of(Shape.class),
                        Arbitraries.of("demo", "other"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(true, false))
                .as(Sketch::new);
        return sketches.list().ofMaxSize(6).map(Vector::ofAll).map(ObjectArbitraries::objects);
    }

    private static Vector<KubeObject> objects(Vector<Sketch> sketches) {
        return NAMESPACES
                .<KubeObject>map(Namespace::named)
                .appendAll(sketches.zipWithIndex().flatMap(entry -> objects(entry._1, entry._2)));
    }

    private static Vector<KubeObject> objects(Sketch sketch, int index) {
        ObjectMeta metadata = ObjectMeta.named(sketch.namespace(), "svc" + index);
        Service service =
                Service.builder().metadata(metadata).spec(spec(sketch, index)).build();
        return sketch.shape() == Shape.EXTERNAL ? Vector.of(service) : Vector.of(service, slice(sketch, index));
    }

    private static ServiceSpec spec(Sketch sketch, int index) {
        Vector<ServicePort> ports = Vector.range(0, sketch.ports())
                .map(i -> ServicePort.builder()
                        .name("p" + i)
                        .port(80 + i)
                        .protocol(Protocol.TCP)
                        .build());
        return switch (sketch.shape()) {
            case EXTERNAL ->
                ServiceSpec.builder()
                        .type(ServiceType.EXTERNAL_NAME)
                        .externalName("svc" + (index + 1) + ".demo.svc.cluster.local")
                        .build();
            case HEADLESS ->
                ServiceSpec.builder()
                        .clusterIP("None")
                        .clusterIPs(Vector.of("None"))
                        .ports(ports)
                        .build();
            case SINGLE ->
                ServiceSpec.builder()
                        .clusterIP("10.96.0." + (20 + index))
                        .clusterIPs(Vector.of("10.96.0." + (20 + index)))
                        .ports(ports)
                        .build();
            case DUAL ->
                ServiceSpec.builder()
                        .clusterIP("10.96.0." + (20 + index))
                        .clusterIPs(Vector.of("10.96.0." + (20 + index), "fd00::" + (20 + index)))
                        .ports(ports)
                        .build();
        };
    }

    private static EndpointSlice slice(Sketch sketch, int index) {
        ObjectMeta metadata = ObjectMeta.named(sketch.namespace(), "svc" + index + "-a");
        Vector<Endpoint> endpoints =
                Vector.range(0, sketch.ready() + sketch.unready()).map(i -> endpoint(sketch, index, i));
        return EndpointSlice.builder()
                .metadata(metadata.withLabels(metadata.labels().put(EndpointSlice.SERVICE_NAME, "svc" + index)))
                .endpoints(endpoints)
                .ports(Vector.range(0, sketch.ports())
                        .map(i -> EndpointPort.builder()
                                .name("p" + i)
                                .port(8080 + i)
                                .protocol(Protocol.TCP)
                                .build()))
                .build();
    }

    private static Endpoint endpoint(Sketch sketch, int service, int index) {
        boolean ready = index < sketch.ready();
        Endpoint plain = Endpoint.builder()
                .addAddress("10.244." + service + "." + (10 + index))
                .conditions(EndpointConditions.of(ready, ready, false))
                .build();
        return sketch.named()
                ? Endpoint.builder().from(plain).hostname("pod-" + index).build()
                : plain;
    }
}
