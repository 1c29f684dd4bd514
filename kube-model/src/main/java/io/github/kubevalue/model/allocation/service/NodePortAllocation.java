package io.github.kubevalue.model.allocation.service;

import io.github.kubevalue.model.allocation.PortRange;
import io.github.kubevalue.model.choice.Draw;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.IntPredicate;

/** The ports that a Service takes on every node. (pkg/registry/core/service/storage/alloc.go, initNodePorts) */
record NodePortAllocation(Allocators allocators, ResourceKey key) {

    Either<ApiError, ServiceSpec> allocated(ServiceSpec spec) {
        if (!allocates(spec)) {
            return Either.right(spec);
        }
        return Vector.range(0, spec.ports().size())
                .foldLeft(
                        Either.<ApiError, ServiceSpec>right(spec),
                        (all, place) -> all.flatMap(ports -> port(ports, place)))
                .flatMap(this::healthCheck);
    }

    /** Gives the port at that place its number; those before it have theirs. */
    private Either<ApiError, ServiceSpec> port(ServiceSpec spec, int place) {
        ServicePort port = spec.ports().get(place);
        Option<Integer> wanted = port.nodePort().filter(number -> number != 0);
        if (wanted.isEmpty() && !allocatesUnasked(spec)) {
            return Either.right(spec);
        }
        // ports of one number and several protocols share a node port
        Option<Integer> twin = spec.ports()
                .filter(other -> other != port && other.port() == port.port())
                .flatMap(ServicePort::nodePort)
                .find(number -> number != 0);
        if (wanted.isEmpty() && twin.isDefined()) {
            return Either.right(with(spec, place, twin.get()));
        }
        Seq<ServicePort> before = spec.ports().take(place).filter(other -> other.port() != port.port());
        IntPredicate taken = number ->
                isTaken(number) || before.exists(other -> other.nodePort().contains(number));
        return (wanted.isDefined() ? asked(wanted.get(), place, taken) : unasked(spec, place, taken))
                .map(number -> with(spec, place, number));
    }

    private Either<ApiError, Integer> asked(int wanted, int place, IntPredicate taken) {
        return range().allocate(wanted, taken)
                .mapLeft(why -> ApiError.invalid(
                        Service.KIND,
                        key.name(),
                        Vector.of(FieldPath.of("spec.ports")
                                .index(place)
                                .child("nodePort")
                                .invalid(wanted, why))));
    }

    private Either<ApiError, Integer> unasked(ServiceSpec spec, int place, IntPredicate taken) {
        Seq<Integer> promised = spec.ports().flatMap(ServicePort::nodePort);
        long draw = new Draw(allocators.seed()).bits("node port " + key + " " + place);
        return range().allocateNext(draw, number -> taken.test(number) || promised.contains(number))
                .toEither(() -> ApiError.internal("failed to allocate a nodePort: range is full"));
    }

    private Either<ApiError, ServiceSpec> healthCheck(ServiceSpec spec) {
        if (!needsHealthCheck(spec)) {
            return Either.right(spec.withHealthCheckNodePort(Option.none()));
        }
        Seq<Integer> promised = spec.ports().flatMap(ServicePort::nodePort);
        IntPredicate taken = number -> isTaken(number) || promised.contains(number);
        Option<Integer> wanted = spec.healthCheckNodePort().filter(number -> number != 0);
        Either<String, Integer> answer = wanted.isDefined()
                ? range().allocate(wanted.get(), taken)
                        .mapLeft(
                                why -> "failed to allocate requested HealthCheck NodePort " + wanted.get() + ": " + why)
                : range().allocateNext(new Draw(allocators.seed()).bits("health check " + key), taken)
                        .toEither("failed to allocate a HealthCheck NodePort 0: range is full");
        return answer.mapLeft(ApiError::internal).map(number -> spec.withHealthCheckNodePort(Option.of(number)));
    }

    private boolean isTaken(int number) {
        return allocators
                .store()
                .by(ServiceIndexes.BY_NODE_PORT, Integer.toString(number))
                .exists(service -> !service.key().equals(key));
    }

    private PortRange range() {
        return allocators.nodePorts();
    }

    private static ServiceSpec with(ServiceSpec spec, int place, int number) {
        ServicePort port = spec.ports().get(place);
        return spec.withPorts(spec.ports().update(place, port.withNodePort(Option.of(number))));
    }

    private static boolean allocates(ServiceSpec spec) {
        ServiceType type = spec.effectiveType();
        return type.equals(ServiceType.NODE_PORT) || type.equals(ServiceType.LOAD_BALANCER);
    }

    private static boolean allocatesUnasked(ServiceSpec spec) {
        return spec.effectiveType().equals(ServiceType.NODE_PORT)
                || spec.allocateLoadBalancerNodePorts().getOrElse(true);
    }

    /** Whether load balancers ask the nodes which of them have endpoints. */
    static boolean needsHealthCheck(ServiceSpec spec) {
        return spec.effectiveType().equals(ServiceType.LOAD_BALANCER) && spec.isExternalLocal();
    }
}
