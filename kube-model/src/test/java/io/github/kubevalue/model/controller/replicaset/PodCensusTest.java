package io.github.kubevalue.model.controller.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetSpec;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.Claim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What a sum tells of a set's pods, and what a look at each of them tells. */
class PodCensusTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SortedMap<String, String> WEB = TreeMap.of("app", "web");
    private static final ReplicaSet SET = ReplicaSet.builder()
            .metadata(ObjectMeta.named("demo", "web").withUid(Option.of("u1")))
            .spec(ReplicaSetSpec.builder()
                    .selector(LabelSelector.builder().matchLabels(WEB).build())
                    .template(PodTemplateSpec.builder()
                            .metadata(ObjectMeta.of().withLabels(WEB.put("tier", "front")))
                            .build())
                    .build())
            .build();
    private static final Store EMPTY = Store.empty(Indexes.CATALOG.with(PodCensus.BY_CONTROLLER));

    /** Where the sum is enough, there is nothing to adopt or to release, and it counts what is there. */
    @Property
    void theSumTellsWhatALookAtEachTells(@ForAll("stories") List<UnaryOperator<Store>> story) {
        Store store = EMPTY;
        for (UnaryOperator<Store> step : story) {
            store = step.apply(store);
        }
        Option<PodCounts> counts = PodCensus.counts(store, SET);

        Claim<Pod> claim = Claim.of(SET, SET.spec().selector(), PodIndexes.ORPHANS, store, Pod::isActive);
        Seq<Pod> terminating = store.owned(Pod.KIND, "u1").filter(Pod::isTerminating);
        PodCounts looked = PodCounts.of(SET, claim.mine(), terminating, NOW);
        assertThat(counts).allSatisfy(told -> {
            assertThat(claim.plan()).isEqualTo(Plan.none());
            assertThat(told).isEqualTo(looked);
        });
        Statistics.label("enough")
                .collect(counts.exists(told -> told.active() > 0))
                .coverage(coverage -> {
                    coverage.check(true).count(times -> times > 0);
                    coverage.check(false).count(times -> times > 0);
                });
    }

    @Provide
    Arbitrary<List<UnaryOperator<Store>>> stories() {
        Arbitrary<UnaryOperator<Store>> written = pods().map(pod -> store -> store.put(pod));
        Arbitrary<UnaryOperator<Store>> gone =
                pods().map(pod -> store -> store.get(pod.key()).isDefined() ? store.delete(pod.key()) : store);
        return Arbitraries.frequencyOf(Tuple.of(4, written), Tuple.of(1, gone))
                .list()
                .ofMaxSize(12);
    }

    /** Mostly pods of the set; some are another's, nobody's, or no longer selected. */
    private static Arbitrary<Pod> pods() {
        Arbitrary<String> names = Arbitraries.of("a", "b", "c", "d");
        Arbitrary<SortedMap<String, String>> labels = Arbitraries.frequency(
                Tuple.of(4, WEB.put("tier", "front")), Tuple.of(4, WEB), Tuple.of(1, TreeMap.of("app", "mail")));
        Arbitrary<Optional<String>> owners = Arbitraries.frequency(
                Tuple.of(8, Optional.of("u1")), Tuple.of(2, Optional.of("u2")), Tuple.of(1, Optional.empty()));
        Arbitrary<PodPhase> phases = Arbitraries.of(PodPhase.PENDING, PodPhase.RUNNING, PodPhase.FAILED);
        return Combinators.combine(names, labels, owners, phases, Arbitraries.of(true, false), Arbitraries.of(0, 0, 1))
                .as((name, its, owner, phase, ready, deleting) ->
                        pod(name, its, Option.ofOptional(owner), phase, ready, deleting > 0));
    }

    private static Pod pod(
            String name,
            SortedMap<String, String> labels,
            Option<String> owner,
            PodPhase phase,
            boolean ready,
            boolean deleting) {
        ObjectMeta metadata = ObjectMeta.named("demo", name)
                .withLabels(labels)
                .withOwnerReferences(owner.toVector().map(PodCensusTest::controller))
                .withDeletionTimestamp(Option.when(deleting, NOW));
        Pod pod = Pod.builder().metadata(metadata).build();
        return pod.withStatus(pod.status()
                .withPhase(Option.of(phase))
                .withCondition(PodCondition.builder()
                        .type(PodCondition.READY)
                        .status(ready ? ConditionStatus.TRUE : ConditionStatus.FALSE)
                        .lastTransitionTime(NOW)
                        .build()));
    }

    private static OwnerReference controller(String uid) {
        return OwnerReference.builder()
                .apiVersion("apps/v1")
                .kind("ReplicaSet")
                .name("web")
                .uid(uid)
                .controller(true)
                .build();
    }
}
