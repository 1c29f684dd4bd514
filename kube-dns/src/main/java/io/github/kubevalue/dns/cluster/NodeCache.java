package io.github.kubevalue.dns.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Stream;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * NodeLocal DNSCache: the CoreDNS of a node, which writes its Corefile itself when it starts. Its ConfigMap has a template,
 * the command line and the environment have what the template leaves open.
 */
// github.com/kubernetes/dns, cmd/node-cache
record NodeCache(CoreDnsContainer container, Snapshot snapshot) {
    /** What the names of its images have in common. */
    static final String IMAGE = "k8s-dns-node-cache";

    private static final String TCP = "\n    forward . __PILLAR__UPSTREAM__SERVERS__ {\n            force_tcp\n    }\n";
    private static final String UDP = "\n    forward . __PILLAR__UPSTREAM__SERVERS__\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The addresses that it gives its node and listens on. */
    static Vector<String> addresses(CoreDnsContainer container) {
        return container.flags().value("localip").toVector().flatMap(list -> Vector.of(list.split(",", -1)));
    }

    /** The Corefile that it writes, or why it writes none. */
    // cmd/node-cache/app/configmap.go, updateCorefile
    Either<CorefileError, Installation.Read> corefile() {
        SortedMap<String, String> files = container.files();
        String base = container.flags().value("basecorefile").getOrElse("/etc/coredns/Corefile.base");
        String path = container.flags().value("conf").getOrElse("/etc/Corefile");
        return files.get(base)
                .map(text -> new Installation.Read(written(text), container.configMapOf(base), base))
                .toEither(() -> CorefileError.of("open " + path + ": no such file or directory"));
    }

    private String written(String template) {
        Vector<String> own = servers("upstreamNameservers");
        String text = own.isEmpty()
                ? template.replace("__PILLAR__UPSTREAM__SERVERS__", "/etc/resolv.conf")
                : template.replace(TCP, UDP).replace("__PILLAR__UPSTREAM__SERVERS__", own.mkString(" "));
        return text.replace("__PILLAR__CLUSTER__DNS__", upstream())
                        .replace("__PILLAR__LOCAL__DNS__", addresses(container).mkString(" "))
                        .replace("__PILLAR__DNS__SERVER__", "")
                + stubDomains();
    }

    /** The address of the Service that knows the cluster's names, as the environment of the pod tells it. */
    // cmd/node-cache/app/cache_app.go, NewCacheApp
    private String upstream() {
        String name = container.flags().value("upstreamsvc").getOrElse("kube-dns");
        return snapshot.get(Service.KIND, container.namespace(), name)
                .filter(service -> container.pod().enableServiceLinks().getOrElse(true))
                .flatMap(service -> service.spec().clusterIpList().headOption())
                .map(Object::toString)
                .getOrElse("<nil>");
    }

    private String stubDomains() {
        String listen = addresses(container).mkString(" ");
        return option("stubDomains")
                .toVector()
                .flatMap(domains -> Stream.ofAll(domains::fieldNames)
                        .map(name -> "\n" + name + ":53 {\n    errors\n    cache 30\n    bind " + listen
                                + "\n    forward . " + texts(domains.path(name)).mkString(" ") + "\n}\n"))
                .mkString();
    }

    private Vector<String> servers(String key) {
        return option(key).map(NodeCache::texts).getOrElse(Vector.empty());
    }

    private static Vector<String> texts(JsonNode list) {
        return Vector.ofAll(list).map(JsonNode::asText);
    }

    /** A key of the ConfigMap {@code kube-dns}, whose values are JSON; one that cannot be read counts as absent. */
    private Option<JsonNode> option(String key) {
        String directory = container.flags().value("kubednscm").getOrElse("/etc/kube-dns");
        return container.files().get(directory + "/" + key).flatMap(NodeCache::parsed);
    }

    private static Option<JsonNode> parsed(String text) {
        try {
            return Option.of(JSON.readTree(text));
        } catch (JsonProcessingException unreadable) {
            return Option.none();
        }
    }
}
