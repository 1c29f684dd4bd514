package io.github.kubevalue.model.nodetable;

import static io.github.kubevalue.model.scheduler.Objects.labelled;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorOperator;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.resource.NodeLoad;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NodeMatchTest {
    private static final Vector<NodeSelectorOperator> OPERATORS = Vector.of(
                    "In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt", "Like")
            .map(NodeSelectorOperator::new);

    @Provide
    Arbitrary<Map<String, String>> labels() {
        return Arbitraries.maps(Arbitraries.of("a", "b"), Arbitraries.of("", "1", "2"))
                .ofMaxSize(2);
    }

    @Provide
    Arbitrary<NodeSelectorTerm> terms() {
        return Combinators.combine(
                        requirement(Arbitraries.of("a", "b"), Arbitraries.of("", "1", "2"))
                                .list()
                                .ofMaxSize(2),
                        requirement(Arbitraries.of("metadata.name", "other"), Arbitraries.of("n0", "n1"))
                                .list()
                                .ofMaxSize(1))
                .as((expressions, fields) -> NodeSelectorTerm.builder()
                        .matchExpressions(Vector.ofAll(expressions))
                        .matchFields(Vector.ofAll(fields))
                        .build());
    }

    private static Arbitrary<NodeSelectorRequirement> requirement(Arbitrary<String> keys, Arbitrary<String> values) {
        return Combinators.combine(
                        keys, Arbitraries.of(OPERATORS.asJava()), values.list().ofMaxSize(2))
                .as((key, operator, all) -> NodeSelectorRequirement.of(key, operator, all.toArray(String[]::new)));
    }

    private static Node said(Map<String, String> labels, int number) {
        return Vector.ofAll(labels.entrySet())
                .foldLeft(node("n" + number), (so, label) -> labelled(so, label.getKey(), label.getValue()));
    }

    private static PodSpec required(List<NodeSelectorTerm> terms) {
        return PodSpec.builder()
                .affinity(Affinity.builder()
                        .nodeAffinity(NodeAffinity.builder()
                                .requiredDuringSchedulingIgnoredDuringExecution(NodeSelector.builder()
                                        .nodeSelectorTerms(Vector.ofAll(terms))
                                        .build())
                                .build())
                        .build())
                .build();
    }

    @Test
    void everyTermIsAnAlternativeAndEveryRequirementOfItMustHold() {
        NodeTable table = NodeTable.of(Vector.of(Map.of("a", "1", "b", "2"), Map.of("a", "1"), Map.of("b", ""))
                .zipWithIndex()
                .map(each -> NodeInfo.of(said(each._1, each._2), NodeLoad.NONE)));
        NodeSelectorRequirement one = NodeSelectorRequirement.of("a", NodeSelectorOperator.IN, "1");
        NodeSelectorRequirement two = NodeSelectorRequirement.of("b", NodeSelectorOperator.IN, "2", "");
        NodeSelectorRequirement last = NodeSelectorRequirement.of("metadata.name", NodeSelectorOperator.IN, "n2");
        assertThat(matching(table, term(Vector.of(one), Vector.empty()))).containsExactly("n0", "n1");
        assertThat(matching(table, term(Vector.of(one, two), Vector.empty()))).containsExactly("n0");
        assertThat(matching(table, term(Vector.of(two), Vector.of(last)))).containsExactly("n2");
        assertThat(matching(table, term(Vector.empty(), Vector.of(last)))).containsExactly("n2");
        assertThat(matching(table, term(Vector.empty(), Vector.empty()))).isEmpty();
        assertThat(matching(table, term(Vector.of(one, two), Vector.empty()), term(Vector.empty(), Vector.of(last))))
                .containsExactly("n0", "n2");
    }

    private static NodeSelectorTerm term(
            Vector<NodeSelectorRequirement> expressions, Vector<NodeSelectorRequirement> fields) {
        return NodeSelectorTerm.builder()
                .matchExpressions(expressions)
                .matchFields(fields)
                .build();
    }

    private static Seq<String> matching(NodeTable table, NodeSelectorTerm... terms) {
        Predicate<NodeInfo> matches = NodeMatch.of(required(List.of(terms)), table);
        return table.all().filter(matches).map(NodeInfo::name);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsAskedOncePerLabelIsWhatThePodAsksOfEachNode(
            @ForAll @Size(max = 5) List<@From("labels") Map<String, String>> nodes,
            @ForAll @Size(max = 3) List<@From("terms") NodeSelectorTerm> terms,
            @ForAll("labels") Map<String, String> selector) {
        NodeTable table = NodeTable.of(
                Vector.ofAll(nodes).zipWithIndex().map(each -> NodeInfo.of(said(each._1, each._2), NodeLoad.NONE)));
        PodSpec any = PodSpec.builder().build().withNodeSelector(TreeMap.ofAll(selector));
        for (PodSpec spec :
                Vector.of(any, required(terms), any.withAffinity(required(terms).affinity()))) {
            Predicate<NodeInfo> matches = NodeMatch.of(spec, table);
            assertThat(table.all()).allMatch(node -> matches.test(node) == spec.matches(node.node()));
        }
        assertThat(NodeMatch.required(any)).isEqualTo(Option.none());
    }
}
