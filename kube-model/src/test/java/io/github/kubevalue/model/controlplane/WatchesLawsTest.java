package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.store.Change;
import io.vavr.collection.Seq;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A controller watches the kinds of whatever wakes it. */
class WatchesLawsTest {

    @Provide
    Arbitrary<Story> stories() {
        return Story.stories();
    }

    /** Who is told of a change are those whom it wakes: of the others nobody need be asked. */
    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void whoIsTold(@ForAll("stories") Story story) {
        for (Stepped step : story.begun().course()) {
            for (Change change : step.changes()) {
                assertThat(step.cluster()
                                .informers()
                                .woken(change, step.cluster().snapshot()))
                        .as(change.toString())
                        .containsExactlyElementsOf(woken(step.cluster(), change));
            }
        }
    }

    private static Seq<Work> woken(Cluster after, Change change) {
        return after.controllers()
                .flatMap(controller ->
                        controller.wakes(change, after.snapshot()).map(key -> new Work(controller.name(), key)));
    }
}
