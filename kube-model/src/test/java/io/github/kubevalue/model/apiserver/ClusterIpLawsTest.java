package io.github.kubevalue.model.apiserver;

import static io.github.kubevalue.model.apiserver.Servers.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.store.Change;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Each cluster IP is noted by an IPAddress, and given from the ServiceCIDRs that are ready. */
class ClusterIpLawsTest {
    private static final Seq<Cidr> DUAL = Vector.of(Cidr.parse("10.0.0.0/28"), Cidr.parse("fd00::/124"));
    private static final Seq<String> SPECS = Vector.of(
            "ports: [{port: 80}]",
            "ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]",
            "ipFamilyPolicy: SingleStack, ipFamilies: [IPv4], ports: [{port: 80}]",
            "type: ExternalName, externalName: example.com",
            "clusterIP: None, ports: [{port: 80}]",
            "clusterIP: 10.0.0.5, ports: [{port: 80}]");

    /** A request: a Service and what becomes of it; the last number is its deletion. */
    @Provide
    Arbitrary<List<Integer>> requests() {
        return Arbitraries.integers()
                .between(0, 4 * (SPECS.size() + 1) - 1)
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 60)
    void conservation(@ForAll("requests") List<Integer> requests, @ForAll long seed) {
        ApiServer server = Vector.ofAll(requests).foldLeft(started(seed), ClusterIpLawsTest::answered);

        Seq<Object> given = server.store()
                .list(Service.KIND)
                .flatMap(service -> service.spec()
                        .clusterIPs()
                        .filter(ip -> !ip.equals("None"))
                        .map(ip -> Tuple.of(ip, service.name())));
        Seq<Object> noted = server.store()
                .list(IPAddress.KIND)
                .map(note -> Tuple.of(
                        note.name(), note.spec().parentRef().get().name().get()));
        assertThat(noted).containsExactlyInAnyOrderElementsOf(given);
        assertThat(noted.distinct()).hasSameSizeAs(noted);
    }

    private static ApiServer answered(ApiServer server, int request) {
        String name = "s" + request % 4;
        int what = request / 4;
        return what == SPECS.size()
                ? server.write(new Write.Delete(Service.KIND.key("demo", name), DeleteOptions.background()), NOW)
                        .getOrElse(server)
                : Servers.apply(server, service(name, SPECS.get(what))).getOrElse(server);
    }

    @Example
    void anAddressIsNotedBeforeTheServiceHasItAndStruckOutAfterwards() {
        ApiServer before = started(0);
        ApiServer with = Servers.apply(before, service("web", SPECS.head())).get();
        ApiServer after = with.write(new Write.Delete(Service.KIND.key("demo", "web"), DeleteOptions.background()), NOW)
                .get();

        String ip = with.store()
                .get(Service.KIND, "demo", "web")
                .get()
                .spec()
                .clusterIP()
                .get();
        assertThat(with.store().since(before.store().revision()).map(Change::toString))
                .containsExactly("2 created ipaddress/" + ip, "3 created service/demo/web");
        assertThat(after.store().since(with.store().revision()).map(Change::toString))
                .containsExactly("4 deleted service/demo/web", "5 deleted ipaddress/" + ip);
    }

    @Example
    void aNoteIsAsTheAllocatorWritesIt() {
        ApiServer server =
                Servers.apply(started(0), service("web", SPECS.last())).get();
        IPAddress note = server.store().get(IPAddress.KIND, "10.0.0.5").get();

        assertThat(note.metadata().labels().mkString())
                .contains("(ipaddress.kubernetes.io/ip-family, IPv4)")
                .contains("(ipaddress.kubernetes.io/managed-by, ipallocator.k8s.io)");
        assertThat(note.metadata().uid()).isNotEmpty();
        assertThat(note.metadata().creationTimestamp()).contains(NOW);
        assertThat(note.spec().parentRef().get().resource()).contains("services");
        assertThat(note.spec().parentRef().get().group()).isEmpty();
    }

    @Example
    void anAddressThatSomebodyElseNotedIsTaken() {
        ApiServer server = written(
                started(0),
                "{apiVersion: networking.k8s.io/v1, kind: IPAddress, metadata: {name: 10.0.0.5}, spec: {parentRef:"
                        + " {group: gateway.networking.k8s.io, resource: gateways, namespace: demo, name: g}}}");

        assertThat(Servers.apply(server, service("web", SPECS.last())).getLeft().message())
                .endsWith("spec.clusterIPs: Invalid value: [\"10.0.0.5\"]: failed to allocate IP 10.0.0.5: "
                        + "provided IP is already allocated");
    }

