package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands on the example that comes with the command line. */
class ExampleShopTest {

    @Test
    void tourShowsWhoRunsWhereAndTheWayThroughTheIngress() {
        Run run = Run.of();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "Who runs where",
                        "myapp.com. 300 IN A 54.210.10.5",
                        "DELIVERED 200",
                        "THERE",
                        "BACK",
                        "CONNTRACK")
                .doesNotContain("?0");
    }

    @Test
    void everythingBecomesReady() {
        JsonNode json = Run.of("converge", "-o", "json").json();
        assertThat(json.get("converged").asBoolean()).isTrue();
        assertThat(json.get("notReady")).isEmpty();
        assertThat(json.get("transitions")).isNotEmpty();
        assertThat(json.get("transitions").get(0).fieldNames())
                .toIterable()
                .containsExactly("at", "actor", "verb", "object", "why");
    }

    @ParameterizedTest
    @CsvSource({
        "catalog.shop.svc.cluster.local, A, NOERROR, 1",
        "database.shop.svc.cluster.local, A, NOERROR, 2",
        "database-0.database.shop.svc.cluster.local, A, NOERROR, 1",
        "_http._tcp.api.shop.svc.cluster.local, SRV, NOERROR, 1",
        "catalog.shop.svc.cluster.local, AAAA, NOERROR, 0",
        "nobody.shop.svc.cluster.local, A, NXDOMAIN, 0",
        "42.0.96.10.in-addr.arpa, PTR, NOERROR, 1",
    })
    void digAnswersAsCoreDnsDoes(String name, String type, String status, int answers) {
        Run run = Run.of("dig", name, type, "-o", "json");
        assertThat(run.json().get("status").asText()).isEqualTo(status);
        assertThat(run.json().get("answer")).hasSize(answers);
        assertThat(run.status()).isEqualTo(answers > 0 ? 0 : 1);
    }

    @Test
    void digWalksTheSearchListOfAPod() {
        JsonNode json = Run.of("dig", "--from", "deploy/shop/frontend", "api", "+search", "-o", "json")
                .json();
        assertThat(json.get("answer").get(0).get("data").asText()).isEqualTo("10.96.0.42");
        assertThat(json.get("queries").get(0).get("name").asText()).isEqualTo("api.shop.svc.cluster.local.");
    }

    @Test
    void traceKeepsItsContract() {
        JsonNode json = Run.of("trace", "--from", "1.2.3.4", "--to", "http://myapp.com/api", "-o", "json")
                .json();
        assertThat(json.fieldNames())
                .toIterable()
                .contains("outcome", "reason", "pod", "endpoint", "seenFrom", "via", "hops", "reply", "conntrack");
        assertThat(json.get("outcome").asText()).isEqualTo("DELIVERED");
        assertThat(json.get("seenFrom").get("port").isNull()).isTrue();
        assertThat(json.get("hops").get(0).fieldNames())
                .toIterable()
                .containsExactly("at", "hook", "table", "chain", "rule", "before", "after", "note");
    }

    @Test
    void allWaysOfARequestAddUpToOne() {
        JsonNode json = Run.of("trace", "--all", "--from", "deploy/shop/frontend", "--to", "http://api/", "-o", "json")
                .json();
        assertThat(json.get("outcomes"))
                .hasSize(3)
                .allMatch(outcome -> outcome.get("probability").asText().equals("1/3"));
    }

    @Test
    void aPolicyThatKeepsSomebodyOutIsNamed() {
        JsonNode json = Run.of(
                        "trace", "--from", "deploy/shop/cart", "--to", "tcp://database-0.database:5432", "-o", "json")
                .json();
        assertThat(json.get("outcome").asText()).isEqualTo("TIMEOUT");
        assertThat(json.get("reason").asText()).contains("networkpolicy/shop/database");
    }

    @ParameterizedTest
    @CsvSource({"/unknown-host, nowhere.example, HTTP_STATUS, 404", "/api, myapp.com, DELIVERED, 200"})
    void theHostHeaderPicksTheRule(String path, String host, String outcome, int status) {
        JsonNode json = Run.of(
                        "trace",
                        "--from",
                        "1.2.3.4",
                        "--to",
                        "http://54.210.10.5" + path,
                        "--header",
                        "Host: " + host,
                        "-o",
                        "json")
                .json();
        assertThat(json.get("outcome").asText()).isEqualTo(outcome);
        assertThat(json.get("status").asInt()).isEqualTo(status);
    }

    @Test
    void aNameThatDoesNotResolveEndsTheTrace() {
        Run run = Run.of("trace", "--from", "deploy/shop/cart", "--to", "http://nobody/", "-o", "json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.json().get("outcome").asText()).isEqualTo("NAME_NOT_RESOLVED");
    }

    @Test
    void mermaidDrawsTheWay() {
        assertThat(Run.of("trace", "--from", "1.2.3.4", "--to", "http://myapp.com/", "-o", "mermaid")
                        .out())
                .startsWith("sequenceDiagram\n")
                .contains("->>", "-->>", "DELIVERED");
    }

    @Test
    void rulesArePrintedAsIptablesSavePrintsThem() {
        assertThat(Run.of("rules", "--node", "node-1").out())
                .contains("*nat", ":KUBE-SERVICES - [0:0]", "-A KUBE-SERVICES", "COMMIT")
                .contains("shop/api:http cluster IP");
    }

    @Test
    void rulesOfModeNftablesArePrintedAsNftPrintsThem() {
        assertThat(Run.of("rules", "--node", "node-1", "--mode", "nftables").out())
                .startsWith("table ip kube-proxy {\n\tcomment \"rules for kube-proxy\"\n")
                .contains("type nat hook prerouting priority dstnat; policy accept;")
                .contains("-shop/api/tcp/http {");
    }

    @Test
    void rulesOfModeIpvsAreVirtualServersSetsAndTheRulesThatAskThem() {
        assertThat(Run.of("rules", "--node", "node-1", "--mode", "ipvs").out())
                .containsPattern("(?m)^-A -t 10\\.[0-9.]+:443 -s rr$")
                .contains("create KUBE-CLUSTER-IP hash:ip,port family inet hashsize 1024 maxelem 65536")
                .contains("-A KUBE-SERVICES -s 127.0.0.0/8 -j RETURN");
    }

    @Test
    void aModeThatDoesNotExistIsSaid() {
        assertThat(Run.of("rules", "--node", "node-1", "--mode", "userspace").err())
                .contains("kube-proxy in mode userspace");
    }

    @Test
    void getPrintsWhatKubectlPrints() {
        assertThat(Run.of("get", "deploy", "-n", "shop").out())
                .containsPattern("NAME\\s+READY\\s+UP-TO-DATE\\s+AVAILABLE\\s+AGE")
                .containsPattern("api\\s+3/3\\s+3\\s+3\\s+");
        assertThat(Run.of("get", "sts", "-n", "shop").out()).containsPattern("database\\s+2/2");
        assertThat(Run.of("get", "svc", "ingress-nginx-controller", "-n", "ingress-nginx")
                        .out())
                .containsPattern("LoadBalancer\\s+\\S+\\s+54.210.10.5\\s+80:30080/TCP,443:30443/TCP");
        assertThat(Run.of("get", "pod", "nobody").status()).isEqualTo(1);
    }

    @Test
    void timeCanBeStoppedBeforeAllIsReady() {
        assertThat(Run.of("get", "deploy", "api", "-n", "shop", "--at", "1s").out())
                .containsPattern("api\\s+0/3");
    }
}
