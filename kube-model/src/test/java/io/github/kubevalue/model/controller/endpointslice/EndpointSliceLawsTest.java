package io.github.kubevalue.model.controller.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.scheduler.Objects;
import io.github.kubevalue.model.scheduler.Rig;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What holds of the slices of a Service, whatever its pods are and become. */
class EndpointSliceLawsTest {

    /** How pods stand. */
    private enum State {
        READY,
        NOT_READY,
        LEAVING,
        LEAVING_WHILE_READY,
        WITHOUT_ADDRESS,
        SUCCEEDED,
        OF_ANOTHER_SERVICE
    }

    /**
     * What becomes of some pods: from now on there are so many of that letter, and all are alike.
     *
     * @param letter which pods
     * @param size how many
     * @param state how they stand
     */
    private record Crowd(char letter, int size, State state) {

        /** The container port of the name {@code http}; the pods of a have none. */
        private Option<Integer> port() {
            return Option.when(letter != 'a', letter == 'b' ? 8080 : 9090);
        }

        Seq<Pod> pods() {
            return Vector.range(0, size).map(this::pod);
        }

        private Pod pod(int number) {
            Pod pod = Objects.pod(
                    "" + letter + number,
                    spec -> spec.withNodeName(Option.of("n1"))
                            .withContainers(spec.containers()
                                    .map(container ->
                                            container.withPorts(port().map(port -> ContainerPort.of("http", port))
                                                    .toVector()))));
            Pod labelled = Objects.labelled(pod, "app", state == State.OF_ANOTHER_SERVICE ? "other" : "web");
            return (isLeaving()
                            ? labelled.withMetadata(labelled.metadata().withDeletionTimestamp(Option.of(Rig.START)))
                            : labelled)
                    .withStatus(status("10.244.%d.%d".formatted((int) letter, number + 1)));
        }

        private PodStatus status(String ip) {
            boolean isReady = state == State.READY || state == State.LEAVING_WHILE_READY;
            PodStatus status = PodStatus.builder()
                    .phase(state == State.SUCCEEDED ? PodPhase.SUCCEEDED : PodPhase.RUNNING)
                    .build()
                    .withCondition(PodCondition.of(PodCondition.READY, isReady));
            return state == State.WITHOUT_ADDRESS
                    ? status
                    : status.withPodIP(Option.of(ip)).withPodIPs(Vector.of(PodIP.of(ip)));
        }

        private boolean isLeaving() {
            return state == State.LEAVING || state == State.LEAVING_WHILE_READY;
        }

        @Override
        public String toString() {
            return size + " of " + letter + " " + state;
        }
    }

    @Provide
    Arbitrary<Seq<Crowd>> crowds() {
        Arbitrary<Integer> sizes = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(0, 4)),
                Tuple.of(1, Arbitraries.integers().between(90, 110)));
        return Combinators.combine(Arbitraries.of('a', 'b', 'c'), sizes, Arbitraries.of(State.class))
                .as(Crowd::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(Vector::ofAll);
    }

    /**
     * Invariant 27: the endpoints of a Service are its pods that have an address and have not ended; no slice has more than 100; no pod
     * is there twice with the same ports; what is ready serves and does not terminate, unless addresses are published that are not
     * ready.
     */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant27(@ForAll("crowds") Seq<Crowd> crowds, @ForAll boolean isPublished) {
        Rig rig = new Rig(Choice.first(), new EndpointSliceController())
                .put(Objects.node("n1"))
                .put(web(isPublished));
        for (Crowd crowd : crowds) {
            rig.store()
                    .list(Pod.KIND, "demo")
                    .filter(pod -> pod.name().charAt(0) == crowd.letter())
                    .drop(crowd.size())
                    .forEach(pod -> rig.write(Write.delete(pod).withGrace(0)));
            crowd.pods().forEach(rig::put);
            holds(rig.settle().store(), isPublished);
        }
        int slices = rig.store().list(EndpointSlice.KIND, "demo").size();
        Statistics.label("slices")
                .collect(slices > 1 ? "several" : "one")
                .coverage(coverage -> coverage.check("several").count(times -> times > 0));
    }

    private static Service web(boolean isPublished) {
        ServicePort http = ServicePort.of("http", 80).withTargetPort("http");
        Service web = Service.named("demo", "web");
        return web.withSpec(web.spec()
                .withSelector(TreeMap.of("app", "web"))
                .withPorts(Vector.of(http))
                .withPublishNotReadyAddresses(Option.of(isPublished)));
    }

    private static void holds(Snapshot snapshot, boolean isPublished) {
        Seq<EndpointSlice> slices = snapshot.list(EndpointSlice.KIND, "demo");
        Seq<Pod> pods = snapshot.list(Pod.KIND, "demo")
                .filter(pod -> pod.metadata().labels().get("app").contains("web")
                        && !pod.status().phase().contains(PodPhase.SUCCEEDED)
                        && pod.status().podIP().isDefined());

        assertThat(slices).allMatch(slice -> slice.endpoints().size() <= 100);
        assertThat(slices.flatMap(slice -> slice.endpoints().map(endpoint -> told(slice, endpoint)))
                        .sorted())
                .as("endpoints, each pod once with its ports")
                .containsExactlyElementsOf(
                        pods.map(pod -> expected(pod, isPublished)).sorted());
        assertThat(slices.flatMap(EndpointSlice::endpoints).map(Endpoint::conditions))
                .as("what is ready")
                .allMatch(all -> isPublished || !all.isReady() || all.isServing() && !all.isTerminating());
    }

    private static String told(EndpointSlice slice, Endpoint endpoint) {
        EndpointConditions conditions = endpoint.conditions();
        return endpoint.targetRef().flatMap(ObjectReference::name).get() + " "
                + endpoint.addresses().mkString(",")
                + slice.ports()
                        .flatMap(EndpointPort::port)
                        .map(port -> ":" + port)
                        .mkString()
                + (conditions.isReady() ? " ready" : "")
                + (conditions.isServing() ? " serving" : "")
                + (conditions.isTerminating() ? " terminating" : "");
    }

    private static String expected(Pod pod, boolean isPublished) {
        boolean isLeaving = pod.metadata().isDeleting();
        return pod.name() + " " + pod.status().podIP().get()
                + pod.spec()
                        .containers()
                        .flatMap(container -> container.ports())
                        .map(port -> ":" + port.containerPort())
                        .mkString()
                + (isPublished || pod.isReady() && !isLeaving ? " ready" : "")
                + (pod.isReady() ? " serving" : "")
                + (isLeaving ? " terminating" : "");
    }
}
