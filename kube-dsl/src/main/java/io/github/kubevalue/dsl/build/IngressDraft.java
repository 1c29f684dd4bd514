package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.networking.HTTPIngressPath;
import io.github.kubevalue.model.networking.HTTPIngressRuleValue;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressBackend;
import io.github.kubevalue.model.networking.IngressRule;
import io.github.kubevalue.model.networking.IngressSpec;
import io.github.kubevalue.model.networking.IngressTLS;
import io.github.kubevalue.model.networking.PathType;
import io.github.kubevalue.model.networking.ServiceBackendPort;
import io.vavr.control.Option;

/** An Ingress as said so far; paths join the last rule. */
record IngressDraft(ObjectMeta metadata, IngressSpec spec) implements IngressStage {

    static IngressDraft named(String namespace, String name) {
        return new IngressDraft(
                ObjectMeta.named(namespace, name), IngressSpec.builder().build());
    }

    Ingress object() {
        return Ingress.builder().metadata(metadata).spec(spec).build();
    }

    @Override
    public IngressStage ingressClass(String name) {
        return with(spec.withIngressClassName(Option.of(name)));
    }

    @Override
    public IngressStage host(String host) {
        return with(spec.withRules(
                spec.rules().append(IngressRule.builder().host(host).build())));
    }

    @Override
    public IngressStage path(String path, String service, int port) {
        return path(path, PathType.PREFIX, service, port);
    }

    @Override
    public IngressStage exactPath(String path, String service, int port) {
        return path(path, PathType.EXACT, service, port);
    }

    private IngressStage path(String path, PathType type, String service, int port) {
        HTTPIngressPath entry = HTTPIngressPath.builder()
                .path(path)
                .pathType(type)
                .backend(backend(service, port))
                .build();
        var rules = spec.rules().isEmpty()
                ? spec.rules().append(IngressRule.builder().build())
                : spec.rules();
        IngressRule last = rules.last();
        HTTPIngressRuleValue http =
                last.http().getOrElse(() -> HTTPIngressRuleValue.builder().build());
        IngressRule longer = last.withHttp(Option.of(http.withPaths(http.paths().append(entry))));
        return with(spec.withRules(rules.update(rules.size() - 1, longer)));
    }

    @Override
    public IngressStage defaultBackend(String service, int port) {
        return with(spec.withDefaultBackend(Option.of(backend(service, port))));
    }

    @Override
    public IngressStage tls(String host, String secret) {
        IngressTLS tls = IngressTLS.builder().addHost(host).secretName(secret).build();
        return with(spec.withTls(spec.tls().append(tls)));
    }

    private static IngressBackend backend(String service, int port) {
        return IngressBackend.of(service, ServiceBackendPort.of(port));
    }

    private IngressStage with(IngressSpec changed) {
        return new IngressDraft(metadata, changed);
    }
}
