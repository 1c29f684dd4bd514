package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** Reads the options of {@code kubernetes}. */
// plugin/kubernetes/setup.go, ParseStanza
public final class KubernetesSetup {
    private KubernetesSetup() {}

    /** Sets up the plugin; a block has one line of it. */
    public static Seq<Kubernetes> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        KubernetesOptions options;
        try {
            options = KubernetesOptions.builder()
                    .zones(controller.origins(line.arguments()))
                    .build();
            for (Property property : line.body()) {
                options = with(options, property);
            }
            return Vector.of(Kubernetes.of(
                    options,
                    controller.surroundings().snapshot(),
                    controller.surroundings().modified()));
        } catch (IllegalArgumentException e) {
            throw line.error(String.valueOf(e.getMessage()));
        }
    }

    private static KubernetesOptions with(KubernetesOptions options, Property property) throws CorefileError {
        return switch (property.name()) {
            case "pods" -> options.withPods(podMode(property));
            case "ttl" -> options.withTtl(number(property, 0));
            case "fallthrough" -> options.withFallthrough(Fallthrough.ofArguments(property.arguments()));
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
                throw property.error("not modelled: option " + property.name() + " of kubernetes");
            default -> throw property.error("unknown property '" + property.name() + "'");
        };
    }

    private static KubernetesOptions ignore(KubernetesOptions options, Property property) throws CorefileError {
        if (!property.argument(0).equals("empty_service")) {
            throw property.error("unable to parse ignore value: '" + property.argument(0) + "'");
        }
        return options.withIgnoreEmptyService(true);
    }

    private static PodMode podMode(Property property) throws CorefileError {
        return switch (property.argument(0)) {
            case "disabled", "insecure", "verified" ->
                PodMode.valueOf(property.argument(0).toUpperCase(Locale.ROOT));
            default ->
                throw property.error("wrong value for pods: " + property.argument(0)
                        + ",  must be one of: disabled, verified, insecure");
        };
    }

    private static long number(Property property, int index) throws CorefileError {
        String text = property.argument(index);
        if (!text.matches("[0-9]{1,9}")) {
            throw property.error("not a number: " + text);
        }
        return Long.parseLong(text);
    }

    /** Equality alone: {@code app=web,tier=front}. */
    private static LabelSelector selector(Property property) throws CorefileError {
        SortedMap<String, String> labels = TreeMap.empty();
        for (String part : property.arguments().mkString(" ").split(",")) {
            String[] sides = part.trim().split("==?", -1);
            if (sides.length != 2 || sides[0].isEmpty() || sides[0].contains("!") || sides[0].contains(" ")) {
                throw property.error("not modelled: the label selector '" + part.trim() + "'");
            }
            labels = labels.put(sides[0].trim(), sides[1].trim());
        }
        return LabelSelector.of(labels);
    }
}
