package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The options of the plugin, under the names that the Corefile has for them. */
@Value.Immutable
public interface KubernetesOptions extends WithKubernetesOptions {

    /** Returns the options that kubeadm configures: pods insecure, both reverse zones, which fall through, 30 seconds. */
    static KubernetesOptions kubeadm(DomainName clusterDomain) {
        return builder()
                .addZone(clusterDomain.absolute())
                .addZone(DomainName.parse("in-addr.arpa."))
                .addZone(DomainName.parse("ip6.arpa."))
                .pods(PodMode.INSECURE)
                .fallthrough(Fallthrough.of("in-addr.arpa.", "ip6.arpa."))
                .ttl(30)
                .build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The zones served; at least one that is not a reverse zone. */
    Seq<DomainName> zones();

    /** Whether names of pod addresses are answered. */
    @Value.Default
    default PodMode pods() {
        return PodMode.DISABLED;
    }

    /** Time to live of all records but {@code dns-version}, 0 to 3600 seconds. */
    @Value.Default
    default long ttl() {
        return 5;
    }

    /** Which names of the zones the next plugin may try when they do not exist. */
    @Value.Default
    default Fallthrough fallthrough() {
        return Fallthrough.NONE;
    }

    /** The namespaces exposed; all if none is named. */
    Seq<String> namespaces();

    /** Which namespaces are exposed, by their labels. */
    Option<LabelSelector> namespaceLabels();

    /** Which Services, EndpointSlices and Pods are seen, by their labels. */
    Option<LabelSelector> labels();

    /** Whether an endpoint without a hostname is named after its pod ({@code endpoint_pod_names}). */
    @Value.Default
    default boolean endpointPodNames() {
        return false;
    }

    /** Whether EndpointSlices are not read at all ({@code noendpoints}). */
    @Value.Default
    default boolean noEndpoints() {
        return false;
    }

    /** Whether a Service with addresses but without ready endpoints does not exist ({@code ignore empty_service}). */
    @Value.Default
    default boolean ignoreEmptyService() {
        return false;
    }

    /** Whether headless Services have names of topology zones, {@code ZONE.pin._zone.SERVICE.…} ({@code zonal}). */
    @Value.Default
    default boolean zonal() {
        return false;
    }

    /** Those of the zones that hold ServiceImports instead of Services. */
    Seq<DomainName> multicluster();

    /**
     * The addresses that this CoreDNS is bound to, by which it knows what Services lead to it. If none is given, it is the
     * CoreDNS in the first ready pod behind {@code kube-system/kube-dns}.
     */
    Seq<Ip> boundIps();

    /** Whether this CoreDNS knows none of its addresses, since {@code bind} says where it listens. */
    @Value.Default
    default boolean isBound() {
        return false;
    }

    /** Whether a zone, or one that it lies in, holds ServiceImports. */
    default boolean isMulticluster(DomainName zone) {
        return multicluster().exists(zone::isWithin);
    }

    /** The first zone that is not a reverse zone: the one in which PTR records name Services. */
    default DomainName primaryZone() {
        return zones().find(zone -> !zone.isReverse()).get();
    }

    /** Refuses options without a zone for Services. */
    @Value.Check
    default void check() {
        if (zones().forAll(DomainName::isReverse)) {
            throw new IllegalArgumentException("non-reverse zone name must be used");
        }
        if (ttl() < 0 || ttl() > 3600) {
            throw new IllegalArgumentException("ttl must be in range [0, 3600]: " + ttl());
        }
        if (!namespaces().isEmpty() && namespaceLabels().isDefined()) {
            throw new IllegalArgumentException("namespaces and namespace_labels cannot both be set");
        }
        multicluster().filter(zone -> !zones().contains(zone)).forEach(zone -> {
            throw new IllegalArgumentException("is not authoritative for the multicluster zone " + zone
                    + " (authoritative zones: " + zones().mkString("[", " ", "]") + ")");
        });
        if (zonal() && noEndpoints()) {
            throw new IllegalArgumentException("zonal requires the endpoint cache; remove noendpoints");
        }
    }

    /** Builds {@link KubernetesOptions}. */
    final class Builder extends ImmutableKubernetesOptions.Builder {
        Builder() {}
    }
}
