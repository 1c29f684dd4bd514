package io.github.kubevalue.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LivelockTest {
    private static final ResourceKey SIZE = ConfigMap.KIND.key("default", "size");

    /** One that looks at the size whenever it was written. */
    private interface Watcher extends Controller {
        @Override
        default Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
            return change.key().equals(SIZE) ? Vector.of(SIZE) : Vector.empty();
        }
    }

    /**
     * Writes a size, some time after it was last written.
     *
     * @param name who it is
     * @param wanted what it wants, given what is
     * @param patience how long it waits after the last write
     * @param isAwaited whether settling waits for it
     */
    private record Writer(String name, UnaryOperator<String> wanted, Duration patience, boolean isAwaited)
            implements Watcher {
        static Writer of(String name, UnaryOperator<String> wanted) {
            return new Writer(name, wanted, Duration.ZERO, true);
        }

        static Writer wants(String name, String wanted) {
            return of(name, size -> wanted);
        }

        Writer patient(Duration time) {
            return new Writer(name, wanted, time, isAwaited);
        }

        Writer recurring(Duration time) {
            return new Writer(name, wanted, time, false);
        }

        @Override
        public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
            return snapshot.get(key)
                    .map(ConfigMap.class::cast)
                    .filter(map -> !size(map).equals(wanted.apply(size(map))))
                    .map(map -> plan(map, moment.now()))
                    .getOrElse(Plan.none());
        }

        private Plan plan(ConfigMap map, Instant now) {
            Duration left = Duration.between(now, since(map).plus(patience));
            if (left.isNegative() || left.isZero()) {
                String size = wanted.apply(size(map));
                return Plan.of(
                        new Write.Update(map.withData(TreeMap.of("size", size, "since", now + ""))), "want " + size);
            }
            return isAwaited ? Plan.none().requeueAfter(left) : Plan.none().recurAfter(left);
        }

        private static Instant since(ConfigMap map) {
            return map.data().get("since").map(Instant::parse).getOrElse(Cluster.EPOCH);
        }
    }

    private static String size(ConfigMap map) {
        return map.data().get("size").getOrElse("0");
    }

    @Test
    void whoSetsAFieldToAndFroIsNamedWithIt() {
        Convergence end =
                start(Writer.wants("applier", "2"), Writer.wants("scaler", "5")).converge();

        Livelock livelock = end.livelock().get();
        assertThat(livelock.turn().map(each -> each.actor() + ": " + each.why()).sorted())
                .containsExactly("applier: want 2", "scaler: want 5");
        assertThat(livelock)
                .hasToString(
                        "livelock: applier and scaler fight over data.size of configmap/default/size (\"2\", \"5\")");
        assertThat(end.steps()).isLessThan(3000);
    }

    @Test
    void aFightThatTakesTimeIsFoundWithItsPeriod() {
        Convergence end = start(
                        Writer.wants("applier", "2").patient(Duration.ofSeconds(180)),
                        Writer.wants("scaler", "5").patient(Duration.ofSeconds(15)))
                .converge();

        assertThat(end.livelock().get().period()).isEqualTo(Duration.ofSeconds(195));
        assertThat(end.reason().get())
                .isEqualTo("livelock: applier and scaler fight over data.size of configmap/default/size (\"2\", \"5\"),"
                        + " every 3m15s");
    }

    @Test
    void oneThatNeverMakesUpItsMindFightsAlone() {
        assertThat(start(Writer.of("fickle", LivelockTest::other)).converge().reason())
                .contains("livelock: fickle keeps changing data.size of configmap/default/size (\"1\", \"0\")");
    }

    @Test
    void whatGoesOnForEverIsNoLivelock() {
        Cluster cluster = start(Writer.of("blinking", LivelockTest::other).recurring(Duration.ofSeconds(10)));

        assertThat(cluster.converge().converged()).isTrue();
        assertThat(cluster.livelock(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void aSettledClusterMayBeInAFightThatRecurs() {
        Cluster cluster = start(
                Writer.wants("applier", "2").recurring(Duration.ofSeconds(180)),
                Writer.wants("scaler", "5").recurring(Duration.ofSeconds(15)));

        assertThat(cluster.converge().converged()).isTrue();
        assertThat(cluster.livelock(Duration.ofHours(1)).get().writers()).containsExactly("applier", "scaler");
    }

    @Test
    void aSteadyCycleThatOthersAlwaysWaitForIsRest() {
        Cluster cluster = start(
                Writer.of("blinking", size -> size.equals("0") ? "1" : "0").recurring(Duration.ofSeconds(10)),
                new Waiting());

        assertThat(cluster.converge().reason()).isEmpty();
    }

    /** Has something to wait for whenever the size was written. */
    private record Waiting() implements Watcher {
        @Override
        public String name() {
            return "waiting";
        }

        @Override
        public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
            ConfigMap map = (ConfigMap) snapshot.get(key).get();
            Duration left = Duration.between(moment.now(), Writer.since(map).plusSeconds(15));
            return left.isNegative() || left.isZero()
                    ? Plan.none()
                    : Plan.none().requeueAfter(left);
        }
    }

    @Property(tries = 30)
    void aLongWayThatEndsIsNoLivelock(@ForAll @IntRange(min = 1, max = 3000) int most) {
        Writer up = Writer.of("up", size -> Integer.toString(Math.min(Integer.parseInt(size) + 1, most)));

        assertThat(start(up).converge().reason()).isEmpty();
    }

    /** What it remembers tells one turn from the next, though the objects are the same. */
    @Test
    void whoGivesUpInTheEndDoesNotGoRound() {
        Convergence end =
                start(Writer.wants("applier", "2"), new Weary("5", 3000)).converge();

        assertThat(end.reason()).isEmpty();
        assertThat(end.steps()).isGreaterThan(6000);
    }

    /**
     * Writes a size, if it is another, only so often.
     *
     * @param wanted what it wants
     * @param times how often
     */
    private record Weary(String wanted, int times) implements Watcher {
        private record Done(int times) implements Memory {}

        @Override
        public String name() {
            return "weary";
        }

        @Override
        public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
            ConfigMap map = (ConfigMap) snapshot.get(key).get();
            int done = moment.memory(Done.class).map(Done::times).getOrElse(0);
            return size(map).equals(wanted) || done == times
                    ? Plan.none()
                    : Plan.of(new Write.Update(map.withData(TreeMap.of("size", wanted))), "want " + wanted)
                            .remembering(new Done(done + 1));
        }
    }

    private static String other(String size) {
        return size.equals("1") ? "0" : "1";
    }

    private static Cluster start(Controller... controllers) {
        String yaml = "{apiVersion: v1, kind: ConfigMap, metadata: {name: size}}";
        return Cluster.start(
                        ManifestReader.kubernetes()
                                .parse("test.yaml", yaml)
                                .get()
                                .objects(),
                        config -> Vector.of(controllers))
                .get();
    }
}
