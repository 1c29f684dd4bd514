package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clusters whose configuration asks for IPv6, alone or beside IPv4, on nodes of their own. */
class Ipv6CommandTest {
    private static final String CLUSTER = """
            apiVersion: kubeadm.k8s.io/v1beta4
            kind: ClusterConfiguration
            networking: {podSubnet: "%s", serviceSubnet: "%s"}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, labels: {app: web}}
            spec: {nodeName: node-2, containers: [{name: web, image: nginx, ports: [{containerPort: 8080}]}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client}
            spec: {nodeName: node-1, containers: [{name: sh, image: busybox}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec:
              type: NodePort
              ipFamilyPolicy: PreferDualStack
              selector: {app: web}
              ports: [{port: 80, targetPort: 8080, nodePort: 30080}]
            """;
    private static final String[] SIX = {"fd00:10:244::/56", "fd00:10:96::/112"};
    private static final String[] BOTH = {"10.244.0.0/16,fd00:10:244::/56", "10.96.0.0/12,fd00:10:96::/112"};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "6, pod/default/client, tcp://web:80, fd00:10:244::2",
        "6, 2001:db8::1, tcp://[fd00:172:31::10]:30080, fd00:172:31::10",
        "46, pod/default/client, tcp://web:80, fd00:10:244::2",
        "46, 2001:db8::1, tcp://[fd00:172:31::10]:30080, fd00:172:31::10",
        "46, 1.2.3.4, tcp://172.31.0.10:30080, 172.31.0.10",
    })
    void packetsReachTheOtherNode(String families, String from, String to, String seenFrom) throws IOException {
        String[] subnets = families.equals("6") ? SIX : BOTH;
        Path file = Files.writeString(folder.resolve("cluster.yaml"), CLUSTER.formatted(subnets[0], subnets[1]));
        JsonNode trace = Run.of("trace", "-f", file.toString(), "--from", from, "--to", to, "-o", "json")
                .json();
        assertThat(trace.get("outcome").asText()).isEqualTo("DELIVERED");
        assertThat(trace.get("seenFrom").get("ip").asText()).isEqualTo(seenFrom);
    }
}
