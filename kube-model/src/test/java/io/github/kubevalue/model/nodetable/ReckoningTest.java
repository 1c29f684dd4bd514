package io.github.kubevalue.model.nodetable;

import static io.github.kubevalue.model.scheduler.Objects.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.Resources;
import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReckoningTest {
    private static final NodeRule PODS = node -> node.load().pods();

    private static NodeInfo loaded(int slot, int pods) {
        NodeLoad load = new NodeLoad(pods, Resources.NONE, Resources.NONE, HashMap.empty());
        return NodeInfo.of(node("n" + slot), load).in(slot);
    }

    private static NodeSlots slots(int size) {
        return Vector.range(0, size).foldLeft(NodeSlots.NONE, (all, slot) -> all.with(loaded(slot, 0)));
    }

    private static NodeSlots changed(NodeSlots slots, int change) {
        int slot = change % (slots.size() + 1);
        return slots.with(loaded(slot, change / 50 % 5));
    }

    private static Array<NodeInfo> all(NodeSlots slots) {
        return Array.range(0, slots.size()).map(slots::get);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsReckonedStepByStepIsWhatTheRuleSays(
            @ForAll @IntRange(max = 40) int size,
            @ForAll @Size(max = 20) List<@IntRange(max = 1999) Integer> before,
            @ForAll @Size(max = 20) List<@IntRange(max = 1999) Integer> more) {
        NodeSlots first = Vector.ofAll(before).foldLeft(slots(size), ReckoningTest::changed);
        NodeSlots second = Vector.ofAll(more).foldLeft(first, ReckoningTest::changed);
        Reckoning known = Reckoning.of(PODS, first);
        Reckoning later = known.after(second);

        Array<Integer> slots = Array.range(0, second.size());
        assertThat(slots.map(later::at)).isEqualTo(all(second).map(PODS::of));
        assertThat(slots.map(new Asking(PODS, second)::at))
                .isEqualTo(all(second).map(PODS::of));
        for (Reckoning each : Vector.of(known, later, later.after(first), Reckoning.of(PODS, second))) {
            assertThat(all(first).appendAll(all(second)).map(each::of))
                    .isEqualTo(all(first).appendAll(all(second)).map(PODS::of));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void onlyNodesThatHaveChangedAreAskedAgain(@ForAll @Size(max = 20) List<@IntRange(max = 1999) Integer> changes) {
        List<NodeInfo> asked = new ArrayList<>();
        NodeSlots before = slots(40);
        NodeSlots after = Vector.ofAll(changes).foldLeft(before, ReckoningTest::changed);
        Reckoning known = Reckoning.of(
                node -> {
                    asked.add(node);
                    return 7;
                },
                before);
        assertThat(asked).hasSize(40);
        asked.clear();
        known.after(after);
        assertThat(asked)
                .isEqualTo(all(after).filter(node -> !isIn(before, node)).toJavaList());
    }

    @SuppressWarnings("ReferenceEquality") // it is known by what it is, not by what it says
    private static boolean isIn(NodeSlots slots, NodeInfo node) {
        return node.slot() < slots.size() && slots.get(node.slot()) == node;
    }

    @Test
    void nodesOfNoTableAreAskedThemselves() {
        NodeInfo stray = NodeInfo.of(node("stray"), new NodeLoad(3, Resources.NONE, Resources.NONE, HashMap.empty()));
        assertThat(Reckoning.of(PODS, slots(20)).of(stray)).isEqualTo(3);
    }

    @Test
    void aRuleIsReckonedOnceItIsAskedForAgain() {
        NodeTable few = NodeTable.of(Vector.range(0, 63).map(slot -> loaded(slot, 0)));
        NodeTable many = NodeTable.of(Vector.range(0, 64).map(slot -> loaded(slot, 0)));

        assertThat(few.reckoned("pods", () -> PODS)).isInstanceOf(Asking.class);
        assertThat(few.reckoned("pods", () -> PODS)).isInstanceOf(Asking.class);
        assertThat(many.reckoned("pods", () -> PODS)).isInstanceOf(Asking.class);
        NodeNumbers known = many.reckoned("pods", () -> PODS);
        assertThat(known).isInstanceOf(Reckoning.class);
        assertThat(many.reckoned("pods", () -> PODS)).isSameAs(known);
        assertThat(many.reckoned("others", () -> PODS)).isInstanceOf(Asking.class);

        NodeTable busier = many.replaced(loaded(9, 5).in(many.get("n9").get().slot()));
        assertThat(busier.all().map(busier.reckoned("pods", () -> PODS)::of).sum())
                .isEqualTo(5L);
        assertThat(many.all().map(many.reckoned("pods", () -> PODS)::of).sum()).isEqualTo(0L);
    }

    @Test
    void rulesThatManyPodsDoNotShareAreForgotten() {
        NodeTable table = NodeTable.of(Vector.range(0, 64).map(slot -> loaded(slot, 0)));
        table.reckoned("first", () -> PODS);
        assertThat(table.reckoned("first", () -> PODS)).isInstanceOf(Reckoning.class);
        Vector.range(0, 40).forEach(other -> table.reckoned(other, () -> PODS));
        assertThat(table.reckoned("first", () -> PODS)).isInstanceOf(Asking.class);
        assertThat(table.reckoned("first", () -> PODS)).isInstanceOf(Reckoning.class);
    }
}
