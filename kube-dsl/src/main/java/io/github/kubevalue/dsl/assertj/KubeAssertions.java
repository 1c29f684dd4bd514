package io.github.kubevalue.dsl.assertj;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.ask.Session;
import io.github.kubevalue.model.explore.Exploration;

/**
 * Where assertions about clusters begin.
 *
 * <pre>{@code
 * assertThat(shop)
 *     .converges()
 *     .isReady("deploy/shop/web")
 *     .resolves("deploy/shop/web", "cart")
 *     .reaches("deploy/shop/web", "http://cart/")
 *     .doesNotReach("1.2.3.4", "tcp://10.96.0.42:80");
 * }</pre>
 */
public final class KubeAssertions {
    private KubeAssertions() {}

    /** Begins assertions about a cluster. */
    public static ClusterAssert assertThat(RunningCluster cluster) {
        return new ClusterAssert(cluster);
    }

    /** Begins assertions about a cluster in use. */
    public static SessionAssert assertThat(Session session) {
        return new SessionAssert(session);
    }

    /** Begins assertions about all that may become of a cluster. */
    public static ExplorationAssert assertThat(Exploration exploration) {
        return new ExplorationAssert(exploration);
    }
}
