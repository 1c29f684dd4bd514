package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;

/**
 * What the plugin keeps of a Service, or of a ServiceImport, that has addresses.
 *
 * @param key the object
 * @param isHeadless whether its addresses are those of its endpoints
 * @param addresses those of its own, which no headless one has
 * @param ports its ports
 */
record ServedService(ResourceKey key, boolean isHeadless, Seq<Ip> addresses, Seq<NamedPort> ports) {

    static ServedService of(Service service) {
        return new ServedService(service.key(), isHeadless(service), clusterIps(service), NamedPort.of(service.spec()));
    }

    // plugin/kubernetes/object/service.go, Headless
    static boolean isHeadless(Service service) {
        return service.spec().clusterIP().contains("None");
    }

    static Seq<Ip> clusterIps(Service service) {
        Seq<String> texts = service.spec().clusterIPs();
        return (texts.isEmpty() ? service.spec().clusterIP().toVector() : texts).flatMap(Ip::tryParse);
    }

    /** What the name has before the zone. */
    String labels() {
        return labels(key.namespace(), key.name());
    }

    static String labels(String namespace, String name) {
        return name + "." + namespace + ".svc";
    }

    static DomainName name(Service service, DomainName zone) {
        return zone.under(labels(service.namespace(), service.name()));
    }
}
