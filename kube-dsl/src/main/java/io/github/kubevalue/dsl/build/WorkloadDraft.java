package io.github.kubevalue.dsl.build;

import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.DNSPolicy;
import io.github.kubevalue.model.core.HostAlias;
import io.github.kubevalue.model.core.PodDNSConfig;
import io.github.kubevalue.model.core.PodDNSConfigOption;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.TolerationOperator;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.runtime.ProbeAnswer;
import io.github.kubevalue.model.runtime.Usage;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What all workloads share: a template whose first container is called as the workload is. */
abstract class WorkloadDraft<S> implements WorkloadStage<S> {
    final ObjectMeta metadata;
    final PodTemplateSpec template;

    WorkloadDraft(ObjectMeta metadata, PodTemplateSpec template) {
        this.metadata = metadata;
        this.template = template;
    }

    /** The metadata of a workload: name, namespace and the label {@code app}. */
    static ObjectMeta metadata(String namespace, String name) {
        return ObjectMeta.builder()
                .namespace(namespace)
                .name(name)
                .putLabel("app", name)
                .build();
    }

    /** The template of a workload: the label {@code app} and a container of its name. */
    static PodTemplateSpec template(String name) {
        return PodTemplateSpec.builder()
                .metadata(ObjectMeta.builder().putLabel("app", name).build())
                .spec(PodSpec.builder()
                        .addContainer(Container.builder().name(name).image(name).build())
                        .build())
                .build();
    }

    /** Returns this draft with another template. */
    abstract S with(PodTemplateSpec changed);

    LabelSelector selector() {
        return LabelSelector.of("app", metadata.name().get());
    }

    @Override
    public S image(String image) {
        return first(container -> container.image(image));
    }

    @Override
    public S port(int port) {
        return first(container -> container.port(port));
    }

    @Override
    public S port(String name, int port) {
        return first(container -> container.port(name, port));
    }

    @Override
    public S env(String name, String value) {
        return first(container -> container.env(name, value));
    }

    @Override
    public S request(String cpu, String memory) {
        return first(container -> container.request(cpu, memory));
    }

    @Override
    public S readiness(String path, int port) {
        return first(container -> container.readiness(path, port));
    }

    @Override
    public S container(String name, UnaryOperator<ContainerStage> says) {
        Container begun = Container.builder().name(name).image(name).build();
        Container said = ContainerDraft.said(begun, says);
        return podSpec(spec -> spec.withContainers(spec.containers().append(said)));
    }

    @Override
    public S label(String key, String value) {
        return meta(meta -> meta.withLabels(meta.labels().put(key, value)));
    }

    @Override
    public S annotation(String key, String value) {
        return meta(meta -> meta.withAnnotation(key, value));
    }

    @Override
    public S nodeSelector(String key, String value) {
        return podSpec(spec -> spec.withNodeSelector(spec.nodeSelector().put(key, value)));
    }

    @Override
    public S toleration(String key) {
        Toleration toleration = Toleration.builder()
                .key(key)
                .operator(TolerationOperator.EXISTS)
                .build();
        return podSpec(spec -> spec.withTolerations(spec.tolerations().append(toleration)));
    }

    @Override
    public S hostNetwork() {
        return podSpec(spec -> PodSpec.builder().from(spec).hostNetwork(true).build());
    }

    @Override
    public S dnsPolicy(DNSPolicy policy) {
        return podSpec(spec -> spec.withDnsPolicy(Option.of(policy)));
    }

    @Override
    public S nameserver(String ip) {
        return dns(config -> config.withNameservers(config.nameservers().append(ip)));
    }

    @Override
    public S searchDomain(String domain) {
        return dns(config -> config.withSearches(config.searches().append(domain)));
    }

    @Override
    public S dnsOption(String name, String value) {
        PodDNSConfigOption option =
                PodDNSConfigOption.builder().name(name).value(value).build();
        return dns(config -> config.withOptions(config.options().append(option)));
    }

    private S dns(UnaryOperator<PodDNSConfig> change) {
        return podSpec(spec -> spec.withDnsConfig(Option.of(change.apply(
                spec.dnsConfig().getOrElse(() -> PodDNSConfig.builder().build())))));
    }

    @Override
    public S hostname(String name) {
        return podSpec(spec -> spec.withHostname(Option.of(name)));
    }

    @Override
    public S subdomain(String name) {
        return podSpec(spec -> spec.withSubdomain(Option.of(name)));
    }

    @Override
    public S hostAlias(String ip, String... names) {
        HostAlias alias = HostAlias.builder().ip(ip).hostnames(Vector.of(names)).build();
        return podSpec(spec -> spec.withHostAliases(spec.hostAliases().append(alias)));
    }

    @Override
    public S musl() {
        return annotation(Libc.ANNOTATION, "musl");
    }

    @Override
    public S readyAfter(Duration delay) {
        return annotation("kubevalue.io/ready-after", seconds(delay));
    }

    @Override
    public S neverReady() {
        return annotation("kubevalue.io/ready", "never");
    }

    @Override
    public S exits(int code, Duration after) {
        return with(template.withMetadata(template.metadata()
                .withAnnotation("kubevalue.io/exit-code", String.valueOf(code))
                .withAnnotation("kubevalue.io/exit-after", seconds(after))));
    }

    @Override
    public S crashes(int times, int code, Duration after) {
        return with(template.withMetadata(template.metadata()
                .withAnnotation("kubevalue.io/exit-code", String.valueOf(code))
                .withAnnotation("kubevalue.io/exit-after", seconds(after))
                .withAnnotation("kubevalue.io/exit-runs", String.valueOf(times))));
    }

    @Override
    public S imagePullFails() {
        return annotation("kubevalue.io/image-pull", "fail");
    }

    @Override
    public S readyDuring(String times) {
        return annotation("kubevalue.io/ready", ProbeAnswer.parse(times).toString());
    }

    @Override
    public S liveDuring(String times) {
        return annotation("kubevalue.io/live", ProbeAnswer.parse(times).toString());
    }

    @Override
    public S usesMemory(String usage) {
        return annotation("kubevalue.io/memory", Usage.parse(usage).toString());
    }

    @Override
    public S usesDisk(String usage) {
        return annotation("kubevalue.io/disk", Usage.parse(usage).toString());
    }

    @Override
    public S stopsAfter(Duration delay) {
        return annotation("kubevalue.io/stop-after", seconds(delay));
    }

    @Override
    public S neverStops() {
        return annotation("kubevalue.io/stop-after", "never");
    }

    @Override
    public S podSpec(UnaryOperator<PodSpec> change) {
        return with(template.withSpec(change.apply(template.spec())));
    }

    private S first(UnaryOperator<ContainerStage> says) {
        return podSpec(spec -> spec.withContainers(spec.containers()
                .update(0, ContainerDraft.said(spec.containers().head(), says))));
    }

    private S meta(UnaryOperator<ObjectMeta> change) {
        return with(template.withMetadata(change.apply(template.metadata())));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
