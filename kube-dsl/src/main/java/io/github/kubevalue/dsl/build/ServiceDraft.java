package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.core.ClientIPConfig;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceInternalTrafficPolicy;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.core.SessionAffinityConfig;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** A Service as said so far; {@code selected} tells whether it has said what it selects. */
record ServiceDraft(ObjectMeta metadata, ServiceSpec spec, boolean selected) implements ServiceStage {

    static ServiceDraft named(String namespace, String name) {
        return new ServiceDraft(
                ObjectMeta.named(namespace, name),
                ServiceSpec.builder().putSelector("app", name).build(),
                false);
    }

    Service object() {
        return Service.builder().metadata(metadata).spec(spec).build();
    }

    @Override
    public ServiceStage port(int port) {
        return port(ServicePort.builder().port(port).build());
    }

    @Override
    public ServiceStage port(int port, int targetPort) {
        return port(ServicePort.builder()
                .port(port)
                .targetPort(IntOrString.of(targetPort))
                .build());
    }

    @Override
    public ServiceStage port(String name, int port, String targetPort) {
        return port(ServicePort.builder()
                .name(name)
                .port(port)
                .targetPort(IntOrString.of(targetPort))
                .build());
    }

    @Override
    public ServiceStage udp(String name, int port) {
        return port(ServicePort.builder()
                .name(name)
                .port(port)
                .protocol(Protocol.UDP)
                .build());
    }

    private ServiceStage port(ServicePort port) {
        return with(said -> said.withPorts(said.ports().append(port)));
    }

    @Override
    public ServiceStage select(String key, String value) {
        var selector = selected ? spec.selector() : TreeMap.<String, String>empty();
        return new ServiceDraft(metadata, spec.withSelector(selector.put(key, value)), true);
    }

    @Override
    public ServiceStage clusterIP(String ip) {
        return with(said -> said.withClusterIP(Option.of(ip)));
    }

    @Override
    public ServiceStage headless() {
        return clusterIP("None");
    }

    @Override
    public ServiceStage nodePort() {
        return type(ServiceType.NODE_PORT);
    }

    @Override
    public ServiceStage nodePort(int number) {
        return new ServiceDraft(
                metadata,
                spec.withType(Option.of(ServiceType.NODE_PORT))
                        .withPorts(spec.ports().update(0, port -> port.withNodePort(Option.of(number)))),
                selected);
    }

    @Override
    public ServiceStage loadBalancer() {
        return type(ServiceType.LOAD_BALANCER);
    }

    @Override
    public ServiceStage loadBalancer(String ip) {
        return with(said -> said.withType(Option.of(ServiceType.LOAD_BALANCER)).withLoadBalancerIP(Option.of(ip)));
    }

    private ServiceStage type(ServiceType type) {
        return with(said -> said.withType(Option.of(type)));
    }

    @Override
    public ServiceStage externalName(String name) {
        return with(said -> said.withType(Option.of(ServiceType.EXTERNAL_NAME))
                .withExternalName(Option.of(name))
                .withSelector(TreeMap.empty()));
    }

    @Override
    public ServiceStage externalTrafficPolicyLocal() {
        return with(said -> said.withExternalTrafficPolicy(Option.of(ServiceExternalTrafficPolicy.LOCAL)));
    }

    @Override
    public ServiceStage internalTrafficPolicyLocal() {
        return with(said -> said.withInternalTrafficPolicy(Option.of(ServiceInternalTrafficPolicy.LOCAL)));
    }

    @Override
    public ServiceStage sessionAffinity(int seconds) {
        SessionAffinityConfig config = SessionAffinityConfig.builder()
                .clientIP(ClientIPConfig.builder().timeoutSeconds(seconds).build())
                .build();
        return with(said -> said.withSessionAffinity(Option.of(ServiceAffinity.CLIENT_IP))
                .withSessionAffinityConfig(Option.of(config)));
    }

    @Override
    public ServiceStage with(UnaryOperator<ServiceSpec> change) {
        return new ServiceDraft(metadata, change.apply(spec), selected);
    }
}
