package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the real kube-proxy has programmed, recorded in each mode for generated clusters and for those of upstream's own tests.
 * The configuration is read as a cluster has it.
 */
class RecordedRulesTest {

    @TestFactory
    Stream<DynamicTest> everyRuleIsTheRealOne() {
        return tests("real-");
    }

    /** pkg/proxy/iptables, nftables and ipvs, proxier_test.go: the clusters of all syncs. */
    @TestFactory
    Stream<DynamicTest> everyRuleOfUpstreamsFixturesIsTheRealOne() {
        return tests("fixtures-");
    }

    private static Stream<DynamicTest> tests(String records) {
        return Vector.of(ProxyMode.values())
                .flatMap(mode -> tests(mode, records + mode + ".txt"))
                .toJavaStream();
    }

    private static Seq<DynamicTest> tests(ProxyMode mode, String record) {
        Vector<String> sections = Vector.of(recorded(record).split("(?m)^= "));
        SortedMap<String, Vector<String>> usual = RecordedRules.of(lines(sections.get(1)));
        return sections.drop(2).map(section -> {
            String title = lines(section, 0).head();
            return DynamicTest.dynamicTest(mode + " " + title, () -> run(mode, title, lines(section), usual));
        });
    }

    private static String recorded(String name) {
        try (InputStream in = Objects.requireNonNull(RecordedRulesTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector<String> lines(String section, int from) {
        return Vector.of(section.split("\n")).drop(from);
    }

    private static Vector<String> lines(String section) {
        return lines(section, 1);
    }

    private static void run(
            ProxyMode mode, String title, Vector<String> lines, SortedMap<String, Vector<String>> usual) {
        IpFamily family = title.endsWith("IPv4") ? IpFamily.IPV4 : IpFamily.IPV6;
        Vector<KubeObject> objects = objects(lines.filter(line -> line.startsWith("{")));
        ProxyConfig config = ProxyConfig.of(ClusterConfig.read(objects).get())
                .withServiceCidrs(words(lines, "services").map(Cidr::parse))
                .withClusterCidrs(words(lines, "pods").map(Cidr::parse));
        ProxyNode node = ProxyNode.of(
                all(objects, Node.class).head(), words(lines, "addresses").map(Ip::parse));
        assertThat(config.mode()).isEqualTo(mode);
        Vector<String> real = lines.filter(line -> !line.matches("(addresses|services|pods|\\{).*"));
        assertThat(RecordedRules.programmed(
                        config, node, family, all(objects, Service.class), all(objects, EndpointSlice.class)))
                .isEqualTo(RecordedRules.of(real, usual));
    }

    private static Vector<KubeObject> objects(Vector<String> documents) {
        return ManifestReader.kubernetes()
                .parse("recorded", documents.mkString("\n---\n"))
                .get()
                .objects()
                .toVector();
    }

    private static <T> Vector<T> all(Vector<KubeObject> objects, Class<T> type) {
        return objects.filter(type::isInstance).map(type::cast);
    }

    private static Vector<String> words(Vector<String> lines, String first) {
        return Vector.of(lines.find(line -> line.startsWith(first + " ")).get().split(" "))
                .tail()
                .reject(String::isEmpty);
    }
}
