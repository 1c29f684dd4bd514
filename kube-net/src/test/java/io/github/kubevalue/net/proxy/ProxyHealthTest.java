package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.Tuple;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyHealthTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.120Z");

    // pkg/proxy/healthcheck/healthcheck_test.go, TestHealthzServer, TestLivezServer
    @ParameterizedTest
    @CsvSource({
        "stays,   healthy,   /healthz, 200",
        "tainted, healthy,   /healthz, 503",
        "deleted, healthy,   /healthz, 503",
        "other,   healthy,   /healthz, 200",
        "stays,   unhealthy, /healthz, 503",
        "stays,   healthy,   /livez,   200",
        "tainted, healthy,   /livez,   200",
        "deleted, healthy,   /livez,   200",
        "stays,   unhealthy, /livez,   503",
        "tainted, unhealthy, /livez,   503",
        "stays,   healthy,   /,        404",
    })
    void aNodeThatGoesAwayTakesNoNewConnectionsButLives(String node, String proxy, String path, int status) {
        ProxyHealth health = ProxyHealth.of(node(node));
        assertThat((proxy.equals("healthy") ? health : health.unhealthy()).status(path))
                .isEqualTo(status);
    }

    private static Node node(String kind) {
        ObjectMeta named = ObjectMeta.named("n1");
        Node.Builder node =
                Node.builder().metadata(kind.equals("deleted") ? named.withDeletionTimestamp(Option.some(NOW)) : named);
        return switch (kind) {
            case "tainted" ->
                node.spec(tainted("ToBeDeletedByClusterAutoscaler")).build();
            case "other" -> node.spec(tainted("other")).build();
            default -> node.build();
        };
    }

    private static NodeSpec tainted(String key) {
        return NodeSpec.builder()
                .addTaint(
                        Taint.builder().key(key).effect(TaintEffect.NO_SCHEDULE).build())
                .build();
    }

    @Test
    void theBodyTellsOfBothFamiliesInUpstreamsForm() {
        String proxiers = "\"status\":{\"IPv4\":{\"lastUpdated\":\"2026-01-02T03:04:05.12Z\",\"healthy\":true},"
                + "\"IPv6\":{\"lastUpdated\":\"2026-01-02T03:04:05.12Z\",\"healthy\":true}}}";
        String times = "{\"lastUpdated\":\"2026-01-02T03:04:05.12Z\",\"currentTime\":\"2026-01-02T03:04:05.12Z\",";
        ProxyHealth health = ProxyHealth.of(node("deleted"));
        assertThat(health.body("/healthz", NOW))
                .isEqualTo(times + "\"nodeEligible\":false,\"healthy\":true," + proxiers);
        assertThat(health.body("/livez", NOW)).isEqualTo(times + "\"healthy\":true," + proxiers);
        assertThat(health.body("/metrics", NOW)).isEqualTo("404 page not found\n");
    }

    @Test
    void theAnswerIsJson() {
        ProxyHealth health = ProxyHealth.of(node("stays"));
        assertThat(health.headers("/healthz")).contains(Tuple.of("Content-Type", "application/json"));
        assertThat(health.headers("/")).contains(Tuple.of("Content-Type", "text/plain; charset=utf-8"));
    }
}
