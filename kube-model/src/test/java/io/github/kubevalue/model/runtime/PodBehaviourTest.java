package io.github.kubevalue.model.runtime;

import static io.github.kubevalue.model.scheduler.Objects.annotated;
import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.core.Protocol;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodBehaviourTest {
    private static ContainerBehaviour app(Pod pod) {
        return PodBehaviour.of(pod).container("app");
    }

    @Test
    void anAnnotationSpeaksOfAllContainersUnlessItNamesOne() {
        Pod pod = annotated(
                pod(
                        "p",
                        spec -> spec.withContainers(Vector.of(container("app"), container("log")))
                                .withInitContainers(Vector.of(container("setup")))),
                "start-after",
                "1m30s",
                "start-after.log",
                "500ms");
        assertThat(app(pod).startAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(PodBehaviour.of(pod).container("log").startAfter()).isEqualTo(Duration.ofMillis(500));
        assertThat(PodBehaviour.of(pod).container("setup").startAfter()).isZero();
        assertThat(PodBehaviour.of(pod).container("setup").exit()).contains(Exit.AT_ONCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ready-after | soon  | must be a duration such as 500ms, 30s or 1m30s",
                "ready       | no    | must be never, or when it is so, as in 0s-5m,8m-",
                "live        | 5m-1m | must be never, or when it is so, as in 0s-5m,8m-",
                "exit-runs   | two   | must be a number of runs",
                "pre-stop    | soon  | must be a duration such as 500ms, 30s or 1m30s",
                "exit-code   | 300   | must be 0 to 255",
                "listen      | 70000 | must list ports, as in 8080,9090/udp",
                "listen      | 80/xx | must list ports, as in 8080,9090/udp",
                "http        | x=200 | must list paths with their status, as in /healthz=200,/admin=403",
                "libc        | bsd   | must be glibc or musl",
                "image-pull  | yes   | must be fail, or fail and how often",
                "memory      | 2G@x  | must list amounts and since when, as in 100Mi,2Gi@10m",
            })
    void whatCannotBeReadIsAProblem(String key, String value, String detail) {
        Pod pod = annotated(pod("p"), key, value);
        assertThat(PodBehaviour.of(pod).problems()).containsExactly(new Problem("kubevalue.io/" + key, value, detail));
        assertThat(app(pod)).isEqualTo(app(pod("p")));
    }

    @Test
    void anAnnotationThatNobodyReadsIsAProblem() {
        assertThat(PodBehaviour.of(annotated(pod("p"), "redy", "never"))
                        .problems()
                        .head()
                        .detail())
                .startsWith("unknown annotation; known are cpu, disk, exit-after,");
        assertThat(PodBehaviour.of(annotated(pod("p"), "ready.db", "never"))
                        .problems()
                        .head()
                        .detail())
                .isEqualTo("the pod has no container db");
        assertThat(PodBehaviour.of(annotated(pod("p"), "empty-dir.cache", "1Gi"))
                        .problems()
                        .head()
                        .detail())
                .isEqualTo("the pod has no emptyDir volume of that name");
        assertThat(PodBehaviour.of(annotated(pod("p"), "delete", "true")).problems())
                .isEmpty();
    }

    @Test
    void aServerListensWhereItSaysOrDeclaresOrAnywhere() {
        assertThat(app(pod("p")).listening()).isEqualTo(new Listening.Anywhere());
        Pod declared = pod(
                "p",
                spec -> spec.withContainers(Vector.of(container("app")
                        .withPorts(Vector.of(ContainerPort.of("http", 8080)))
                        .withReadinessProbe(Option.of(Probe.http("/", 8081))))));
        assertThat(app(declared).listening().answers(8080, Protocol.TCP)).isTrue();
        assertThat(app(declared).listening().answers(8081, Protocol.TCP)).isTrue();
        assertThat(app(declared).listening().answers(8082, Protocol.TCP)).isFalse();
        Listening said = app(annotated(declared, "listen", "9090/udp, 80")).listening();
        assertThat(said.answers(9090, Protocol.UDP)).isTrue();
        assertThat(said.answers(8080, Protocol.TCP)).isFalse();
        assertThat(said.toString()).contains("9090/udp");
    }

    @ParameterizedTest
    @CsvSource({"/, 200", "/admin, 403", "/admin/users, 403", "/administrator, 200", "/admin/open?x=1, 204"})
    void theLongestPrefixDecidesTheStatus(String path, int status) {
        HttpAnswers http =
                app(annotated(pod("p"), "http", "/admin=403,/admin/open=204")).http();
        assertThat(http.status(path)).isEqualTo(status);
    }
}
