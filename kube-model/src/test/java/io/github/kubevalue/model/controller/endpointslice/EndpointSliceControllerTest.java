package io.github.kubevalue.model.controller.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.controller.InstantKubelet;
import io.github.kubevalue.model.controller.garbagecollector.GarbageCollector;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EndpointSliceControllerTest {

    private static ControlLoop loop() {
        return new ControlLoop(
                Choice.first(), new EndpointSliceController(), new GarbageCollector(), new InstantKubelet());
    }

    private static Service service(UnaryOperator<ServiceSpec> change) {
        ServicePort http = ServicePort.of("http", 80).withTargetPort("http");
        Service web = Service.named("demo", "web");
        return web.withSpec(
                change.apply(web.spec().withSelector(TreeMap.of("app", "web")).withPorts(Vector.of(http))));
    }

    private static Service service() {
        return service(spec -> spec);
    }

    private static Pod pod(String name, int port, String... labels) {
        return Pod.builder()
                .metadata(ObjectMeta.named("demo", name)
                        .withLabels(
                                labels.length == 0
                                        ? TreeMap.of("app", "web")
                                        : TreeMap.of("app", "web", labels[0], labels[1])))
                .spec(PodSpec.builder()
                        .addContainer(Container.builder()
                                .name("web")
                                .image("web")
                                .addPort(ContainerPort.builder()
                                        .name("http")
                                        .containerPort(port)
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static ControlLoop with(ControlLoop loop, Pod... pods) {
        return Vector.of(pods).foldLeft(loop, (so, pod) -> so.write(new Write.Create(pod)));
    }

    private static Seq<EndpointSlice> slices(ControlLoop loop) {
        return loop.store().list(EndpointSlice.KIND, "demo");
    }

    private static Seq<Endpoint> endpoints(ControlLoop loop) {
        return slices(loop).flatMap(EndpointSlice::endpoints);
    }

    private static EndpointConditions conditions(ControlLoop loop) {
        return endpoints(loop).head().conditions();
    }

    @Test
    void theEmptySliceOfAServiceBecomesTheOneOfItsFirstPods() {
        ControlLoop loop = loop().write(new Write.Create(service())).settle();
        EndpointSlice empty = slices(loop).head();
        loop.write(new Write.Create(pod("a", 8080))).settle();
        EndpointSlice full = slices(loop).head();
        assertThat(slices(loop)).hasSize(1);
        assertThat(full.metadata().uid()).isEqualTo(empty.metadata().uid());
        assertThat(full.endpoints()).hasSize(1);
        assertThat(full.ports()).isNotEqualTo(empty.ports());
    }

    @Test
    void readyPodIsAReadyEndpoint() {
        ControlLoop loop =
                with(loop().write(new Write.Create(service())), pod("a", 8080)).settle();
        Endpoint endpoint = endpoints(loop).head();
        assertThat(endpoint.conditions()).isEqualTo(EndpointConditions.of(true, true, false));
        assertThat(endpoint.nodeName()).contains("n1");
        assertThat(endpoint.targetRef().get().name()).contains("a");
        assertThat(slices(loop).head().ports().map(EndpointPort::port)).containsExactly(Option.of(8080));
    }

    @Test
    void podThatIsNotReadyNeitherServesNorIsReady() {
        ControlLoop loop = with(loop().write(new Write.Create(service())), pod("a", 8080, "ready", "never"))
                .settle();
        assertThat(conditions(loop)).isEqualTo(EndpointConditions.of(false, false, false));
    }

    @Test
    void publishedAddressIsReadyThoughItsPodIsNot() {
        Service published = service(spec -> spec.withPublishNotReadyAddresses(Option.of(true)));
        ControlLoop loop = with(loop().write(new Write.Create(published)), pod("a", 8080, "ready", "never"))
                .settle();
        assertThat(conditions(loop)).isEqualTo(EndpointConditions.of(true, false, false));
    }

    @Test
    void podThatIsToGoServesButIsNotReady() {
        ControlLoop loop = new ControlLoop(Choice.first(), new EndpointSliceController());
        Pod leaving = pod("a", 8080);
        loop.write(new Write.Create(service()))
                .write(new Write.Create(
                        leaving.withMetadata(leaving.metadata().withFinalizers(Vector.of("example.com/hold")))));
        loop.write(new Write.Bind(leaving.key(), "n1"));
        Pod bound = loop.get(Pod.KIND, "a");
        loop.write(new Write.UpdateStatus(InstantKubelet.running(bound, loop.now())));
        loop.write(Write.delete(loop.get(Pod.KIND, "a"))).settle();
        assertThat(conditions(loop)).isEqualTo(EndpointConditions.of(false, true, true));
    }

    @Test
    void serviceWithoutPodsHasOneEmptySlice() {
        ControlLoop loop = loop().write(new Write.Create(service())).settle();
        assertThat(slices(loop)).hasSize(1);
        assertThat(slices(loop).head().endpoints()).isEmpty();
        assertThat(slices(loop).head().ports()).isEmpty();
    }

    @Test
    void podsWhoseNamedPortsDifferAreInDifferentSlices() {
        ControlLoop loop = with(loop().write(new Write.Create(service())), pod("a", 8080), pod("b", 9090))
                .settle();
        assertThat(slices(loop)
                        .flatMap(EndpointSlice::ports)
                        .flatMap(EndpointPort::port)
                        .sorted())
                .containsExactly(8080, 9090);
    }

    @Test
    void headlessServiceTellsHostnamesAndIsLabelled() {
        Service headless = service(spec -> spec.withClusterIP("None"));
        Pod named = pod("a", 8080);
        Pod hosted =
                named.withSpec(named.spec().withHostname(Option.of("first")).withSubdomain(Option.of("web")));
        ControlLoop loop = with(loop().write(new Write.Create(headless)), hosted, pod("b", 8080))
                .settle();
        assertThat(endpoints(loop)
                        .map(endpoint -> endpoint.hostname().getOrElse(""))
                        .sorted())
                .containsExactly("", "first");
        assertThat(slices(loop).head().metadata().labels().containsKey("service.kubernetes.io/headless"))
                .isTrue();
    }

    @Test
    void hintsNameTheZoneOfTheNodeThatIsLabelledLater() {
        Service near = service(spec -> spec.withTrafficDistribution(Option.of("PreferClose")));
        ControlLoop loop =
                with(loop().write(new Write.Create(near)), pod("a", 8080)).settle();
        assertThat(endpoints(loop).head().hints()).isEmpty();
        Node node = loop.store().get(Node.KIND, "n1").get();
        loop.write(new Write.Update(node.withMetadata(
                        node.metadata().withLabels(node.metadata().labels().put("topology.kubernetes.io/zone", "z1")))))
                .settle();
        assertThat(endpoints(loop).head().zone()).contains("z1");
        assertThat(endpoints(loop).head().hints().get().forZones().map(zone -> zone.name()))
                .containsExactly("z1");
    }

    @Test
    void slicesGoWithTheirService() {
        ControlLoop loop =
                with(loop().write(new Write.Create(service())), pod("a", 8080)).settle();
        loop.write(Write.delete(loop.get(Service.KIND, "web"))).settle();
        assertThat(slices(loop)).isEmpty();
    }

    @Test
    void onlyTheSliceThatChangesIsWritten() {
        ControlLoop loop = loop().write(new Write.Create(service()));
        Vector.range(0, 120).forEach(i -> loop.write(new Write.Create(pod("p" + (100 + i), 8080))));
        loop.settle();
        assertThat(slices(loop).map(slice -> slice.endpoints().size()).sorted()).containsExactly(20, 100);
        Seq<String> before = slices(loop).flatMap(slice -> slice.metadata().resourceVersion());
        loop.write(Write.delete(loop.get(Pod.KIND, "p150")).withGrace(0)).settle();
        Seq<String> after = slices(loop).flatMap(slice -> slice.metadata().resourceVersion());
        assertThat(before.filter(after::contains)).hasSize(1);
        assertThat(endpoints(loop)).hasSize(119);
    }

    @Property(tries = 25)
    void endpointsAreThePodsEachOnceAndSlicesAreNeverOverfull(
            @ForAll @IntRange(max = 230) int first, @ForAll @IntRange(max = 230) int then) {
        ControlLoop loop = loop().write(new Write.Create(service()));
        Vector.range(0, first).forEach(i -> loop.write(new Write.Create(pod("p" + i, 8080))));
        loop.settle();
        Vector.range(first, then).forEach(i -> loop.write(new Write.Create(pod("p" + i, 8080))));
        Vector.range(then, first)
                .forEach(i ->
                        loop.write(Write.delete(loop.get(Pod.KIND, "p" + i)).withGrace(0)));
        loop.settle();
        assertThat(slices(loop)).allMatch(slice -> slice.endpoints().size() <= 100);
        assertThat(endpoints(loop).flatMap(endpoint -> endpoint.targetRef()).flatMap(target -> target.name()))
                .containsExactlyInAnyOrderElementsOf(loop.pods().map(Pod::name));
    }
}
