package io.github.kubevalue.dns.corefile;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.kubernetes.Kubernetes;
import io.github.kubevalue.dns.plugin.kubernetes.KubernetesOptions;
import io.github.kubevalue.dns.plugin.kubernetes.PodMode;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;

/** Reads the options of {@code kubernetes}. */
// plugin/kubernetes/setup.go, ParseStanza
final class KubernetesSetup {
    private KubernetesSetup() {}

    static Kubernetes of(Directive directive, Seq<DomainName> block, Snapshot snapshot, Instant modified)
            throws CorefileError {
        Vector<DomainName> zones = Vector.empty();
        for (String argument : directive.arguments()) {
            zones = zones.appendAll(ServerKey.zones(directive.line(), argument));
        }
        try {
            KubernetesOptions options = KubernetesOptions.builder()
                    .zones(zones.isEmpty() ? block : zones)
                    .build();
            for (Directive.Property property : directive.body()) {
                options = with(options, property);
            }
            return Kubernetes.of(options, snapshot, modified);
        } catch (IllegalArgumentException e) {
            throw new CorefileError(directive.line(), String.valueOf(e.getMessage()));
        }
    }

    private static KubernetesOptions with(KubernetesOptions options, Directive.Property property) throws CorefileError {
        return switch (property.name()) {
            case "pods" -> options.withPods(podMode(property));
            case "ttl" -> options.withTtl(number(property, 0));
            case "fallthrough" -> options.withFallthrough(fallthrough(property));
            case "namespaces" -> options.withNamespaces(property.arguments());
            case "namespace_labels" -> options.withNamespaceLabels(Option.of(selector(property)));
            case "labels" -> options.withLabels(Option.of(selector(property)));
            case "endpoint_pod_names" -> options.withEndpointPodNames(true);
            case "noendpoints" -> options.withNoEndpoints(true);
            case "ignore" -> ignore(options, property);
            case "endpoint",
                    "tls",
                    "kubeconfig",
                    "apiserver_qps",
                    "apiserver_burst",
                    "apiserver_max_inflight",
                    "startup_timeout" -> options;
            case "multicluster", "zonal" ->
                throw new CorefileError(property.line(), "not modelled: option " + property.name() + " of kubernetes");
            default -> throw new CorefileError(property.line(), "unknown property '" + property.name() + "'");
        };
    }

    private static KubernetesOptions ignore(KubernetesOptions options, Directive.Property property)
            throws CorefileError {
        if (!property.argument(0).equals("empty_service")) {
            throw new CorefileError(property.line(), "unable to parse ignore value: '" + property.argument(0) + "'");
        }
        return options.withIgnoreEmptyService(true);
    }

    private static PodMode podMode(Directive.Property property) throws CorefileError {
        return switch (property.argument(0)) {
            case "disabled", "insecure", "verified" ->
                PodMode.valueOf(property.argument(0).toUpperCase(Locale.ROOT));
            default ->
                throw new CorefileError(
                        property.line(),
                        "wrong value for pods: " + property.argument(0)
                                + ",  must be one of: disabled, verified, insecure");
        };
    }

    static Fallthrough fallthrough(Directive.Property property) throws CorefileError {
        Vector<DomainName> zones = Vector.empty();
        for (String argument : property.arguments()) {
            zones = zones.appendAll(ServerKey.zones(property.line(), argument));
        }
        return zones.isEmpty() ? Fallthrough.ALL : new Fallthrough(zones);
    }

    static long number(Directive.Property property, int index) throws CorefileError {
        String text = property.argument(index);
        if (!text.matches("[0-9]{1,9}")) {
            throw new CorefileError(property.line(), "not a number: " + text);
        }
        return Long.parseLong(text);
    }

    /** Equality alone: {@code app=web,tier=front}. */
    private static LabelSelector selector(Directive.Property property) throws CorefileError {
        SortedMap<String, String> labels = TreeMap.empty();
        for (String part : property.arguments().mkString(" ").split(",")) {
            String[] sides = part.trim().split("==?", -1);
            if (sides.length != 2 || sides[0].isEmpty() || sides[0].contains("!") || sides[0].contains(" ")) {
                throw new CorefileError(property.line(), "not modelled: the label selector '" + part.trim() + "'");
            }
            labels = labels.put(sides[0].trim(), sides[1].trim());
        }
        return LabelSelector.of(labels);
    }
}
