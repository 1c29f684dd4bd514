package io.github.kubevalue.model.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentSpec;
import io.github.kubevalue.model.apps.DeploymentStrategy;
import io.github.kubevalue.model.apps.DeploymentStrategyType;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetSpec;
import io.github.kubevalue.model.apps.RollingUpdateDeployment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** A Deployment that is scaled in the middle of a roll-out. */
class ScalingLawsTest {

    /**
     * A roll-out that has as many pods as it may.
     *
     * @param replicas the size of the Deployment
     * @param surge how many pods more it may have
     * @param sizes the sizes of its ReplicaSets, the newest last
     */
    record Midway(int replicas, IntOrString surge, Vector<Integer> sizes) {

        /** Returns the roll-out with these sets, whose newest is so large that the others have no room. */
        static Midway of(List<Integer> sizes, IntOrString surge) {
            int sum = Vector.ofAll(sizes).sum().intValue();
            int replicas = Vector.range(1, sum + 1)
                    .find(size -> size + surge.scaledUp(size) >= sum)
                    .get();
            int newest = sizes.size() - 1;
            int missing = replicas + surge.scaledUp(replicas) - sum;
            return new Midway(replicas, surge, Vector.ofAll(sizes).update(newest, size -> size + missing));
        }

        /** Returns this roll-out once the Deployment has another size, of which the ReplicaSets know nothing yet. */
        Rollout resized(int wanted) {
            Seq<ReplicaSet> sets = sizes.zipWithIndex().map(entry -> set("web-" + entry._2, entry._1));
            return new Rollout(web(wanted), sets.lastOption(), sets.init(), Instant.EPOCH, Plan.none());
        }

        private ReplicaSet set(String name, int size) {
            ReplicaSet set = ReplicaSet.builder()
                    .metadata(ObjectMeta.named("demo", name))
                    .spec(ReplicaSetSpec.builder()
                            .replicas(size)
                            .selector(APP)
                            .template(TEMPLATE)
                            .build())
                    .build();
            return Revisions.sized(set, Fenceposts.of(web(replicas)));
        }

        private Deployment web(int size) {
            return Deployment.builder()
                    .metadata(ObjectMeta.named("demo", "web"))
                    .spec(DeploymentSpec.builder()
                            .replicas(size)
                            .selector(APP)
                            .strategy(DeploymentStrategy.builder()
                                    .type(DeploymentStrategyType.ROLLING_UPDATE)
                                    .rollingUpdate(RollingUpdateDeployment.builder()
                                            .maxSurge(surge)
                                            .maxUnavailable(IntOrString.of(1))
                                            .build())
                                    .build())
                            .template(TEMPLATE)
                            .build())
                    .build();
        }
    }

    private static final LabelSelector APP = LabelSelector.of("app", "web");
    private static final PodTemplateSpec TEMPLATE = PodTemplateSpec.builder()
            .spec(PodSpec.builder()
                    .addContainer(Container.builder().name("main").build())
                    .build())
            .build();

    @Provide
    Arbitrary<Midway> midways() {
        Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 8);
        Arbitrary<IntOrString> surges = Arbitraries.of("0%", "1", "3", "25%", "100%")
                .map(text -> text.endsWith("%") ? IntOrString.of(text) : IntOrString.of(Integer.parseInt(text)));
        return Combinators.combine(sizes.list().ofMinSize(2).ofMaxSize(4), surges)
                .as(Midway::of);
    }

    /**
     * Invariant 8: where the sets together have as many pods as the roll-out may have, they have so many again as the new size
     * allows, and none of them shrinks while another grows.
     *
     * <p>What rounding leaves over falls to the largest set. If it has fewer pods than are still to go, it ends up empty and some
     * are too many: pkg/controller/deployment/sync.go, {@code scale}, lets no size be negative.
     */
    @Property(tries = 1000)
    void invariant8(@ForAll("midways") Midway midway, @ForAll @IntRange(max = 20) int wanted) {
        Rollout before = midway.resized(wanted);
        Rollout after = Scaling.apply(before);
        int sum = Rollout.sizes(before.all());
        int allowed = wanted == 0 ? 0 : before.fenceposts().ceiling();

        assertThat(Scaling.isDue(before)).isEqualTo(wanted != midway.replicas);
        assertThat(gains(before, after))
                .as("8: what the sets gain")
                .allMatch(gain -> gain == 0 || Integer.signum(gain) == Integer.signum(allowed - sum));
        boolean isLargestEmpty =
                sizes(after).get(sizes(before).indexOf(sizes(before).max().get())) == 0;
        assertThat(Rollout.sizes(after.all()))
                .as("8: pods of all sets")
                .isBetween(allowed, isLargestEmpty ? sum : allowed);
        Statistics.collect(Integer.signum(allowed - sum));
        Statistics.coverage(seen -> {
            seen.check(1).count(times -> times > 0);
            seen.check(-1).count(times -> times > 0);
        });
    }

    private static Seq<Integer> gains(Rollout before, Rollout after) {
        return sizes(after).zipWith(sizes(before), (now, then) -> now - then);
    }

    private static Seq<Integer> sizes(Rollout rollout) {
        return rollout.all().map(Rollout::size);
    }
}
