package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code dig} as a person runs it. */
class DigCommandTest {
    private static final String MANIFEST = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: coredns, namespace: kube-system}
        data:
          Corefile: |
            .:53 {
                kubernetes cluster.local in-addr.arpa {
                   pods insecure
                   ttl 7
                }
                dnssec
                forward . /etc/resolv.conf
            }
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: db}
        spec: {clusterIP: None, selector: {app: db}, ports: [{name: sql, port: 5432}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: db-0, labels: {app: db}}
        spec: {hostname: db-0, subdomain: db, containers: [{name: c, image: postgres}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: alias}
        spec: {type: ExternalName, externalName: db-0.db.default.svc.cluster.local}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: caged, labels: {app: caged}}
        spec: {containers: [{name: c, image: x}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: deny}
        spec: {podSelector: {matchLabels: {app: caged}}, policyTypes: [Egress], egress: []}
        """;

    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("db.yaml"), MANIFEST).toString();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "_sql._tcp.db.default.svc.cluster.local, SRV, 0 100 5432 db-0.db.default.svc.cluster.local.",
        "10-1-2-3.default.pod.cluster.local, A, 10.1.2.3",
        "1.0.96.10.in-addr.arpa, PTR, kubernetes.default.svc.cluster.local.",
        "dns-version.cluster.local, TXT, '\"1.1.0\"'",
    })
    void shortIsTheDataAlone(String name, String type, String data) {
        Run run = Run.of("dig", "-f", file, name, type, "+short");
        assertThat(run.out()).isEqualTo(data + "\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void theCorefileDecides() {
        assertThat(Run.of("dig", "-f", file, "Alias.default.svc.cluster.local").out())
                .contains("Alias.default.svc.cluster.local. 7 IN\tCNAME\tdb-0.db.default.svc.cluster.local.\n")
                .doesNotContain("kubernetes: ");
    }

    @Test
    void whatIsNotModelledOfTheCorefileIsSaid() {
        assertThat(Run.of("dig", "-f", file, "foo.example").out()).contains(";; dnssec: not modelled");
    }

    @Test
    void aNameThatIsNotThereEndsWithOneAndWhy() {
        Run run = Run.of("dig", "-f", file, "nothing.default.svc.cluster.local");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("status: NXDOMAIN").containsPattern("(?m)^;; kubernetes: .*nothing");
    }

    @Test
    void queriesThatAPolicyDropsNameIt() {
        Run run = Run.of("dig", "-f", file, "--from", "pod/default/caged", "db", "+search");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("db.default.svc.cluster.local. IN A: TIMEOUT (")
                .contains("networkpolicy/default/deny")
                .endsWith("db: Temporary failure in name resolution, after 20 s\n");
        JsonNode json = Run.of("dig", "-f", file, "--from", "pod/default/caged", "db", "+search", "-o", "json")
                .json();
        assertThat(json.get("status").asText()).isEqualTo("TIMEOUT");
        assertThat(json.get("because").get(0).asText()).contains("networkpolicy/default/deny");
    }

    @Test
    void theWayIsThatOfThePodWithoutSearchingToo() {
        Run run = Run.of("dig", "-f", file, "--from", "pod/default/caged", "db.default.svc.cluster.local");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith(";; communications error to 10.96.0.10#53: timed out\n".repeat(3))
                .contains(";; no servers could be reached\n;; no reply from 10.96.0.10: networkpolicy/default/deny");
    }

    @Test
    void optionsOfDigAreTaken() {
        Run run = Run.of("dig", "-f", file, "-x", "10.96.0.1", "+noall", "+answer");
        assertThat(run.out().strip())
                .startsWith("1.0.96.10.in-addr.arpa.\t7\tIN\tPTR\tkubernetes.default.svc.cluster.local.");
        assertThat(run.status()).isZero();
    }

    @Test
    void whatDecidedIsToldIfAskedFor() {
        assertThat(Run.of("dig", "-f", file, "db.default.svc.cluster.local", "+short", "--explain")
                        .out())
                .contains(";; kubernetes: service/default/db");
    }

    @Test
    void theStepsOfASearchAreExplained() {
        Run run = Run.of(
                "dig", "-f", file, "--from", "pod/default/db-0", "alias.default", "+search", "+short", "--explain");
        assertThat(run.out())
                .contains(
                        ";; 1. alias.default.default.svc.cluster.local.: there is no such name: the search goes on\n",
                        ";; 2. alias.default.svc.cluster.local.: the name has an answer: the lookup ends\n",
                        ";;      kubernetes: ");
        assertThat(run.status()).isZero();
    }

    @Test
    void nslookupIsThatOfThePod() {
        Run bind = Run.of("dig", "-f", file, "--from", "pod/default/db-0", "--nslookup", "nothing");
        assertThat(bind.out()).contains("** server can't find nothing: NXDOMAIN\n");
        assertThat(bind.status()).isEqualTo(1);
        Run busybox = Run.of("dig", "-f", file, "--from", "pod/default/db-0", "--busybox", "db");
        assertThat(busybox.out())
                .startsWith("Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n")
                .contains("Name:\tdb.default.svc.cluster.local\n");
        assertThat(busybox.status()).isZero();
    }

    @Test
    void zonesOutsideAreFiles() throws IOException {
        String zone = Files.writeString(
                        folder.resolve("example.com.zone"),
                        "$TTL 300\n@ IN SOA ns1 hostmaster 1 2 3 4 60\nwww A 192.0.2.1\nalias CNAME www\n")
                .toString();
        assertThat(Run.of("dig", "-f", file, "--zone", zone, "alias.example.com", "+short")
                        .out())
                .isEqualTo("www.example.com.\n192.0.2.1\n");
        Run missing = Run.of("dig", "-f", file, "--zone", zone + "s", "alias.example.com");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).startsWith("the zone file \"" + zone + "s\" cannot be read: ");
        Files.writeString(folder.resolve("example.com.zone"), "www A nowhere\n");
        Run broken = Run.of("dig", "-f", file, "--zone", zone, "alias.example.com");
        assertThat(broken.status()).isEqualTo(2);
        assertThat(broken.err()).startsWith(zone + ": dns: ").contains("at line: 1");
    }

    @Test
    void theWalkTellsAReasonOnce() {
        String out = Run.of("dig", "-f", file, "--from", "pod/default/caged", "db", "+search")
                .out();
        assertThat(out.split("isolates pod/default/caged", -1)).hasSize(3);
        assertThat(out).contains(";; 10.96.0.10 db. IN A: TIMEOUT\n");
    }

    @Test
    void aServerThatDoesNotStartIsNotReached() throws IOException {
        Files.writeString(folder.resolve("db.yaml"), MANIFEST.replace("pods insecure", "pods insecured"));
        Run run = Run.of("dig", "-f", file, "--from", "pod/default/db-0", "db", "+search");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        ";; communications error to 10.96.0.10#53: connection refused",
                        "does not start: plugin/kubernetes");
    }

    @ParameterizedTest
    @CsvSource({
        "a..b, empty label",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.x, label too long",
    })
    void whatIsNoNameIsOneClearError(String name, String fault) {
        Run run = Run.of("dig", name);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip()).isEqualTo("'" + name + "' is not a legal name (" + fault + ")");
    }
}
