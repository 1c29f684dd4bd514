package io.github.kubevalue.model.scheduler.tainttoleration;

import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static io.github.kubevalue.model.scheduler.Objects.tainted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.TolerationOperator;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Scores;
import io.github.kubevalue.model.scheduler.attempt.SchedulingIndexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaintTolerationTest {
    private static final TaintToleration PLUGIN = new TaintToleration();

    /** Taints or tolerations: {@code cpu=arm:PreferNoSchedule}, separated by spaces. */
    private static Seq<String[]> said(String text) {
        return text.isEmpty() ? Vector.empty() : Vector.of(text.split(" ")).map(one -> one.split("[=:]", -1));
    }

    private static Pod tolerating(String text) {
        return pod(
                "p",
                spec -> spec.withTolerations(said(text)
                        .map(parts -> Toleration.builder()
                                .key(Option.of(parts[0]))
                                .operator(Option.of(TolerationOperator.EQUAL))
                                .value(Option.of(parts[1]))
                                .effect(parts[2].isEmpty() ? Option.none() : Option.of(new TaintEffect(parts[2])))
                                .build())));
    }

    private static Cycle cycle(Pod pod, String nodes) {
        Store store = Store.empty(Indexes.CATALOG.plus(SchedulingIndexes.CATALOG));
        int number = 0;
        for (String taints : nodes.split(";", -1)) {
            Taint[] all = said(taints.strip())
                    .map(parts -> Taint.builder()
                            .key(parts[0])
                            .value(Option.of(parts[1]))
                            .effect(new TaintEffect(parts[2]))
                            .build())
                    .toJavaArray(Taint[]::new);
            store = store.put(tainted(node("n" + number++), all));
        }
        return Cycle.of(pod, store);
    }

    // pkg/scheduler/framework/plugins/tainttoleration/taint_toleration_test.go, TestTaintTolerationScore
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        tolerated is better              | foo=bar:PreferNoSchedule | foo=bar:PreferNoSchedule; foo=blah:PreferNoSchedule | [100, 0]
        how many are tolerated           | cpu=arm:PreferNoSchedule disk=ssd:PreferNoSchedule | ; cpu=arm:PreferNoSchedule; cpu=arm:PreferNoSchedule disk=ssd:PreferNoSchedule | [100, 100, 100]
        the more, the lower              | foo=bar:PreferNoSchedule | ; cpu=arm:PreferNoSchedule; cpu=arm:PreferNoSchedule disk=ssd:PreferNoSchedule | [100, 50, 0]
        only PreferNoSchedule is checked | cpu=arm:NoSchedule disk=ssd:NoSchedule | ; cpu=arm:NoSchedule; cpu=arm:PreferNoSchedule disk=ssd:PreferNoSchedule | [100, 100, 0]
        without tolerations              | `` | ; cpu=arm:PreferNoSchedule | [100, 0]
        a toleration of every effect     | cpu=arm: | cpu=arm:PreferNoSchedule; cpu=x86:PreferNoSchedule | [100, 0]
        no taints at all                 | cpu=arm:NoSchedule | ; ; | [100, 100, 100]
        """)
    void prefers(String name, String tolerations, String nodes, String scores) {
        Cycle cycle = cycle(tolerating(tolerations), nodes == null ? "" : nodes);
        assertThat(PLUGIN.score(cycle, cycle.table().nodes(cycle.nodes())).map(Scores::toString))
                .contains(scores);
    }

    // TestTaintTolerationFilter
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        without tolerations        | `` | dedicated=user1:NoSchedule | false
        of another effect          | dedicated=user1:NoExecute | dedicated=user1:NoSchedule | false
        tolerated                  | dedicated=user1:NoSchedule | dedicated=user1:NoSchedule | true
        of another value           | dedicated=user2:NoSchedule | dedicated=user1:NoSchedule | false
        of every effect            | foo=bar: | foo=bar:NoSchedule | true
        PreferNoSchedule           | `` | dedicated=user1:PreferNoSchedule | true
        NoExecute                  | `` | dedicated=user1:NoExecute | false
        one of two                 | foo=bar: | foo=bar:NoSchedule dedicated=user1:NoExecute | false
        """)
    void judges(String name, String tolerations, String node, boolean fits) {
        Cycle cycle = cycle(tolerating(tolerations), node);
        NodeInfo only = cycle.nodes().head();
        assertThat(PLUGIN.prepare(cycle).judge(only).isSuccess()).isEqualTo(fits);
        assertThat(PLUGIN.prepare(cycle).judge(only).reasons())
                .isEqualTo(fits ? Vector.empty() : Vector.of("node(s) had untolerated taint(s)"));
        assertThat(PLUGIN.mayHelp(ClusterEvent.added(only.node()), cycle.pod(), cycle.snapshot()))
                .isEqualTo(fits);
    }
}
