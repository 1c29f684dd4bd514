package io.github.kubevalue.model.controller.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ingress-nginx, internal/ingress/status/status_test.go: whose address the status of an Ingress tells. */
class IngressControllerTest {
    private static final String CLASS =
            "{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: nginx}, spec: {controller:"
                    + " k8s.io/ingress-nginx}}";
    private static final String INGRESS =
            "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {ingressClassName: nginx}}";
    private static final String NODE =
            "{apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: InternalIP, address:"
                    + " 10.0.0.1}%s]}}";

    private static String workload(String kind, String meta, String image) {
        return "{apiVersion: apps/v1, kind: %s, metadata: {name: front%s}, spec: {selector: {matchLabels: {app: front}}, template: {metadata: {labels: {app: front}}, spec: {containers: [{name: c, image: %s}]}}}}"
                .formatted(kind, meta, image);
    }

    private static String nginx() {
        return workload("Deployment", "", "registry.k8s.io/ingress-nginx/controller:v1.12.1@sha256:abc");
    }

    private static String pod(String name, String ready) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: %s, labels: {app: front}}, spec: {nodeName: n1, containers: [{name: c, image: i}]}, status: {phase: Running, conditions: [{type: Ready, status: \"%s\"}]}}"
                .formatted(name, ready);
    }

    private static String service(String name, String spec, String status) {
        return "{apiVersion: v1, kind: Service, metadata: {name: %s}, spec: {selector: {app: front}, %s}, status: {loadBalancer: {ingress: [%s]}}}"
                .formatted(name, spec, status);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new IngressController(), CLASS, INGRESS, NODE.formatted(""))
                .with(yaml);
    }

    private static String addresses(Bench bench) {
        return bench.then(Ingress.KIND, "web")
                .get(Ingress.KIND, "web")
                .status()
                .loadBalancer()
                .ingress()
                .map(each -> each.ip().orElse(each.hostname()).getOrElse(""))
                .mkString(" ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'type: LoadBalancer, clusterIPs: [10.1.0.1]'                               | '{ip: 203.0.113.1}'     | 203.0.113.1
        'type: LoadBalancer, clusterIPs: [10.1.0.1]'                               | '{hostname: lb.test}'   | lb.test
        'type: LoadBalancer, clusterIPs: [10.1.0.1], externalIPs: [198.51.100.1]'  | '{ip: 203.0.113.1}'     | 203.0.113.1 198.51.100.1
        'type: LoadBalancer, clusterIPs: [10.1.0.1]'                               | ''                      | ''
        'type: NodePort, clusterIPs: [10.1.0.1]'                                   | ''                      | 10.1.0.1
        'type: NodePort, clusterIPs: [10.1.0.1], externalIPs: [198.51.100.1]'      | ''                      | 198.51.100.1
        'type: ClusterIP, clusterIPs: [10.1.0.1, "fd00::1"], externalIPs: [198.51.100.1]' | ''               | 10.1.0.1
        """)
    void theServiceInFrontSaysTheAddress(String spec, String status, String expected) {
        assertThat(addresses(bench(nginx(), pod("a", "True"), service("s", spec, status))))
                .isEqualTo(expected);
    }

    @Test
    void ofSeveralServicesTheOneForTheOutsideCounts() {
        Bench bench = bench(
                nginx(),
                pod("a", "True"),
                service("a", "type: ClusterIP, clusterIPs: [10.1.0.1]", ""),
                service("b", "type: NodePort, clusterIPs: [10.1.0.2]", ""),
                service("c", "type: ExternalName, externalName: x.test", ""));
        assertThat(addresses(bench)).isEqualTo("10.1.0.2");
        assertThat(addresses(
                        bench.with(service("d", "type: LoadBalancer, clusterIPs: [10.1.0.3]", "{ip: 203.0.113.1}"))))
                .isEqualTo("203.0.113.1");
        String elsewhere = service("e", "type: LoadBalancer", "{ip: 9.9.9.9}").replace("app: front", "app: other");
        assertThat(addresses(bench(nginx(), pod("a", "True"), elsewhere))).isEqualTo("10.0.0.1");
    }

    @Test
    void withoutAServiceTheNodesOfItsPodsCount() {
        Bench bench = bench(nginx(), pod("a", "True"), pod("b", "True"));
        assertThat(addresses(bench)).isEqualTo("10.0.0.1");
        assertThat(addresses(bench.with(NODE.formatted(", {type: ExternalIP, address: 198.51.100.9}"))))
                .isEqualTo("198.51.100.9");
        assertThat(bench.then(Ingress.KIND, "web").plan(Ingress.KIND, "web").isNone())
                .isTrue();
    }

    @Test
    void anIngressThatNobodyHereImplementsIsLeftAsItIs() {
        assertThat(addresses(bench(nginx(), pod("a", "False")))).isEmpty();
        assertThat(addresses(bench(workload("Deployment", "", "traefik:v3"), pod("a", "True"))))
                .isEmpty();
        assertThat(addresses(bench(nginx(), pod("a", "True")).without(IngressClass.KIND, "nginx")))
                .isEmpty();
        String legacy = INGRESS.replace(
                "{name: web}, spec: {ingressClassName: nginx}",
                "{name: web, annotations: {kubernetes.io/ingress.class: nginx}}, spec: {}");
        assertThat(addresses(bench(nginx(), pod("a", "True"), legacy))).isEqualTo("10.0.0.1");
    }

    /** What implements a class: by annotation, label or image. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ', annotations: {kubevalue.io/ingress-controller: k8s.io/ingress-nginx}' | any:1                        | true
        ', labels: {app.kubernetes.io/name: ingress-nginx}'                      | any:1                        | true
        ', labels: {app.kubernetes.io/name: ingress-nginx, app.kubernetes.io/component: controller}' | any:1    | true
        ', labels: {app.kubernetes.io/name: ingress-nginx, app.kubernetes.io/component: default-backend}' | any:1 | false
        ', labels: {app.kubernetes.io/name: other}'                              | any:1                        | false
        ''                                                                       | ingress-nginx/controller     | true
        ''                                                                       | 'localhost:5000/ingress-nginx/controller' | true
        ''                                                                       | my-ingress-nginx/controller  | false
        """)
    void aControllerIsKnownByWhatItSaysOfItself(String meta, String image, boolean isKnown) {
        for (String kind : new String[] {"Deployment", "DaemonSet"}) {
            Bench bench = bench(workload(kind, meta, "\"" + image + "\""), pod("a", "True"));
            assertThat(addresses(bench).isEmpty()).as(kind).isEqualTo(!isKnown);
        }
    }

    @Test
    void whatDecidesTheAddressWakes() {
        Bench bench = bench(nginx());
        String web = "ingress/default/web";
        assertThat(bench.wakes(INGRESS.replace("{name: web}", "{name: web, labels: {a: b}}"))
                        .map(ResourceKey::toString))
                .containsExactly(web);
        assertThat(bench.wakes(CLASS.replace("{name: nginx}", "{name: other}"))).hasSize(1);
        assertThat(bench.wakesWithout(IngressClass.KIND, "nginx")).hasSize(1);
        assertThat(bench.wakes(nginx().replace("{name: front}", "{name: front, labels: {a: b}}")))
                .hasSize(1);
        assertThat(bench.wakes(service("s", "type: ClusterIP", ""))).hasSize(1);
        assertThat(bench.wakes(service("s", "type: ClusterIP", "").replace("app: front", "app: other")))
                .isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {}}"))
                .isEmpty();
        assertThat(bench.wakes(workload("Deployment", ", namespace: x", "any:1")))
                .isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: ConfigMap, metadata: {name: web}}"))
                .isEmpty();
        assertThat(bench.without(Ingress.KIND, "web").wakes(service("s", "type: ClusterIP", "")))
                .isEmpty();
        assertThat(bench.wakesWithout(Pod.KIND, "nobody")).isEmpty();
    }
}
