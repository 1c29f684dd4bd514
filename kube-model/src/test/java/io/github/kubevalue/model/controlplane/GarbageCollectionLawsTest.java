package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.DeleteOptions;
import io.github.kubevalue.model.apiserver.Propagation;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** What the garbage collector does and never does, whoever owns whom and however owners are deleted. */
class GarbageCollectionLawsTest {
    private static final String GONE = "00000000-0000-4000-8000-000000000000";
    private static final String FOREGROUND = "foregroundDeletion";
    private static final int OBJECTS = 5;
    private static final Cluster REST = Course.only(HashSet.of("garbage-collector-controller"));

    /**
     * That one object owns another.
     *
     * @param dependent the number of the one
     * @param owner the number of the other; none for an owner that is gone
     * @param blocks whether the owner's deletion in the foreground waits for the dependent
     */
    private record Tie(int dependent, Option<Integer> owner, boolean blocks) {
        @Override
        public String toString() {
            return name(dependent) + " of "
                    + owner.map(GarbageCollectionLawsTest::name).getOrElse("nobody") + (blocks ? ", blocking" : "");
        }
    }

    /** What somebody does, some steps after what was done before. */
    private sealed interface Deed {
        int pause();

        /** The number of the object. */
        int which();

        /** Returns the request; none if there is nothing to ask for. */
        Option<Write> request(Snapshot snapshot);
    }

    /**
     * A deletion.
     *
     * @param how what becomes of the dependents
     */
    private record Deletion(int pause, int which, Propagation how) implements Deed {
        @Override
        public Option<Write> request(Snapshot snapshot) {
            boolean wouldSpare = how == Propagation.ORPHAN
                    && find(snapshot, name(which)).exists(GarbageCollectionLawsTest::isForeground);
            return Option.when(
                    !wouldSpare,
                    () -> new Write.Delete(
                            ConfigMap.KIND.key("default", name(which)),
                            DeleteOptions.of().withPropagation(how)));
        }

        @Override
        public String toString() {
            return name(which) + " is deleted, " + how + ", after " + pause + " steps";
        }
    }

    /**
     * An object gets another owner, in the place of those that it has.
     *
     * @param owner the number of the owner
     */
    private record Adoption(int pause, int which, int owner) implements Deed {
        @Override
        public Option<Write> request(Snapshot snapshot) {
            boolean isGoing =
                    find(snapshot, name(owner)).exists(it -> it.metadata().isDeleting());
            return find(snapshot, name(which))
                    .filter(map -> !isGoing)
                    .map(map ->
                            new Write.Update(owned(snapshot, map, Vector.of(new Tie(which, Option.of(owner), true)))));
        }

        @Override
        public String toString() {
            return name(which) + " goes to " + name(owner) + " after " + pause + " steps";
        }
    }

    private static String name(int number) {
        return String.valueOf((char) ('a' + number));
    }

    @Provide
    Arbitrary<Seq<Tie>> ties() {
        Arbitrary<Option<Integer>> owners =
                Arbitraries.integers().between(0, OBJECTS).map(number -> Option.when(number < OBJECTS, number));
        return Combinators.combine(objects(), owners, Arbitraries.of(true, false))
                .as(Tie::new)
                .filter(tie -> !tie.owner().contains(tie.dependent()))
                .list()
                .uniqueElements(tie -> tie.dependent() + " " + tie.owner())
                .ofMaxSize(6)
                .map(Vector::ofAll);
    }

    @Provide
    Arbitrary<Seq<Deed>> deeds() {
        Arbitrary<Integer> pauses = Arbitraries.integers().between(0, 4);
        Arbitrary<Deed> deletions = Combinators.combine(pauses, objects(), Arbitraries.of(Propagation.class))
                .as(Deletion::new);
        Arbitrary<Deed> adoptions =
                Combinators.combine(pauses, objects(), objects()).as(Adoption::new);
        return Arbitraries.oneOf(deletions, adoptions).list().ofMaxSize(4).map(Vector::ofAll);
    }

    private static Arbitrary<Integer> objects() {
        return Arbitraries.integers().between(0, OBJECTS - 1);
    }

