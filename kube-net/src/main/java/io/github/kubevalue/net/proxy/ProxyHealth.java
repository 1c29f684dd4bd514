package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.core.Node;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What kube-proxy answers about itself on port 10256: on {@code /healthz} whether new connections are to come to its node, on
 * {@code /livez} whether it works.
 *
 * <p>When it has synchronised last is not modelled: one that works has always just done so.
 *
 * @param nodeEligible whether the node is to stay
 * @param healthy whether all changes have been programmed in time
 */
// pkg/proxy/healthcheck/proxy_health.go
public record ProxyHealth(boolean nodeEligible, boolean healthy) {
    /** The port, on all addresses of the node. */
    public static final int PORT = 10256;

    private static final String TO_BE_DELETED_TAINT = "ToBeDeletedByClusterAutoscaler";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final String HEALTHZ = "/healthz";
    private static final String LIVEZ = "/livez";

    /** Returns what a kube-proxy that works answers on a node. */
    // NodeEligible
    public static ProxyHealth of(Node node) {
        boolean goes = node.metadata().isDeleting()
                || node.spec().taints().exists(taint -> taint.key().equals(TO_BE_DELETED_TAINT));
        return new ProxyHealth(!goes, true);
    }

    /** Returns the same from a kube-proxy that is not healthy: one that has not synchronised for long. */
    public ProxyHealth unhealthy() {
        return new ProxyHealth(nodeEligible, false);
    }

    /** Returns the status code of a path. */
    public int status(String path) {
        return switch (path) {
            case HEALTHZ -> healthy && nodeEligible ? OK : SERVICE_UNAVAILABLE;
            case LIVEZ -> healthy ? OK : SERVICE_UNAVAILABLE;
            default -> NOT_FOUND;
        };
    }

    /** Returns the headers of a path. */
    public SortedMap<String, String> headers(String path) {
        String type = status(path) == NOT_FOUND ? "text/plain; charset=utf-8" : "application/json";
        return TreeMap.of("Content-Type", type, "X-Content-Type-Options", "nosniff");
    }

    /** Returns the body of a path. */
    public String body(String path, Instant now) {
        String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        return switch (path) {
            case HEALTHZ -> json(time, "\"nodeEligible\":" + nodeEligible + ",");
            case LIVEZ -> json(time, "");
            default -> "404 page not found\n";
        };
    }

    private String json(String time, String eligible) {
        String proxier = "{\"lastUpdated\":\"" + time + "\",\"healthy\":" + healthy + "}";
        return "{\"lastUpdated\":\"" + time + "\",\"currentTime\":\"" + time + "\"," + eligible + "\"healthy\":"
                + healthy + ",\"status\":{\"IPv4\":" + proxier + ",\"IPv6\":" + proxier + "}}";
    }
}
