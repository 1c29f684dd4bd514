package io.github.kubevalue.dns.externaldns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes of the Gateway API, as the tests of ExternalDNS have them. */
class GatewaySourceTest {
    private static final String ROUTE = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: %s
        metadata: {name: test, namespace: %s, annotations: {%s}}
        spec: {hostnames: [%s], parentRefs: [%s]}
        status: {parents: [%s]}
        """;
    private static final String GATEWAY = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: %s, namespace: default, annotations: {%s}}
        spec: {listeners: [%s]}
        status: {addresses: [{type: IPAddress, value: %s}]}
        """;
    private static final String NAMESPACES = """
        {apiVersion: v1, kind: Namespace, metadata: {name: default}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: foo, labels: {team: foo}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: bar, labels: {team: bar}}}
        """;
    private static final String ANY = "{protocol: HTTP}";
    private static final String KEY = "external-dns.kubernetes.io/";

    private static String gateway(String name, String annotations, String listeners, String address) {
        return GATEWAY.formatted(name, annotations, listeners, address);
    }

    private static String one(String listeners) {
        return gateway("one", "", listeners, "1.2.3.4");
    }

    private static String two(String listeners) {
        return gateway("two", "", listeners, "2.3.4.5");
    }

    private static String route(String hosts, String... parents) {
        return routeOf("HTTPRoute", "default", "", hosts, parents);
    }

    private static String routeOf(String kind, String namespace, String annotations, String hosts, String... parents) {
        Vector<String> refs = Vector.of(parents);
        return ROUTE.formatted(
                kind,
                namespace,
                annotations,
                hosts,
                refs.map(GatewaySourceTest::reference).mkString(", "),
                refs.map(ref -> "{parentRef: " + reference(ref)
                                + ", controllerName: x, conditions: [{type: Accepted, status: \"True\"}]}")
                        .mkString(", "));
    }

    private static String reference(String parent) {
        return "{namespace: default, name: " + parent + "}";
    }

    private static String published(String... manifests) {
        Store store = ManifestReader.kubernetes()
                .parse("gateway.yaml", NAMESPACES + "---\n" + String.join("---\n", manifests))
                .get()
                .objects()
                .foldLeft(Store.empty(Indexes.CATALOG), Store::put);
        return new GatewaySource(store)
                .published()
                .map(found -> found.name().relative() + " " + found.targets().mkString(" "))
                .sorted()
                .mkString(", ");
    }

    private static Arguments row(String title, String published, String... manifests) {
        return Arguments.of(title, published, manifests);
    }

