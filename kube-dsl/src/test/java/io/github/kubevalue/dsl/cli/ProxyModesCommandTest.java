package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request goes its way in each mode of kube-proxy, and the trace shows by what. */
class ProxyModesCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iptables | PREROUTING nat    KUBE-SERVICES → KUBE-SVC-",
                "nftables | nat-prerouting → services → service-",
                "ipvs | INPUT ipvs        ipvs rr",
            })
    void theTraceShowsHowTheEndpointWasChosen(String mode, String step) throws IOException {
        Path file = folder.resolve("cluster.yaml");
        Files.writeString(file, CLUSTER.formatted(mode));
        Run traced = Run.of("trace", "-f", file.toString(), "--from", "pod/default/client", "--to", "http://web/");
        assertThat(traced.out()).contains("DELIVERED 200", step).doesNotContain("FORWARD ip kube-proxy");
        assertThat(Run.of("rules", "-f", file.toString(), "--node", "node-1").out())
                .isEqualTo(Run.of("rules", "-f", file.toString(), "--node", "node-1", "--mode", mode)
                        .out());
    }

    private static final String CLUSTER = """
        apiVersion: kubeproxy.config.k8s.io/v1alpha1
        kind: KubeProxyConfiguration
        mode: %s
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: default}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: nginx, ports: [{containerPort: 8080}]}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: default}
        spec: {selector: {app: web}, type: NodePort, ports: [{port: 80, targetPort: 8080, nodePort: 30080}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: client, namespace: default}
        spec: {containers: [{name: c, image: busybox}]}
        """;
}
