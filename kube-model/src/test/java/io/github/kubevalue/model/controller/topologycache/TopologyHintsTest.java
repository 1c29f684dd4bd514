package io.github.kubevalue.model.controller.topologycache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.ForZone;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyHintsTest {
    private static final Service SERVICE = Service.named("ns", "svc");

    // endpointslice/topologycache/topologycache_test.go, TestAddHints: zones of endpoints, - before those that are not
    // ready,
    // and > before the zone that is hinted at; slices that stay as they are in brackets
    @ParameterizedTest(name = "[{1}] by {0}: [{2}], {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|a|a|Insufficient Node information: allocatable CPU or zone not specified on one or more nodes",
                "a=0.3 b=0.4 c=0.3|a b|a b|Insufficient number of endpoints (2 endpoints, 3 zones)",
                "a=0.45 b=0.55|a b|a>a b>b|Topology Aware Hints has been enabled",
                "a=0.45 b=0.55|a b -b -b|a>a b>b -b -b|Topology Aware Hints has been enabled",
                "a=0.35 b=0.35 c=0.30|a b; c c a; a a; b c a|a>b b>b; c>c c>c a>a; a>a a>a; b>b c>c a>a|Topology Aware"
                        + " Hints has been enabled",
                "a=0.5 b=0.5|(a>a b>b); a b|(a>a b>b); a>a b>b|''",
                "a=0.5 b=0.5|(a>a a>a a>a a>a); b b|(a>b a>a a>a a>a); b>b b>b|''",
                "a=0.5 b=0.5|(a>a b>b); none b|(a b); none b|One or more endpoints do not have a zone specified",
                "a=0.6 b=0.2 c=0.2|a b c|a b c|Unable to allocate minimum required endpoints to each zone without"
                        + " exceeding overload threshold (3 endpoints, 3 zones)",
                "a=0.5 b=0.5|(a>c b>b)|(a>a b>b)|''",
                "a=0.5 b=0.5|(a>a b)|(a>a b>b)|''",
                "a=0.5 b=0.5|(a>a a>a a>a b>a)|(a>b a>a a>a b>b)|''",
                "a=0.5 b=0.5|(a b); a b|(a>a b>b); a>a b>b|Topology Aware Hints has been enabled",
                "a=0.5 b=0.5|-a a a a b|-a a>b a>a a>a b>b|Topology Aware Hints has been enabled"
            })
    void endpointsAreDealtOutToTheZones(String ratios, String slices, String expected, String told) {
        Option<CpuRatios> parts =
                Option.when(!ratios.isEmpty(), () -> new CpuRatios(RedistributionTest.zones(ratios, Double::valueOf)));
        Seq<EndpointSlice> wanted = Vector.of(slices.split("; ")).map(TopologyHintsTest::slice);
        Seq<EndpointSlice> existing = wanted.filter(slice -> slice.name().equals("kept"));
        TopologyHints hints = TopologyHints.of(SERVICE, parts, existing, wanted);
        assertThat(hints.slices().map(TopologyHintsTest::text).mkString("; ")).isEqualTo(expected);
        assertThat(hints.event().map(Event::message).getOrElse(""))
                .isEqualTo(told.isEmpty() ? "" : told + ", addressType: IPv4");
        assertThat(hints.event().exists(event -> event.severity() == Event.Severity.NORMAL))
                .isEqualTo(told.endsWith("enabled"));
    }

    private static EndpointSlice slice(String text) {
        boolean isKept = text.startsWith("(");
        EndpointSlice slice = EndpointSlice.builder()
                .addressType(new AddressType("IPv4"))
                .endpoints(Vector.of(text.replaceAll("[()]", "").split(" ")).map(TopologyHintsTest::endpoint))
                .build();
        return slice.withMetadata(slice.metadata().withName(Option.when(isKept, "kept")));
    }

    private static Endpoint endpoint(String text) {
        String[] zones = text.replace("-", "").split(">");
        boolean isReady = !text.startsWith("-");
        return Endpoint.builder()
                .zone(Option.of(zones[0]).filter(zone -> !zone.equals("none")))
                .conditions(EndpointConditions.of(isReady, isReady, false))
                .hints(Option.when(
                        zones.length > 1,
                        () -> EndpointHints.builder()
                                .forZones(Vector.of(ForZone.named(zones[1])))
                                .build()))
                .build();
    }

    private static String text(EndpointSlice slice) {
        String endpoints = slice.endpoints()
                .map(endpoint -> (endpoint.conditions().isReady() ? "" : "-")
                        + endpoint.zone().getOrElse("none")
                        + endpoint.hints()
                                .map(hints -> ">" + hints.forZones().head().name())
                                .getOrElse(""))
                .mkString(" ");
        return slice.name().equals("kept") ? "(" + endpoints + ")" : endpoints;
    }

    // TestSetNodes: nodes as zone:CPUs, - before those that are not ready, * before those of the control plane
    @ParameterizedTest(name = "[{0}]: [{1}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "a:1|''",
                "a:1 a:2|''",
                "a:1 b:1|a=0.5 b=0.5",
                "a:1 b:3|a=0.25 b=0.75",
                "a:1 b:1 none:1|''",
                "a:1 b:1 c:0|''",
                "a:1 b:1 -c:2|a=0.5 b=0.5",
                "a:1 b:1 *none:8|a=0.5 b=0.5",
                "a:1 -b:1|''"
            })
    void zonesCountByTheCpusOfTheirNodes(String nodes, String ratios) {
        Seq<Node> all =
                nodes.isEmpty() ? Vector.empty() : Vector.of(nodes.split(" ")).map(TopologyHintsTest::node);
        assertThat(CpuRatios.of(all).map(CpuRatios::zones).getOrElse(TreeMap.empty()))
                .isEqualTo(RedistributionTest.zones(ratios, Double::valueOf));
    }

    private static Node node(String text) {
        String[] parts = text.replaceAll("[-*]", "").split(":");
        Node node = Node.named(text.replaceAll("\\W", ""));
        TreeMap<String, String> labels = TreeMap.empty();
        TreeMap<String, String> zoned =
                parts[0].equals("none") ? labels : labels.put("topology.kubernetes.io/zone", parts[0]);
        return node.withMetadata(node.metadata()
                        .withLabels(
                                text.startsWith("*") ? zoned.put("node-role.kubernetes.io/control-plane", "") : zoned))
                .withStatus(node.status()
                        .withAllocatable(TreeMap.of("cpu", Quantity.parse(parts[1])))
                        .withConditions(Vector.of(NodeCondition.builder()
                                .type("Ready")
                                .status(ConditionStatus.of(!text.startsWith("-")))
                                .build())));
    }
}