    // source/gateway_httproute_test.go
    static Stream<Arguments> cases() {
        String all = "{protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}";
        String sections = "{name: foo, protocol: HTTP, hostname: foo.example.internal, port: 80},"
                + " {name: bar, protocol: HTTP, hostname: bar.example.internal, port: 80},"
                + " {name: qux, protocol: HTTP, hostname: qux.example.internal, port: 8080}";
        return Stream.of(
                row(
                        "MultipleGateways",
                        "test.example.internal 1.2.3.4 2.3.4.5",
                        one(ANY),
                        two(ANY),
                        route("test.example.internal", "one", "two")),
                row(
                        "MultipleListeners",
                        "bar.example.internal 1.2.3.4, foo.example.internal 1.2.3.4, qux.example.internal 1.2.3.4",
                        one(sections),
                        route("\"*.example.internal\"", "one")),
                row(
                        "SectionNameMatch",
                        "foo.example.internal 1.2.3.4",
                        one(sections),
                        route("\"*.example.internal\"", "one, sectionName: foo")),
                row(
                        "PortNumberMatch",
                        "bar.example.internal 1.2.3.4, foo.example.internal 1.2.3.4",
                        one(sections),
                        route("\"*.example.internal\"", "one, port: 80")),
                row(
                        "WildcardInGateway",
                        "foo.example.internal 1.2.3.4",
                        one("{protocol: HTTP, hostname: \"*.example.internal\"}"),
                        route("foo.example.internal", "one")),
                row(
                        "WildcardInRouteAndGateway",
                        "*.example.internal 1.2.3.4",
                        one("{protocol: HTTP, hostname: \"*.example.internal\"}"),
                        route("\"*.example.internal\"", "one")),
                row(
                        "NoRouteHostname",
                        "foo.example.internal 1.2.3.4",
                        one("{protocol: HTTP, hostname: foo.example.internal}"),
                        route("", "one")),
                row("NoGateways", "", route("example.internal", "one")),
                row("NoHostnames", "", one(ANY), route("", "one")),
                row(
                        "HostnameAnnotation",
                        "annotation.internal 1.2.3.4, with-hostname.internal 1.2.3.4",
                        one(ANY),
                        routeOf(
                                "HTTPRoute",
                                "default",
                                KEY + "hostname: annotation.internal",
                                "with-hostname.internal",
                                "one")),
                row(
                        "SkipControllerAnnotation",
                        "",
                        one(ANY),
                        routeOf(
                                "HTTPRoute",
                                "default",
                                KEY + "controller: something-else",
                                "api.example.internal",
                                "one")),
                row(
                        "DifferentHostnameDifferentGateway",
                        "test.one.internal 1.2.3.4, test.two.internal 2.3.4.5",
                        one("{protocol: HTTP, hostname: \"*.one.internal\"}"),
                        two("{protocol: HTTP, hostname: \"*.two.internal\"}"),
                        route("test.one.internal, test.two.internal", "one", "two")),
                row(
                        "AllowedRoutesSameNamespace",
                        "",
                        one("{protocol: HTTP, allowedRoutes: {namespaces: {from: Same}}}"),
                        routeOf("HTTPRoute", "foo", "", "other.example.internal", "one")),
                row(
                        "AllowedRoutesNamespaceSelector",
                        "foo.example.internal 1.2.3.4",
                        one("{protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels:"
                                + " {team: foo}}}}}"),
                        routeOf("HTTPRoute", "foo", "", "foo.example.internal", "one"),
                        routeOf("HTTPRoute", "bar", "", "bar.example.internal", "one")),
                row(
                        "MissingNamespace",
                        "",
                        one("{protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels:"
                                + " {foo: bar}}}}}"),
                        routeOf("HTTPRoute", "unknown", "", "example.internal", "one")),
                row(
                        "MutlipleGatewaysOneAnnotationOverride",
                        "test.example.internal 2.3.4.5 4.3.2.1",
                        gateway("one", KEY + "target: 4.3.2.1", all, "1.2.3.4"),
                        two(all),
                        routeOf("HTTPRoute", "foo", "", "test.example.internal", "one", "two")),
                row(
                        "NoParentRefs",
                        "",
                        one(ANY),
                        route("test.example.internal", "one").replaceFirst("parentRefs: \\[.*?\\]", "parentRefs: []")),
                row(
                        "ParentRefsMismatch",
                        "",
                        one(ANY),
                        route("test.example.internal", "one")
                                .replaceFirst(
                                        "parentRefs: \\[\\{namespace: default, name: one\\}\\]",
                                        "parentRefs: [{namespace: default, name: other}]")),
                row(
                        "GatewayNameNoneAccepted",
                        "",
                        one(ANY),
                        route("test.example.internal", "one").replace("type: Accepted", "type: Other")),
                row(
                        "SourceAnnotation",
                        "test.example.internal 1.2.3.4",
                        one(ANY),
                        routeOf(
                                "HTTPRoute",
                                "default",
                                KEY + "gateway-hostname-source: defined-hosts-only, " + KEY
                                        + "hostname: test.org.internal",
                                "test.example.internal",
                                "one")),
                row(
                        "OnlyAnnotationHost",
                        "test.org.internal 1.2.3.4",
                        one(ANY),
                        routeOf(
                                "HTTPRoute",
                                "default",
                                KEY + "gateway-hostname-source: annotation-only, " + KEY
                                        + "hostname: test.org.internal",
                                "test.example.internal",
                                "one")),
                row(
                        "InvalidSourceAnnotation",
                        "annotation.invalid.internal 1.2.3.4, route.invalid.internal 1.2.3.4",
                        one(ANY),
                        routeOf(
                                "HTTPRoute",
                                "default",
                                KEY + "gateway-hostname-source: invalid-value, " + KEY
                                        + "hostname: annotation.invalid.internal",
                                "route.invalid.internal",
                                "one")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isPublished(String title, String published, String... manifests) {
        assertThat(published(manifests)).as(title).isEqualTo(published);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPRoute, HTTPS, true",
        "GRPCRoute, HTTP, true",
        "GRPCRoute, HTTPS, true",
        "TLSRoute, TLS, true",
        "TCPRoute, TLS, true",
        "TCPRoute, HTTPS, false",
        "TLSRoute, TCP, false",
        "UDPRoute, UDP, true",
        "UDPRoute, TCP, false"
    })
    void aRouteUsesListenersOfItsProtocol(String kind, String protocol, boolean uses) {
        String hosts = published(
                one("{protocol: " + protocol + ", hostname: a.example}"), routeOf(kind, "default", "", "", "one"));
        assertThat(hosts).isEqualTo(uses ? "a.example 1.2.3.4" : "");
    }

    // source/gateway_test.go, TestGatewayMatchingHost
    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, '', none",
        "2001:0db8:85a3:0000:0000:8a2e:0370:7334, '', none",
        "'', '', ''",
        "example.net, '', example.net",
        "example.net, example.net, example.net",
        "*.example.net, test.example.net, test.example.net",
        "*.example.net, a.example.net, a.example.net",
        "*.example.net, foo.bar.test.example.net, foo.bar.test.example.net",
        "*.example.net, example.net, none",
        "*example.net, test.example.net, none"
    })
    void hostsHaveTheMorePreciseInCommon(String one, String other, String common) {
        assertThat(GatewayHosts.matching(one, other).getOrElse("none")).isEqualTo(common);
        assertThat(GatewayHosts.matching(other, one).getOrElse("none")).isEqualTo(common);
    }

    @Test
    void theKindsOfAListenerAreKept() {
        assertThat(published(
                        one("{protocol: HTTP, allowedRoutes: {kinds: [{kind: GRPCRoute}]}}"),
                        route("a.example", "one")))
                .isEmpty();
    }
}
