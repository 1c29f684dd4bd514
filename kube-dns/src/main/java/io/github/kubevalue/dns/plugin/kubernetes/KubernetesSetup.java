package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.SearchList;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** Reads the options of {@code kubernetes}; those about its way to the API server are checked and do nothing here. */
// plugin/kubernetes/setup.go, ParseStanza
public final class KubernetesSetup {
    private static final int MAX_TTL = 3600;

    private KubernetesSetup() {}

    /** Sets up the plugin; a block has one line of it. */
    public static Seq<Kubernetes> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        KubernetesOptions options = options(line, controller.origins(line.arguments()))
                .withIsBound(controller.surroundings().isBound());
        if (controller.lines().size() > 1) {
            // plugin/plugin.go, ErrOnce
            throw CorefileError.of("this plugin can only be used once per Server Block");
        }
        return Vector.of(Kubernetes.of(
                        options,
                        controller.surroundings().snapshot(),
                        controller.surroundings().modified())
                .withSearch(
                        controller.file(SearchList.FILE).map(SearchList::parse).getOrElse(Vector.empty())));
    }

    private static KubernetesOptions options(Directive line, Seq<DomainName> zones) throws CorefileError {
        if (zones.forAll(DomainName::isReverse)) {
            throw CorefileError.of("non-reverse zone name must be used");
        }
        KubernetesOptions.Builder builder = KubernetesOptions.builder().zones(zones);
        for (Property property : line.body()) {
            read(property, builder);
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw line.errorAtEnd(String.valueOf(e.getMessage()));
        }
    }

    private static void read(Property property, KubernetesOptions.Builder options) throws CorefileError {
        switch (property.name()) {
            case "pods" -> options.pods(podMode(property.onlyArgument()));
            case "ttl" -> options.ttl(ttl(property));
            case "fallthrough" -> options.fallthrough(Fallthrough.ofArguments(property.arguments()));
            case "namespaces" -> someArguments(property).forEach(options::addNamespace);
            case "namespace_labels" -> options.namespaceLabels(selector(property, "namespace_label"));
            case "labels" -> options.labels(selector(property, "label"));
            case "endpoint_pod_names" -> options.endpointPodNames(isSet(property));
            case "noendpoints" -> options.noEndpoints(isSet(property));
            case "zonal" -> options.zonal(isSet(property));
            case "ignore" -> ignore(property, options);
            case "multicluster" -> options.multicluster(Controller.zones(property.arguments()));
            default -> ApiServerOptions.check(property);
        }
    }

    static Seq<String> someArguments(Property property) throws CorefileError {
        if (property.arguments().isEmpty()) {
            throw property.argumentError();
        }
        return property.arguments();
    }

    private static boolean isSet(Property property) throws CorefileError {
        if (!property.arguments().isEmpty()) {
            throw property.argumentError();
        }
        return true;
    }

    private static void ignore(Property property, KubernetesOptions.Builder options) throws CorefileError {
        Option<String> ignored = property.arguments().headOption();
        if (ignored.exists(what -> !what.equals("empty_service"))) {
            throw CorefileError.of("unable to parse ignore value: '" + ignored.get() + "'");
        }
        ignored.forEach(what -> options.ignoreEmptyService(true));
    }

    private static PodMode podMode(String text) throws CorefileError {
        return switch (text) {
            case "disabled", "insecure", "verified" -> PodMode.valueOf(text.toUpperCase(Locale.ROOT));
            default ->
                throw CorefileError.of(
                        "wrong value for pods: " + text + ",  must be one of: disabled, verified, insecure");
        };
    }

    /** Reads {@code ttl SECONDS}, which {@code k8s_external} has too. */
    public static long ttl(Property property) throws CorefileError {
        long ttl;
        try {
            ttl = GoText.atoi(property.argument(0));
        } catch (IllegalArgumentException e) {
            throw CorefileError.of(String.valueOf(e.getMessage()));
        }
        if (ttl < 0 || ttl > MAX_TTL) {
            throw property.error("ttl must be in range [0, 3600]: " + ttl);
        }
        return ttl;
    }

    private static LabelSelector selector(Property property, String what) throws CorefileError {
        String text = someArguments(property).mkString(" ");
        return SelectorText.parse(text)
                .getOrElseThrow(fault ->
                        CorefileError.of("unable to parse " + what + " selector value: '" + text + "': " + fault));
    }
}
