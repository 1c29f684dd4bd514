package io.github.kubevalue.dsl.diagnose.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.checklist.Diagnosis;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that manifests name: which are reported, why, and what was meant. */
class NameChecksTest {
    private static final String SHOP = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: db, namespace: shop}
        spec: {clusterIP: None, selector: {app: db}, ports: [{port: 5432}]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, namespace: shop}
        spec:
          serviceName: db
          replicas: 2
          selector: {matchLabels: {app: db}}
          template:
            metadata: {labels: {app: db}}
            spec: {containers: [{name: db, image: db}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cache}
        spec: {selector: {app: cache}, ports: [{port: 6379}]}
        """;
    private static final String USER = """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: user, namespace: shop}
        spec:
          %s
          containers:
          - name: c
            image: c
            env:
            - {name: NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
            - {name: DB, value: db}
            - {name: WEB_PORT, value: "8080"}
            - {name: %s, value: '%s'}
        """;

    private static Seq<Finding> names(String manifest) {
        return names(RunningCluster.converged(
                ManifestReader.kubernetes().parse("shop.yaml", manifest).get().objects()));
    }

    private static Seq<Finding> names(RunningCluster running) {
        return Diagnosis.of(running)
                .filter(finding ->
                        finding.id().contains("not-resolved") || finding.id().equals("service-port-unknown"));
    }

    private static String user(String setting, String value) {
        return SHOP + USER.formatted("restartPolicy: Always", setting, value);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "URL | http://web/",
                "URL | http://web.shop:80/",
                "URL | http://web.shop.svc",
                "URL | http://web.$(NAMESPACE).svc.cluster.local",
                "URL | http://$(DB)-0.$(DB):5432/",
                "PEERS | db-0.db,db-1.db.shop,db-1.db.shop.svc.cluster.local",
                "CACHE | redis://cache.default",
                "STRIPE | https://api.stripe.com/v1",
                "LDAP | ldap://directory.corp",
                "DB_HOST | db"
            })
    void isNotReported(String setting, String value) {
        assertThat(names(user(setting, value))).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "URL | http://wbe/ | there is no Service wbe in namespace shop | write web",
                "URL | http://cache/ | there is no Service cache in namespace shop | write cache.default",
                "URL | http://web.shpo.svc/ | there is no namespace shpo | write web.shop.svc",
                "URL | http://wbe.shop.svc.cluster.local/ | there is no Service wbe in namespace shop | write"
                        + " web.shop.svc.cluster.local",
                "URL | http://payments/ | there is no Service payments in namespace shop | create the Service payments"
                        + " in namespace shop, or name one that exists",
                "PEERS | db-0.db,dbb-1.db | service/shop/db has no ready endpoint dbb-1, but db-0, db-1 | write"
                        + " db-1.db",
                "PEERS | db-0.db,db-9.db.shop.svc.cluster.local | service/shop/db has no ready endpoint db-9, but"
                        + " db-0, db-1 | write db-0.db.shop.svc.cluster.local",
                "PEERS | web-0.web,web-1.web | service/shop/web has a cluster IP, and no endpoint web-0 | see whether"
                        + " a pod web-0 with the subdomain web is ready",
                "WEB_HOST | web | service/shop/web has the ports 80 (http) | write web:80",
                "URL | http://web:8081 | service/shop/web has the ports 80 (http) | write web:80"
            })
    void isReported(String setting, String value, String why, String fix) {
        Seq<Finding> found = names(user(setting, value));
        assertThat(found).isNotEmpty();
        assertThat(found.head().because()).contains(why);
        assertThat(found.head().fix()).isEqualTo(fix);
        assertThat(found.head().object()).hasToString("pod/shop/user");
    }

    @Test
    void aPodThatAsksTheNodesResolverIsToldSo() {
        Seq<Finding> found = names(SHOP + USER.formatted("hostNetwork: true", "URL", "http://web/"));
        assertThat(found.head().because().head())
                .isEqualTo("the Service exists, but the pod does not ask the cluster's DNS (dnsPolicy ClusterFirst)");
        assertThat(found.head().fix()).contains("ClusterFirstWithHostNet");
        assertThat(names(SHOP
                        + USER.formatted(
                                "hostNetwork: true\n  dnsPolicy: ClusterFirstWithHostNet", "URL", "http://web/")))
                .isEmpty();
    }

    @Test
    void aHostAliasNeedsNoService() {
        assertThat(names(SHOP
                        + USER.formatted(
                                "hostAliases: [{ip: 10.1.2.3, hostnames: [legacy]}]", "URL", "http://legacy/")))
                .isEmpty();
    }

    @Test
    void aSecretNamesHostsToo() {
        Seq<Finding> found = names(SHOP + """
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: access, namespace: shop}
            stringData: {DATABASE_URL: "postgres://user:secret@dbb:5432/shop"}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: user, namespace: shop}
            spec: {containers: [{name: c, image: c, envFrom: [{secretRef: {name: access}}]}]}
            """);
        assertThat(found.map(Finding::object)).singleElement().hasToString("secret/shop/access");
        assertThat(found.head().message())
                .isEqualTo("DATABASE_URL: \"dbb\" does not resolve for the pods of pod/shop/user:"
                        + " Name or service not known");
        assertThat(found.head().fix()).isEqualTo("write db");
    }

    @Test
    void aConfigMapThatNoWorkloadReadsCountsByItsFullNames() {
        Seq<Finding> found = names(SHOP + """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: shop}
            data:
              app.yaml: |
                short: http://wbe:80/
                full: http://wbe.shop.svc.cluster.local:80/
            """);
        assertThat(found.map(Finding::fix)).containsExactly("write web.shop.svc.cluster.local");
    }

    @ParameterizedTest
    @CsvSource({
        "web.shop, write web.shop.svc.cluster.local",
        "web.shop.svc, write web.shop.svc.cluster.local",
        "wbe.shop.svc.cluster.local, write web.shop.svc.cluster.local",
        "10.1.2.3, 'make it a Service without selector, and an EndpointSlice with the address 10.1.2.3'"
    })
    void anotherNameForNothingIsReported(String target, String fix) {
        Seq<Finding> found = names(alias(target));
        assertThat(found.map(Finding::id)).containsExactly("external-name-not-resolved");
        assertThat(found.head().fix()).isEqualTo(fix);
    }

    @ParameterizedTest
    @CsvSource({"web.shop.svc.cluster.local", "db.shop.svc.cluster.local", "api.stripe.com"})
    void anotherNameForSomethingIsNot(String target) {
        assertThat(names(alias(target))).isEmpty();
    }

    private static String alias(String target) {
        return SHOP + """
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: alias}
            spec: {type: ExternalName, externalName: %s}
            """.formatted(target);
    }

    @Test
    void namesOutsideCountWhereTheirZoneIsGiven() {
        RunningCluster running = RunningCluster.converged(ManifestReader.kubernetes()
                        .parse("shop.yaml", user("URL", "https://api.stripe.com/"))
                        .get()
                        .objects())
                .withPublicZones(Zones.of(Zone.of("stripe.com")));
        assertThat(names(running).head().because().head()).isEqualTo("the zones outside that are given do not hold it");
    }

    @Test
    void theHostOfAProbeIsLookedUpByTheKubelet() {
        Seq<Finding> found = names(SHOP + """
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: probed, namespace: shop}
            spec:
              containers:
              - name: c
                image: c
                readinessProbe: {httpGet: {host: web, port: 80}}
            """);
        assertThat(found.map(Finding::id)).containsExactly("probe-host-not-resolved");
        assertThat(found.head().field()).isEqualTo("spec.containers[0].readinessProbe.httpGet.host");
    }

    @Test
    void theDomainOfAnotherClusterIsNamed() {
        Seq<Finding> found = names(user("URL", "http://web.shop.svc.cluster.local/") + """
            ---
            apiVersion: kubeadm.k8s.io/v1beta4
            kind: ClusterConfiguration
            networking: {dnsDomain: corp.example}
            """);
        assertThat(found.head().because().head())
                .isEqualTo("the domain of the cluster is corp.example, not cluster.local");
        assertThat(found.head().fix()).isEqualTo("write web.shop.svc.corp.example");
    }
}
