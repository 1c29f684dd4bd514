package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code trace} gives as the reason, where Kubernetes itself would only be silent. */
class TraceReasonsTest {
    private static final String CLUSTER = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: nginx, ports: [{containerPort: 8080}]}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {externalIPs: [198.51.100.7], selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: proxied}
            spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
            status: {loadBalancer: {ingress: [{ip: 54.210.10.99, ipMode: Proxy}]}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: headless}
            spec: {clusterIP: None, selector: {app: web}, ports: [{port: 8080}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client}
            spec: {containers: [{name: sh, image: busybox}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: on-host}
            spec: {hostNetwork: true, nodeName: node-1, containers: [{name: sh, image: busybox}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: mute, labels: {app: mute}}
            spec: {containers: [{name: sh, image: busybox}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: only-web}
            spec:
              podSelector: {matchLabels: {app: mute}}
              policyTypes: [Egress]
              egress: [{to: [{podSelector: {matchLabels: {app: web}}}]}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: unserved}
            spec:
              rules:
                - host: shop.example
                  http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("cluster.yaml"), CLUSTER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pod/default/client | udp://web:80 | TIMEOUT | service/default/web has no port udp 80 (it has tcp 80)",
                "pod/default/client | icmp://web | TIMEOUT | service/default/web has no port for icmp",
                "pod/default/client | icmp://headless | DELIVERED | the network stack of pod/default/web-",
                "pod/default/on-host | tcp://web:80 | NAME_NOT_RESOLVED | does not ask the cluster's DNS",
                "node/node-1 | tcp://web.default.svc.cluster.local:80 | NAME_NOT_RESOLVED | does not ask the cluster's DNS",
                "1.2.3.4 | tcp://web.default.svc.cluster.local:80 | NAME_NOT_RESOLVED | does not ask the cluster's DNS",
                "1.2.3.4 | http://shop.example/ | NAME_NOT_RESOLVED | ingress/default/unserved has rules for that host",
                "pod/default/mute | tcp://web:80 | NAME_NOT_RESOLVED | networkpolicy/default/only-web isolates",
            })
    void reasonsNameWhatDecided(String from, String to, String outcome, String reason) {
        JsonNode trace = trace(from, to);
        assertThat(trace.get("outcome").asText()).isEqualTo(outcome);
        assertThat(trace.get("reason").asText()).contains(reason);
    }

    @Test
    void aPingIsSeenFromNoPort() {
        assertThat(trace("pod/default/client", "icmp://headless")
                        .get("seenFrom")
                        .get("port")
                        .isNull())
                .isTrue();
    }

    @Test
    void thePacketsOfOneConnectionToAnExternalIpMeetOneNode() {
        JsonNode outcomes = trace("1.2.3.4", "tcp://198.51.100.7:80", "--all").get("outcomes");
        assertThat(outcomes)
                .hasSize(6)
                .allMatch(each -> each.get("probability").asText().equals("1/6"))
                .allMatch(each -> each.get("outcome").asText().equals("DELIVERED"));
    }

    @Test
    void aPodReachesABalancerThatIsAProxyAndIsAnsweredThroughIt() {
        JsonNode outcomes =
                trace("pod/default/client", "tcp://54.210.10.99:80", "--all").get("outcomes");
        assertThat(outcomes).isNotEmpty().allSatisfy(each -> {
            assertThat(each.get("outcome").asText()).isEqualTo("DELIVERED");
            assertThat(each.get("via").toString()).contains("loadbalancer/default/proxied");
        });
    }

    private JsonNode trace(String from, String to, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("trace", "-f", file.toString(), "--from", from, "--to", to, "-o", "json"));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new)).json();
    }
}
