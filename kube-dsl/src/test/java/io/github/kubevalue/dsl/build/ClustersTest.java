package io.github.kubevalue.dsl.build;

import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ClustersTest {

    @Test
    void aSentenceMakesTheObjectsThatYamlMakes() {
        ClusterStage said = cluster()
                .namespace(
                        "shop",
                        shop -> shop.deployment(
                                        "web",
                                        d -> d.replicas(3).image("nginx:1.29").port("http", 80))
                                .service("web", s -> s.port("http", 80, "http")));
        Seq<KubeObject> written = parse("""
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                  namespace: shop
                  labels: {app: web}
                spec:
                  replicas: 3
                  selector:
                    matchLabels: {app: web}
                  template:
                    metadata:
                      labels: {app: web}
                    spec:
                      containers:
                        - name: web
                          image: nginx:1.29
                          ports:
                            - name: http
                              containerPort: 80
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  name: web
                  namespace: shop
                spec:
                  selector: {app: web}
                  ports:
                    - name: http
                      port: 80
                      targetPort: http
                """);
        assertThat(said.objects()).isEqualTo(written);
    }

    @Property(tries = 200)
    void roundTrip(@ForAll("sentences") ClusterStage said) {
        assertThat(parse(ManifestWriter.documents(said.objects()))).isEqualTo(said.objects());
    }

    @Test
    void aStageCanBeFinishedTwice() {
        ClusterStage base = cluster().node("n1");
        ClusterStage web = base.deployment("web", d -> d.image("nginx"));
        ClusterStage api = base.deployment("api", d -> d.image("go"));
        assertThat(base.objects()).hasSize(1);
        assertThat(web.objects().last().name()).isEqualTo("web");
        assertThat(api.objects().last().name()).isEqualTo("api");
    }

    @Test
    void whatIsSaidRuns() {
        RunningCluster running = RunningCluster.converged(cluster()
                .node("n1")
                .node("n2", n -> n.taint("gpu", "yes", TaintEffect.NO_SCHEDULE))
                .deployment("web", d -> d.replicas(2).image("nginx").port(80).readyAfter(Duration.ofSeconds(3)))
                .pod("client", p -> p.image("busybox"))
                .service("web", s -> s.port(80))
                .networkPolicy("web", p -> p.select("app", "web").allowFrom("app", "client", 80)));
        assertThat(running.trace(running.question("pod/default/client", "http://web/"))
                        .isDelivered())
                .isTrue();
        assertThat(running.trace(running.question("deploy/default/web", "http://web/"))
                        .isDelivered())
                .isFalse();
    }

    @Provide
    Arbitrary<ClusterStage> sentences() {
        Arbitrary<String> names =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
        Arbitrary<Integer> ports = Arbitraries.integers().between(1, 65535);
        Arbitrary<ClusterStage> one = Combinators.combine(
                        names, ports, Arbitraries.integers().between(0, 5))
                .as((name, port, replicas) -> cluster()
                        .node("node-" + name, n -> n.zone(name).pods(port % 200 + 1))
                        .deployment(
                                name,
                                d -> d.replicas(replicas)
                                        .image(name + ":" + port)
                                        .port(port)
                                        .env("PORT", String.valueOf(port))
                                        .rolling("25%", "1%")
                                        .readyAfter(Duration.ofMillis(port)))
                        .statefulSet(name, s -> s.replicas(replicas).parallel())
                        .service(name, s -> s.port(port).udp("dns", 53).sessionAffinity(port))
                        .ingress(
                                name,
                                i -> i.host(name + ".example.com")
                                        .path("/", name, port)
                                        .tls(name + ".example.com", name))
                        .networkPolicy(
                                name, p -> p.allowFrom("10.0.0.0/8", port).allowDns())
                        .job(name, j -> j.completions(3).parallelism(2))
                        .configMap(name, "key", "0755"));
        return one.list().ofMinSize(1).ofMaxSize(3).map(all -> all.stream().reduce(cluster(), ClusterStage::with));
    }

    private static Seq<KubeObject> parse(String text) {
        return ManifestReader.kubernetes().parse("said.yaml", text).get().objects();
    }
}
