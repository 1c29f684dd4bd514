package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.registry.Subresource;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubresourceTest {
    private static final ResourceKey WEB = Deployment.KIND.key("demo", "web");
    private static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: demo}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: i}]}
        """;
    private static final String POD = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: demo}
        spec:
          containers:
          - {name: c, image: i, resources: {requests: {cpu: 100m, memory: 1Gi}}}
          - {name: d, image: i}
        """;

    @Nested
    class TheScale {
        private final ApiServer server =
                Servers.apply(Servers.demo(), DEPLOYMENT).get();
        private final Scale scale = server.scale(WEB).get();

        private String refused(Write write) {
            return server.write(write, Servers.NOW).getLeft().message();
        }

        @Test
        void tellsHowManyThereAreToBe() {
            assertThat(scale.replicas()).isEqualTo(2);
            assertThat(scale.selector()).isEqualTo("app=web");
            assertThat(scale.metadata().resourceVersion())
                    .isEqualTo(server.get(WEB).get().metadata().resourceVersion());
            assertThat(scale.object().otherFields().mkString(" "))
                    .isEqualTo("(spec, {\"replicas\": 2}) (status, {\"replicas\": 0, \"selector\": \"app=web\"})");
        }

        @Test
        void setsTheReplicasAndCountsTheGeneration() {
            Deployment scaled = server.write(new Write.UpdateScale(WEB, scale.withReplicas(5)), Servers.NOW)
                    .flatMap(after -> after.get(Deployment.KIND, "demo", "web"))
                    .get();

            assertThat(scaled.spec().replicas()).contains(5);
            assertThat(scaled.metadata().generation()).contains(2L);
        }

        @Test
        void ofTheSameNumberChangesNothing() {
            assertThat(server.write(new Write.UpdateScale(WEB, scale), Servers.NOW)
                            .get())
                    .isEqualTo(server);
        }

        @Test
        void isNotNegative() {
            assertThat(refused(new Write.UpdateScale(WEB, scale.withReplicas(-1))))
                    .isEqualTo(
                            "Scale.autoscaling \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater "
                                    + "than or equal to 0");
        }

        @Test
        void isThatOfOneVersionAndOneLife() {
            Scale old = scale.withReplicas(3).withMetadata(scale.metadata().withResourceVersion(Option.of("1")));
            Scale other = scale.withMetadata(scale.metadata().withUid(Option.of("u1")));

            assertThat(refused(new Write.UpdateScale(WEB, old)))
                    .isEqualTo(
                            "Operation cannot be fulfilled on deployments.apps \"web\": the object has been modified; "
                                    + "please apply your changes to the latest version and try again");
            assertThat(refused(new Write.UpdateScale(WEB, other)))
                    .startsWith(
                            "Operation cannot be fulfilled on deployments/scale.apps \"web\": Precondition failed: UID"
                                    + " in precondition: u1, UID in object meta: ");
        }

        @Test
        void isNotServedForKindsWithoutReplicas() {
            assertThat(server.scale(ConfigMap.KIND.key("demo", "a")).getLeft())
                    .hasToString("the server could not find the requested resource");
        }

        @Test
        void ofWhatIsNotThereIsNotFound() {
            assertThat(server.scale(Deployment.KIND.key("demo", "x")).getLeft())
                    .hasToString("deployments.apps \"x\" not found");
        }
    }

    @Nested
    class EphemeralContainers {
        private final ApiServer server = Servers.apply(Servers.demo(), POD).get();
        private final Pod pod = server.get(Pod.KIND, "demo", "web").get();

        private Write debugged(Pod from, String... names) {
            Seq<EphemeralContainer> containers = Vector.of(names)
                    .map(name -> EphemeralContainer.builder()
                            .name(name)
                            .image("debug")
                            .build());
            return new Write.UpdateSubresource<>(
                    from.withSpec(
                            from.spec().withEphemeralContainers(containers).withNodeName(Option.of("nowhere"))),
                    Subresource.EPHEMERAL_CONTAINERS);
        }

        @Test
        void areAddedAndNothingElseIsChanged() {
            Pod after = server.write(debugged(pod, "d1"), Servers.NOW)
                    .flatMap(so -> so.get(Pod.KIND, "demo", "web"))
                    .get();

            assertThat(after.spec().ephemeralContainers()).hasSize(1);
            assertThat(after.spec().nodeName()).isEmpty();
            assertThat(after.metadata().generation()).contains(2L);
        }

        @Test
        void stay() {
            ApiServer once = server.write(debugged(pod, "d1"), Servers.NOW).get();
            Pod now = once.get(Pod.KIND, "demo", "web").get();

            assertThat(once.write(debugged(now, "d2"), Servers.NOW).getLeft())
                    .hasToString("Pod \"web\" is invalid: spec.ephemeralContainers: Forbidden: existing ephemeral"
                            + " containers \"d1\" may not be removed\n");
        }
    }

    @Nested
    class Resizing {
        private final ApiServer server = Servers.apply(Servers.demo(), POD).get();
        private final Pod pod = server.get(Pod.KIND, "demo", "web").get();

        @Test
        void changesCpuAndMemoryOnly() {
            Pod after = server.write(resized(pod, "cpu", "200m", "memory", "1Gi"), Servers.NOW)
                    .flatMap(so -> so.get(Pod.KIND, "demo", "web"))
                    .get();

            assertThat(after.spec().containers().head().resources().requests().get("cpu"))
                    .contains(Quantity.parse("200m"));
            assertThat(after.spec().containers().head().image())
                    .isEqualTo(pod.spec().containers().head().image());
            assertThat(after.metadata().generation()).contains(2L);
        }

        /** pkg/apis/core/validation/validation_test.go, TestValidatePodResize */
        static Stream<Arguments> refusals() {
            return Stream.of(
                    Arguments.of(
                            Vector.of("cpu", "200m"),
                            "spec.containers[0].resources.requests: Forbidden: resource requests cannot be removed"),
                    Arguments.of(
                            Vector.of("cpu", "200m", "memory", "1Gi", "ephemeral-storage", "1Gi"),
                            "spec: Forbidden: only cpu and memory resources are mutable"),
                    Arguments.of(
                            Vector.of("cpu", "0", "memory", "0"),
                            "spec: Invalid value: \"Burstable\": Pod QOS Class may not change as a result of"
                                    + " resizing"));
        }

        @ParameterizedTest
        @MethodSource("refusals")
        void keepsToItsRules(Seq<String> requests, String fault) {
            assertThat(server.write(resized(pod, requests.toJavaArray(String[]::new)), Servers.NOW)
                            .getLeft())
                    .hasToString("Pod \"web\" is invalid: " + fault);
        }

        @Test
        void renamesNoContainer() {
            Pod reversed = pod.withSpec(
                    pod.spec().withContainers(pod.spec().containers().reverse()));

            assertThat(server.write(new Write.UpdateSubresource<>(reversed, Subresource.RESIZE), Servers.NOW)
                            .getLeft()
                            .message())
                    .contains(
                            "spec.containers[0].name: Forbidden: containers may not be renamed or reordered on resize");
        }

        private static Write resized(Pod pod, String... requests) {
            SortedMap<String, Quantity> amounts = Vector.of(requests)
                    .grouped(2)
                    .foldLeft(TreeMap.empty(), (all, pair) -> all.put(pair.head(), Quantity.parse(pair.last())));
            ResourceRequirements resources =
                    ResourceRequirements.builder().requests(amounts).build();
            return new Write.UpdateSubresource<>(
                    pod.withSpec(pod.spec()
                            .withContainers(pod.spec()
                                    .containers()
                                    .update(
                                            0,
                                            first -> first.withResources(resources)
                                                    .withImage(Option.of("other"))))),
                    Subresource.RESIZE);
        }
    }

    @Nested
    class Finalizing {
        private final ApiServer server = Servers.demo();
        private final Namespace demo = server.get(Namespace.KIND, "", "demo").get();
        private final Namespace free = demo.withSpec(demo.spec().withFinalizers(Vector.empty()));

        @Test
        void isNotForTheMainEndpoint() {
            assertThat(server.write(new Write.Update(free), Servers.NOW).get()).isEqualTo(server);
        }

        @Test
        void letsANamespaceGoThatIsOnItsWayOut() {
            ApiServer leaving = server.write(new Write.Delete(demo.key(), DeleteOptions.of()), Servers.NOW)
                    .get();
            Namespace last = leaving.get(Namespace.KIND, "", "demo").get();
            Write finalize = new Write.UpdateSubresource<>(
                    last.withSpec(last.spec().withFinalizers(Vector.empty())), Subresource.FINALIZE);

            assertThat(leaving.write(finalize, Servers.NOW).get().store().contains(demo.key()))
                    .isFalse();
        }
    }
}