    @Example
    void aSecondRangeGivesAddressesOnceTheFirstIsFullAndUntilItIsToGo() {
        ApiServer full = Vector.range(0, 14).foldLeft(noted(), (so, i) -> asked(so, "f" + i));
        assertThat(Servers.apply(full, service("web", SPECS.head())).getLeft().message())
                .isEqualTo(
                        "Internal error occurred: failed to allocate a serviceIP for Service \"web\": range is full");

        ApiServer wider = written(full, cidr("more", "10.1.0.0/24"));
        String ip = ip(asked(wider, "web"), "web");
        assertThat(ip).startsWith("10.1.0.");
        assertThat(ip(
                        Servers.apply(wider, service("web", "clusterIP: 10.1.0.7, ports: [{port: 80}]"))
                                .get(),
                        "web"))
                .isEqualTo("10.1.0.7");

        ServiceCIDR more = wider.store().get(ServiceCIDR.KIND, "more").get();
        ApiServer leaving = wider.write(
                        new Write.Update(
                                more.withMetadata(more.metadata().withFinalizers(Vector.of(ServiceCIDR.FINALIZER)))),
                        NOW)
                .flatMap(so -> so.write(Write.delete(more), NOW))
                .get();
        assertThat(Servers.apply(leaving, service("web", SPECS.head()))
                        .getLeft()
                        .message())
                .endsWith("range is full");
        assertThat(Servers.apply(leaving, service("web", "clusterIP: 10.1.0.7, ports: [{port: 80}]"))
                        .getLeft()
                        .message())
                .endsWith("failed to allocate IP 10.1.0.7: the provided network does not match the current range");
    }

    @Example
    void aRangeThatIsSaidNotToBeReadyGivesNoAddress() {
        ApiServer server = noted();
        ServiceCIDR cidr = server.store().get(ServiceCIDR.KIND, "kubernetes").get();
        KubeObject unready = Servers.read(cidr("kubernetes", "10.0.0.0/28")
                        + "\nstatus: {conditions: [{type: Ready, status: 'False', reason: Why, message: ''}]}")
                .head()
                .withMetadata(cidr.metadata());
        ApiServer closed = server.write(new Write.UpdateStatus(unready), NOW).get();

        assertThat(Servers.apply(closed, service("web", SPECS.head())).getLeft().message())
                .endsWith("range is full");
    }

    @Example
    void aServiceKeepsItsAddressWhenItsRangeIsGone() {
        ApiServer wider = written(noted(), cidr("more", "10.1.0.0/24"));
        ApiServer server = Servers.apply(wider, service("web", "clusterIP: 10.1.0.7, ports: [{port: 80}]"))
                .flatMap(so ->
                        so.write(new Write.Delete(ServiceCIDR.KIND.key("", "more"), DeleteOptions.background()), NOW))
                .get();

        assertThat(ip(asked(server, "web"), "web")).isEqualTo("10.1.0.7");
    }

    private static ApiServer asked(ApiServer server, String name) {
        return Servers.apply(server, service(name, SPECS.head()))
                .getOrElseThrow(error -> new AssertionError(error.message()));
    }

    private static String ip(ApiServer server, String name) {
        return server.store()
                .get(Service.KIND, "demo", name)
                .get()
                .spec()
                .clusterIP()
                .get();
    }

    private static ApiServer written(ApiServer server, String yaml) {
        Either<ApiError, ApiServer> answer =
                server.write(new Write.Create(Servers.read(yaml).head()), NOW);
        return answer.getOrElseThrow(error -> new AssertionError(error.message()));
    }

    private static String cidr(String name, String range) {
        return "apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: {name: " + name + "}\nspec: {cidrs: ["
                + range + "]}";
    }

    private static String service(String name, String spec) {
        return "{apiVersion: v1, kind: Service, metadata: {namespace: demo, name: " + name + "}, spec: {" + spec + "}}";
    }

    private static ApiServer noted() {
        return written(started(0), cidr("kubernetes", "10.0.0.0/28"));
    }

    private static ApiServer started(long seed) {
        return ApiServer.of(
                        ApiServerFlags.DEFAULT.withServiceClusterIpRange(DUAL).withSeed(seed))
                .write(new Write.Create(Namespace.named("demo")), NOW)
                .get();
    }
}