    /**
     * Invariant 25: no object is left whose owners are all gone, and no reference to an owner that is gone; none is deleted that has a
     * solid owner, one that exists and does not wait for its dependents; an owner deleted in the foreground outlives what blocks it;
     * what is orphaned stays. The collector may see an older state of the cluster: it deletes only the version it has seen.
     *
     * <p>A cycle of blocking dependents is broken where one of them is not being deleted yet. If somebody deletes all of them in the
     * foreground himself, they wait for each other for ever: {@code garbagecollector.go, processDeletingDependentsItem} only looks again
     * at those that are not being deleted. Nobody joins an owner that is being deleted already: the same function takes what blocks him
     * from its graph, which may learn of it too late. For the same reason nobody spares the dependents of an owner whom somebody deletes
     * in the foreground.
     */
    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void invariant25(
            @ForAll("ties") Seq<Tie> ties,
            @ForAll("deeds") Seq<Deed> deeds,
            @ForAll @IntRange(max = 2) int staleReads,
            @ForAll @LongRange(min = 0, max = 100_000) long order) {
        Course course = new Course(
                REST.withHazards(Hazards.NONE.withStaleReads(staleReads, 3)),
                Choice.seeded(order),
                GarbageCollectionLawsTest::isFair);
        Vector.range(0, OBJECTS)
                .forEach(number -> course.request(new Write.Create(ConfigMap.named("default", name(number)))));
        Snapshot free = course.cluster().snapshot();
        ties.groupBy(tie -> find(free, name(tie.dependent())).get())
                .forEach(tied -> course.request(new Write.Update(owned(free, tied._1, tied._2))));

        Set<Tuple2<String, String>> orphaned = HashSet.empty();
        for (Deed deed : deeds) {
            course.steps(deed.pause());
            String which = name(deed.which());
            orphaned = orphaned.reject(pair -> pair._1.equals(which) || pair._2.equals(which))
                    .addAll(orphans(course.cluster().snapshot(), deed).map(left -> Tuple.of(which, left)));
            deed.request(course.cluster().snapshot()).forEach(course::request);
        }
        Snapshot end = course.settle();

        assertThat(maps(end)).as("at rest").allMatch(map -> isAtRest(end, map));
        assertThat(maps(end).map(KubeObject::name)).as("what is orphaned stays").containsAll(orphaned.map(Tuple2::_2));
        Statistics.label("left").collect(maps(end).size()).coverage(coverage -> {
            coverage.check(0).count(times -> times > 0);
            coverage.check(OBJECTS).count(times -> times > 0);
        });
    }

    private static boolean isAtRest(Snapshot end, ConfigMap map) {
        return map.metadata().isDeleting()
                ? isForeground(map) && blockers(end, map).exists(GarbageCollectionLawsTest::isForeground)
                : map.metadata().ownerReferences().forAll(reference -> isThere(end, reference));
    }

    private static void isFair(Snapshot before, Stepped step) {
        for (Change change : step.changes()) {
            boolean wasLiving =
                    change.before().exists(object -> !object.metadata().isDeleting());
            boolean isDeleted = wasLiving
                    && change.after().forAll(object -> object.metadata().isDeleting());
            KubeObject object = change.before().get();
            if (isDeleted) {
                assertThat(object.metadata().ownerReferences().filter(reference -> isSolid(before, reference)))
                        .as("solid owners of %s, which is deleted", object.name())
                        .isEmpty();
            }
            if (isForeground(object) && !change.after().exists(GarbageCollectionLawsTest::isForeground)) {
                assertThat(blockers(before, object))
                        .as("what blocks %s, which goes", object.name())
                        .isEmpty();
            }
        }
    }

    /** The objects that have no other owner than one that is deleted and leaves them behind. */
    private static Seq<String> orphans(Snapshot snapshot, Deed deed) {
        return find(snapshot, name(deed.which()))
                .filter(owner -> deed instanceof Deletion deletion
                        && deletion.how() == Propagation.ORPHAN
                        && !owner.metadata().isDeleting())
                .toVector()
                .flatMap(owner ->
                        snapshot.owned(ConfigMap.KIND, owner.metadata().uid().get()))
                .filter(left -> left.metadata().ownerReferences().size() == 1
                        && !left.metadata().isDeleting())
                .map(KubeObject::name)
                .reject(name(deed.which())::equals);
    }

    private static ConfigMap owned(Snapshot snapshot, ConfigMap map, Seq<Tie> ties) {
        return map.withMetadata(map.metadata().withOwnerReferences(ties.map(tie -> reference(snapshot, tie))));
    }

    private static OwnerReference reference(Snapshot snapshot, Tie tie) {
        ConfigMap owner = tie.owner()
                .flatMap(number -> find(snapshot, name(number)))
                .getOrElse(() -> ConfigMap.named("default", "nobody"));
        return OwnerReference.controller(owner)
                .withController(Option.none())
                .withUid(owner.metadata().uid().getOrElse(GONE))
                .withBlockOwnerDeletion(Option.of(tie.blocks()));
    }

    private static Seq<ConfigMap> blockers(Snapshot snapshot, KubeObject owner) {
        return snapshot.owned(ConfigMap.KIND, owner.metadata().uid().get())
                .filter(dependent -> blocks(dependent, owner));
    }

    private static boolean blocks(KubeObject dependent, KubeObject owner) {
        return dependent
                .metadata()
                .ownerReferences()
                .exists(reference -> owner.metadata().uid().contains(reference.uid())
                        && reference.blockOwnerDeletion().contains(true));
    }

    private static boolean isSolid(Snapshot snapshot, OwnerReference reference) {
        return isThere(snapshot, reference)
                && !find(snapshot, reference.name()).exists(GarbageCollectionLawsTest::isForeground);
    }

    private static boolean isThere(Snapshot snapshot, OwnerReference reference) {
        return find(snapshot, reference.name())
                .exists(owner -> owner.metadata().uid().contains(reference.uid()));
    }

    private static boolean isForeground(KubeObject object) {
        return object.metadata().isDeleting() && object.metadata().finalizers().contains(FOREGROUND);
    }

    private static Option<ConfigMap> find(Snapshot snapshot, String name) {
        return snapshot.get(ConfigMap.KIND, "default", name);
    }

    private static Seq<ConfigMap> maps(Snapshot snapshot) {
        return snapshot.list(ConfigMap.KIND, "default");
    }
}
