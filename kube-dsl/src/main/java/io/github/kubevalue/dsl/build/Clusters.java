package io.github.kubevalue.dsl.build;

/**
 * Where a sentence about a cluster begins.
 *
 * <pre>{@code
 * ClusterStage shop = cluster()
 *     .node("n1")
 *     .node("n2", n -> n.cpu("8").zone("b"))
 *     .deployment("web", d -> d.replicas(3).image("nginx:1.29").port(80))
 *     .service("web", s -> s.port(80));
 * }</pre>
 */
public final class Clusters {
    private Clusters() {}

    /** Begins an empty cluster. */
    public static ClusterStage cluster() {
        return ClusterDraft.EMPTY;
    }
}
