package io.github.kubevalue.model.scheduler.interpodaffinity;

import static io.github.kubevalue.model.scheduler.Objects.labelled;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PodAntiAffinity;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class TermCensusTest {
    private static final Store EMPTY = Store.empty(Catalog.EMPTY.with(TermCensus.TERMS));

    /** A pod that keeps away from those of its application and version. */
    private static Pod versioned(String version) {
        PodAffinityTerm term = PodAffinityTerm.builder()
                .topologyKey("kubernetes.io/hostname")
                .labelSelector(LabelSelector.of(HashMap.of("app", "web").toSortedMap(entry -> entry)))
                .addMatchLabelKey("version")
                .build();
        Pod plain = pod(
                "web",
                spec -> spec.withAffinity(Option.of(Affinity.builder()
                        .podAntiAffinity(PodAntiAffinity.builder()
                                .addRequiredDuringSchedulingIgnoredDuringExecution(term)
                                .build())
                        .build())));
        return on("n1", labelled(plain, "app", "web", "version", version));
    }

    @Test
    void aPodThatIsLabelledAnewAndGoesLeavesNothing() {
        Store old = EMPTY.put(versioned("1"));
        Store relabelled = old.put(versioned("2"));

        // its term speaks of the labels that it had when it was created
        assertThat(relabelled.sum(TermCensus.TERMS, TermCensus.ALL))
                .isNotEqualTo(TermCensus.NONE)
                .isEqualTo(old.sum(TermCensus.TERMS, TermCensus.ALL));
        assertThat(relabelled.delete(versioned("2").key()).sum(TermCensus.TERMS, TermCensus.ALL))
                .isEqualTo(TermCensus.NONE);
    }
}
