package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceInternalTrafficPolicy;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Services as manifests say them: without addresses, which the API server allocates. */
public final class Services {
    private static final ServiceSpec PLAIN = ServiceSpec.builder().build();

    private Services() {}

    /** A Service of any type; its selector takes one of {@link Names#names()}, so it may select nothing. */
    public static Arbitrary<Service> services() {
        Arbitrary<ServiceSpec> specs = Arbitraries.frequencyOf(Tuple.of(6, proxied()), Tuple.of(1, aliases()));
        return Combinators.combine(Names.namespaces(), Names.names(), specs)
                .as(Services::service)
                .withoutEdgeCases();
    }

    /** A Service that has, or by being headless could have, endpoints. */
    public static Arbitrary<Service> proxiedServices() {
        return Combinators.combine(Names.namespaces(), Names.names(), proxied())
                .as(Services::service)
                .withoutEdgeCases();
    }

    /** Ports of a Service: named, numbered apart, with a target by number, by name or none. */
    public static Arbitrary<ServicePort> ports() {
        Arbitrary<Option<IntOrString>> targets =
                Arbitraries.of(Option.none(), Option.of(IntOrString.of(8080)), Option.of(IntOrString.of("http")));
        return Combinators.combine(Names.portNames(), Addresses.ports(), targets)
                .as((name, port, target) -> ServicePort.of(name, port.number()).withTargetPort(target));
    }

    private static Service service(String namespace, String name, ServiceSpec spec) {
        return Service.builder()
                .metadata(ObjectMeta.named(namespace, name))
                .spec(spec)
                .build();
    }

    private static Arbitrary<ServiceSpec> proxied() {
        return Combinators.combine(
                        shapes(),
                        Names.names(),
                        ports().list()
                                .uniqueElements(ServicePort::name)
                                .uniqueElements(ServicePort::port)
                                .ofMinSize(1)
                                .ofMaxSize(2),
                        Arbitraries.of(ServiceAffinity.CLIENT_IP).optional(0.2),
                        Arbitraries.of(ServiceInternalTrafficPolicy.LOCAL).optional(0.1))
                .as((shape, app, ports, affinity, internal) -> ServiceSpec.builder()
                        .from(shape)
                        .selector(TreeMap.of("app", app))
                        .ports(Vector.ofAll(ports))
                        .sessionAffinity(Option.ofOptional(affinity))
                        .internalTrafficPolicy(Option.ofOptional(internal))
                        .build());
    }

    private static Arbitrary<ServiceSpec> shapes() {
        ServiceSpec balanced = PLAIN.withType(ServiceType.LOAD_BALANCER);
        return Arbitraries.of(
                PLAIN,
                PLAIN.withClusterIP(ServiceSpec.NO_CLUSTER_IP),
                PLAIN.withType(ServiceType.NODE_PORT),
                balanced,
                balanced.withExternalTrafficPolicy(Option.of(ServiceExternalTrafficPolicy.LOCAL)));
    }

    private static Arbitrary<ServiceSpec> aliases() {
        return Arbitraries.of("example.com", "api.demo.svc.cluster.local")
                .map(name -> PLAIN.withType(ServiceType.EXTERNAL_NAME).withExternalName(Option.of(name)));
    }
}
