package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.endpoints.EndpointsController;
import io.github.kubevalue.model.controller.endpointslice.EndpointSliceController;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.scheduler.Objects;
import io.github.kubevalue.model.scheduler.Rig;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** What the controllers of endpoints remember spares them work and changes nothing. */
class EndpointMemoryLawsTest {
    private static final ResourceKey WEB = Service.KIND.key("demo", "web");
    private static final int FEW = 12;
    private static final int MANY = 130;

    /** What changes. */
    private enum What {
        READY,
        NOT_READY,
        LEAVING,
        WITHOUT_ADDRESS,
        SUCCEEDED,
        MOVED,
        OF_ANOTHER_SERVICE,
        ON_ANOTHER_PORT,
        ON_AN_UNKNOWN_NODE,
        GONE,
        ZONE,
        SERVICE,
        SLICE
    }

    /**
     * A change, and then a look.
     *
     * @param what what changes
     * @param from which pod is the first that changes
     * @param many how many pods change
     * @param more how else
     * @param made how many writes of the plan are made
     * @param stale how many revisions ago the look sees
     */
    private record Deed(What what, int from, int many, int more, int made, int stale) {}

    @Provide
    Arbitrary<Seq<Deed>> deeds() {
        Arbitrary<What> whats = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(What.READY, What.NOT_READY, What.LEAVING, What.GONE)),
                Tuple.of(2, Arbitraries.of(What.WITHOUT_ADDRESS, What.SUCCEEDED, What.MOVED, What.OF_ANOTHER_SERVICE)),
                Tuple.of(2, Arbitraries.of(What.values())),
                Tuple.of(1, Arbitraries.of(What.SERVICE, What.SLICE, What.ZONE)));
        Arbitrary<Integer> many = Arbitraries.frequency(Tuple.of(6, 1), Tuple.of(3, 4), Tuple.of(1, 60))
                .flatMap(most -> Arbitraries.integers().between(1, most));
        Arbitrary<Integer> made = Arbitraries.frequency(Tuple.of(6, 9), Tuple.of(1, 1), Tuple.of(1, 0));
        Arbitrary<Integer> stale = Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(1, 2), Tuple.of(1, 5));
        return Combinators.combine(
                        whats,
                        Arbitraries.integers().between(0, MANY),
                        many,
                        Arbitraries.integers().between(0, 9),
                        made,
                        stale)
                .as(Deed::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(5)
                .map(Vector::ofAll);
    }

    /** How many pods there are at first. */
    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.frequency(Tuple.of(9, FEW), Tuple.of(1, MANY));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void slices(@ForAll("sizes") int size, @ForAll("deeds") Seq<Deed> deeds) {
        holds(SLICES.get(size).get(), size, deeds);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void endpoints(@ForAll("sizes") int size, @ForAll("deeds") Seq<Deed> deeds) {
        holds(ENDPOINTS.get(size).get(), size, deeds);
    }

    /** How many looks at the Service the controllers of endpoints remember. */
    private static int remembered(Cluster cluster) {
        return cluster.caches().count(each -> each._1.key().equals(Service.KIND.key("default", "web")));
    }

    @Test
    void isForgottenWithTheServiceAndTheController() {
        Seq<KubeObject> objects = Bench.objects(
                "{apiVersion: v1, kind: Node, metadata: {name: n1}, status: {allocatable: {cpu: '4', memory: 8Gi,"
                        + " pods: '110'}}}",
                "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port:"
                        + " 80}]}}",
                "{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {containers: [{name:"
                        + " web, image: web}]}}");
        Cluster cluster = Cluster.start(objects, ControlPlane::controllers)
                .get()
                .converge()
                .cluster();
        assertThat(remembered(cluster)).isEqualTo(2);
        assertThat(cluster.withCaches(HashMap.empty())).isEqualTo(cluster);

        Cluster restarted = cluster.after(new Fault.ControllerRestarted("endpointslice-controller"));
        assertThat(remembered(restarted)).isEqualTo(1);
        assertThat(remembered(restarted.converge().cluster())).isEqualTo(2);

        Cluster without = cluster.request(Write.delete(
                        cluster.snapshot().get(Service.KIND, "default", "web").get()))
                .get()
                .converge()
                .cluster();
        assertThat(remembered(without)).isZero();
    }

    /** A Service, its pods and what a controller has made of them. */
    private record Scene(Controller controller, Store store, Memory memory) {

        Scene with(UnaryOperator<Store> change) {
            return new Scene(controller, change.apply(store), memory);
        }

        /** Looks with the memory and without, which is the same, and writes as much of the plan as is said. */
        Scene looked(int made, int stale) {
            Snapshot seen = store.at(Math.max(store.revision() - stale, store.compacted()))
                    .get();
            Plan plan = plan(seen, memory);
            Plan anew = plan(seen, Memory.NONE);
            assertThat(plan.steps()).isEqualTo(anew.steps());
            assertThat(plan.events()).isEqualTo(anew.events());
            return new Scene(
                    controller,
                    plan.writes().take(made).foldLeft(store, Scene::written),
                    plan.memory().getOrElse(memory));
        }

        private Plan plan(Snapshot seen, Memory remembered) {
            return controller.reconcile(seen, WEB, new Moment(Rig.START, Choice.first(), remembered));
        }

        private static Store written(Store store, Write write) {
            if (write instanceof Write.Delete) {
                return store.delete(write.key());
            }
            KubeObject object =
                    write instanceof Write.Create create ? create.object() : ((Write.Update) write).object();
            String name = object.metadata()
                    .name()
                    .getOrElse(() -> object.metadata().generateName().getOrElse("") + store.revision());
            return store.put(object.withMetadata(object.metadata().withName(Option.of(name))));
        }
    }

    private static void holds(Scene start, int size, Seq<Deed> deeds) {
        Scene scene = start;
        for (Deed deed : deeds) {
            Statistics.label("what").collect(deed.what());
            scene = scene.with(store -> done(store, deed, size))
                    .looked(deed.made(), deed.stale())
                    .looked(9, 0);
        }
        scene.looked(9, 0);
        Statistics.label("what").coverage(coverage -> {
            for (What what : What.values()) {
                coverage.check(what).count(times -> times > 0);
            }
        });
    }

    private static final Map<Integer, Scene> SLICES = settled(new EndpointSliceController());
    private static final Map<Integer, Scene> ENDPOINTS = settled(new EndpointsController());

    private static Map<Integer, Scene> settled(Controller controller) {
        return HashMap.of(FEW, settled(controller, FEW), MANY, settled(controller, MANY));
    }

    private static Scene settled(Controller controller, int size) {
        Store empty = Store.empty(Indexes.CATALOG.plus(controller.catalog()))
                .put(node("n0", "a"))
                .put(node("n1", "b"))
                .put(node("n2", "a"))
                .put(service(spec -> spec));
        Store store = Vector.range(0, size).foldLeft(empty, (so, number) -> so.put(pod(number, What.READY, 0)));
        return new Scene(controller, store, Memory.NONE).looked(9, 0).looked(9, 0);
    }

    private static Node node(String name, String zone) {
        return Objects.labelled(Objects.node(name), "topology.kubernetes.io/zone", zone);
    }

    private static Service service(UnaryOperator<ServiceSpec> more) {
        Service web = Service.named("demo", "web");
        return web.withSpec(more.apply(web.spec()
                .withSelector(TreeMap.of("app", "web"))
                .withPorts(Vector.of(ServicePort.of("http", 80).withTargetPort("http")))));
    }

    private static Pod pod(int number, What what, int more) {
        int port = what == What.ON_ANOTHER_PORT ? 9090 : 8080;
        String node = what == What.ON_AN_UNKNOWN_NODE ? "n9" : "n" + number % 3;
        String app = what == What.OF_ANOTHER_SERVICE ? "other" : "web";
        Pod pod = Objects.labelled(
                Objects.pod(
                        name(number),
                        spec -> spec.withNodeName(Option.of(node))
                                .withContainers(spec.containers()
                                        .map(container ->
                                                container.withPorts(Vector.of(ContainerPort.of("http", port)))))),
                "app",
                app,
                "number",
                "" + number);
        Pod going = what == What.LEAVING
                ? pod.withMetadata(pod.metadata().withDeletionTimestamp(Option.of(Rig.START)))
                : pod;
        return going.withStatus(status(number, what, more));
    }

    private static String name(int number) {
        return "p" + (1000 + number);
    }

    private static PodStatus status(int number, What what, int more) {
        PodStatus status = PodStatus.builder()
                .phase(what == What.SUCCEEDED ? PodPhase.SUCCEEDED : PodPhase.RUNNING)
                .build()
                .withCondition(PodCondition.of(PodCondition.READY, what != What.NOT_READY && more != 7));
        String ip = "10.244.%d.%d".formatted(what == What.MOVED ? more : 0, (number * 37) % 251);
        return what == What.WITHOUT_ADDRESS
                ? status
                : status.withPodIP(Option.of(ip))
                        .withPodIPs(
                                more == 3
                                        ? Vector.of(PodIP.of(ip), PodIP.of("fd00::" + number))
                                        : Vector.of(PodIP.of(ip)));
    }

    private static Store done(Store store, Deed deed, int size) {
        return switch (deed.what()) {
            case ZONE -> zone(store, deed.from() % 3, deed.more());
            case SERVICE -> service(store, deed.more());
            case SLICE -> slice(store, deed);
            case GONE ->
                pods(deed, size).foldLeft(store, (so, number) -> so.delete(Pod.KIND.key("demo", name(number))));
            default -> pods(deed, size).foldLeft(store, (so, number) -> so.put(pod(number, deed.what(), deed.more())));
        };
    }

    private static Vector<Integer> pods(Deed deed, int size) {
        int from = deed.from() % (size + 3);
        return Vector.range(from, from + Math.min(deed.many(), size));
    }

    private static Store zone(Store store, int node, int more) {
        return more == 0 ? store.delete(Node.KIND.key("", "n" + node)) : store.put(node("n" + node, "z" + more % 3));
    }

    private static Store service(Store store, int more) {
        return switch (more) {
            case 0 -> store.delete(WEB);
            case 1 -> store.put(service(spec -> spec.withPublishNotReadyAddresses(Option.of(true))));
            case 2 -> store.put(service(spec -> spec.withTrafficDistribution(Option.of("PreferSameZone"))));
            case 3 -> store.put(service(spec -> spec.withPorts(spec.ports().append(ServicePort.of("admin", 81)))));
            case 4 -> store.put(service(spec -> spec.withIpFamilies(Vector.of(IPFamily.IPV4, IPFamily.IPV6))));
            case 5 -> store.put(service(spec -> spec.withSelector(TreeMap.of("app", "web", "number", "7"))));
            case 6 -> store.put(service(spec -> spec.withPorts(Vector.of(ServicePort.of(80)))));
            case 7 -> store.put(balanced());
            default -> store.put(service(spec -> spec));
        };
    }

    private static Service balanced() {
        Service web = service(spec -> spec);
        return web.withMetadata(web.metadata().withAnnotation("service.kubernetes.io/topology-mode", "Auto"));
    }

    /** Returns the store after somebody else has written a slice. */
    private static Store slice(Store store, Deed deed) {
        Seq<EndpointSlice> slices = store.list(EndpointSlice.KIND, "demo");
        if (slices.isEmpty()) {
            return store;
        }
        EndpointSlice slice = slices.get(deed.from() % slices.size());
        EndpointSlice other = slices.get((deed.from() + 1) % slices.size());
        return switch (deed.more()) {
            case 0, 1 -> store.delete(slice.key());
            case 2 -> store.put(slice.withEndpoints(slice.endpoints().drop(deed.many())));
            case 3 ->
                store.put(slice.withEndpoints(
                        slice.endpoints().appendAll(other.endpoints().take(1))));
            case 4 ->
                store.put(slice.withEndpoints(
                        slice.endpoints().appendAll(slice.endpoints().take(1))));
            case 5 -> store.put(slice.withPorts(Vector.empty()));
            case 6 ->
                store.put(slice.withMetadata(
                        slice.metadata().withLabels(slice.metadata().labels().put("extra", "yes"))));
            case 7 -> store.put(slice.withEndpoints(slice.endpoints().reverse()));
            case 8 ->
                store.put(slice.withEndpoints(slice.endpoints()
                        .drop(1)
                        .appendAll(slice.endpoints().drop(1).take(1))));
            default ->
                store.put(
                        slice.withEndpoints(slice.endpoints().map(endpoint -> endpoint.withTargetRef(Option.none()))));
        };
    }
}
