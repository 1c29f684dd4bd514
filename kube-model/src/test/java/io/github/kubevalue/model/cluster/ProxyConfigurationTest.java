package io.github.kubevalue.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.manifest.ManifestReader;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read out of a {@code KubeProxyConfiguration}, and what kube-proxy does not start with. */
class ProxyConfigurationTest {

    /** Recorded from pkg/proxy/apis/config/validation, and from the decoding before it. */
    @TestFactory
    Stream<DynamicTest> itsFaultsAreThoseThatKubeProxyFinds() {
        return rows().map(row -> DynamicTest.dynamicTest(
                        row.head(), () -> assertThat(faults(row.head())).isEqualTo(row.tail())))
                .toJavaStream();
    }

    private static Vector<Vector<String>> rows() {
        return recorded()
                .filter(line -> !line.startsWith("#"))
                .foldLeft(
                        Vector.empty(),
                        (rows, line) -> line.startsWith("  ")
                                ? rows.update(rows.size() - 1, rows.last().append(line.strip()))
                                : rows.append(Vector.of(line)));
    }

    private static Vector<String> recorded() {
        try (InputStream in = Objects.requireNonNull(
                ProxyConfigurationTest.class.getResourceAsStream("kube-proxy-configurations.txt"))) {
            return Vector.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector<String> faults(String yaml) {
        return read(yaml)
                .fold(
                        refusals -> Vector.of(refusals.head().error())
                                .flatMap(error -> error.causes().isEmpty()
                                        ? Vector.of(error.message())
                                        : error.causes().map(cause -> cause.field() + ": " + cause.message())),
                        config -> Vector.empty());
    }

    private static Either<Seq<Refusal>, ClusterConfig> read(String yaml) {
        String fields = yaml.startsWith("{") ? yaml.substring(1, yaml.length() - 1) : yaml.replaceFirst(" *: *", ": ");
        String document =
                "{apiVersion: kubeproxy.config.k8s.io/v1alpha1, kind: KubeProxyConfiguration, " + fields + "}";
        return ClusterConfig.read(
                ManifestReader.kubernetes().parse("test.yaml", document).get().objects());
    }

    /** cmd/kubeadm/app/componentconfigs/kubeproxy.go, Default, and what kube-proxy does by itself. */
    @ParameterizedTest
    @CsvSource({
        "mode: ipvs, 10.244.0.0/16",
        "clusterCIDR: '', ''",
        "clusterCIDR: 10.1.0.0/16, 10.1.0.0/16",
        "clusterCIDR: 010.1.0.0/16, 10.1.0.0/16",
    })
    void podsAreKnownByTheClusterCidrOrTheSubnetsOfPods(String yaml, String cidrs) {
        assertThat(read(yaml).get().clusterCidrs().mkString(" ")).isEqualTo(cidrs);
    }

    @Test
    void kubeadmTakesAnEmptyClusterCidrForNotSaid() {
        ClusterConfig config = read("clusterCIDR: ''").get();
        assertThat(config.withPodSubnet(config.podSubnets()).clusterCidrs().mkString(" "))
                .isEqualTo("10.244.0.0/16");
    }

    @Test
    void connectionTrackingIsSetUpAsItSays() {
        ProxyConntrack conntrack = read("{conntrack: {maxPerCore: 0, min: 5, tcpEstablishedTimeout: 2h0m, "
                        + "tcpCloseWaitTimeout: 0s, udpTimeout: 10s, udpStreamTimeout: 1m30s}}")
                .get()
                .proxy()
                .conntrack();
        assertThat(conntrack)
                .isEqualTo(ProxyConntrack.builder()
                        .maxPerCore(0)
                        .min(5)
                        .tcpEstablishedTimeout(Duration.ofHours(2))
                        .tcpCloseWaitTimeout(Duration.ZERO)
                        .udpTimeout(Duration.ofSeconds(10))
                        .udpStreamTimeout(Duration.ofSeconds(90))
                        .build());
        assertThat(read("mode: iptables").get().proxy().conntrack()).isEqualTo(ProxyConntrack.of());
    }
}
