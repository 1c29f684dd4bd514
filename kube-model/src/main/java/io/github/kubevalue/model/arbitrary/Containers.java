package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.PullPolicy;
import io.github.kubevalue.model.core.VolumeMount;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Containers and what they are made of. */
public final class Containers {
    private Containers() {}

    /** A container with a name, an image, and now and then ports, environment, probes, resources and a volume. */
    public static Arbitrary<Container> containers() {
        return Combinators.combine(
                        plainContainers(),
                        env().list().uniqueElements(EnvVar::name).ofMaxSize(2),
                        Arbitraries.of(PullPolicy.IF_NOT_PRESENT, PullPolicy.ALWAYS)
                                .optional(0.3),
                        probes().optional(0.3),
                        probes().optional(0.3),
                        mounts().optional(0.3))
                .as((container, env, pull, liveness, readiness, mount) -> Container.builder()
                        .from(container)
                        .env(Vector.ofAll(env))
                        .imagePullPolicy(Option.ofOptional(pull))
                        .livenessProbe(Option.ofOptional(liveness))
                        .readinessProbe(Option.ofOptional(readiness))
                        .volumeMounts(Option.ofOptional(mount).toVector())
                        .build());
    }

    /** A container with a name, an image, ports and resources, and nothing that keeps it from being ready at once. */
    public static Arbitrary<Container> plainContainers() {
        return Combinators.combine(
                        Names.names(),
                        images(),
                        ports().list()
                                .uniqueElements(ContainerPort::name)
                                .uniqueElements(port -> port.containerPort() + "/" + port.effectiveProtocol())
                                .ofMaxSize(2),
                        Quantities.requirements())
                .as((name, image, ports, resources) -> Container.builder()
                        .name(name)
                        .image(image)
                        .ports(Vector.ofAll(ports))
                        .resources(resources)
                        .build());
    }

    /** Images, with tag, digest, registry, or none of these. */
    public static Arbitrary<String> images() {
        return Arbitraries.of("nginx", "nginx:1.29", "registry.example.com:5000/shop/api:v2", "redis:8-alpine");
    }

    /** Named ports, most of them TCP. */
    public static Arbitrary<ContainerPort> ports() {
        Arbitrary<Option<Protocol>> protocols =
                Arbitraries.of(Option.none(), Option.of(Protocol.TCP), Option.of(Protocol.UDP));
        return Combinators.combine(Names.portNames(), Addresses.ports(), protocols)
                .as((name, port, protocol) ->
                        ContainerPort.of(name, port.number()).withProtocol(protocol));
    }

    /** Variables with a value. */
    public static Arbitrary<EnvVar> env() {
        return Combinators.combine(
                        Arbitraries.of("PORT", "LOG_LEVEL", "API_ADDR"),
                        Arbitraries.of("8080", "debug", "api.demo:80", "$(PORT)", "", "yes: no # \"quoted\""))
                .as(EnvVar::of);
    }

    /** Probes of each kind, some with times of their own. */
    public static Arbitrary<Probe> probes() {
        Arbitrary<Probe> handlers =
                Arbitraries.of(Probe.http("/healthz", 8080), Probe.tcp(8080), Probe.exec("cat", "/tmp/ready"));
        return Combinators.combine(
                        handlers, Arbitraries.integers().between(1, 30).optional(0.5))
                .as((probe, period) -> probe.withPeriodSeconds(Option.ofOptional(period)));
    }

    private static Arbitrary<VolumeMount> mounts() {
        return Arbitraries.of("/data", "/etc/config")
                .map(path ->
                        VolumeMount.builder().name(Pods.VOLUME).mountPath(path).build());
    }
}
