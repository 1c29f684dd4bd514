package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Function1;
import io.vavr.Lazy;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What a StatefulSet keeps: the revision of the pods below its partition, and the claims of its ordinals. */
class StatefulSetLawsTest {
    private static final Lazy<Cluster> KUBEADM = Lazy.of(() -> Course.kubeadm(
            "persistentvolume-binder-controller",
            "persistentvolumeclaim-protection-controller",
            "external-provisioner"));
    private static final Function1<String, Cluster> RESTED = Function1.<String, Cluster>of(yaml ->
                    Kubeadm.settled(KUBEADM.get().apply(Kubeadm.objects(yaml)).get()))
            .memoized();

    private static final String PARTITIONED = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          replicas: %d
          ordinals: {start: %d}
          podManagementPolicy: %s
          updateStrategy: {rollingUpdate: {partition: %d}}
          selector: {matchLabels: {app: db}}
          template:
            metadata: {labels: {app: db}}
            spec: {containers: [{name: main, image: "main:%d"}]}
        """;

    /**
     * Invariant 12: with a partition of p, pods below the place p keep the current revision, also those that are made anew, and all
     * others get the next. A place is the ordinal, counted from the first.
     */
    @Property(tries = 1000)
    void invariant12(
            @ForAll @IntRange(min = 1, max = 3) int replicas,
            @ForAll @IntRange(max = 3) int partition,
            @ForAll @IntRange(max = 1) int start,
            @ForAll Policy policy,
            @ForAll @IntRange(max = 2) int lost,
            @ForAll @LongRange(max = 100_000) long order) {
        Course course = new Course(
                RESTED.apply(PARTITIONED.formatted(replicas, start, policy, partition, 1)),
                Choice.seeded(order),
                (before, step) ->
                        step.changes().forEach(change -> keepsTheRevision(change, step.actor(), start + partition)));
        String first = set(course).status().currentRevision();

        course.say(PARTITIONED.formatted(replicas, start, policy, partition, 2));
        course.steps(2 * lost);
        lose(course, Pod.KIND.key("default", "db-" + (start + lost)));
        Snapshot end = course.settle();

        assertThat(images(end)
                        .filterKeys(ordinal -> ordinal >= start + partition)
                        .values())
                .as("12: images of the other pods")
                .hasSize(Math.max(0, replicas - partition))
                .allMatch("main:2"::equals);
        assertThat(images(end).size()).isEqualTo(replicas);
        assertThat(set(course).status().currentRevision().equals(first))
                .as("12: the revision is still the first")
                .isEqualTo(partition > 0);
    }

    private static void keepsTheRevision(Change change, String actor, int first) {
        for (Pod pod : Option.of(change.object()).filter(Pod.class::isInstance).map(Pod.class::cast)) {
            if (change.isCreation()) {
                assertThat(image(pod))
                        .as("12: the image of %s, as it is made", pod.name())
                        .isEqualTo(ordinal(pod) < first ? "main:1" : "main:2");
            }
            assertThat(actor.equals("statefulset-controller") && pod.metadata().isDeleting() && ordinal(pod) < first)
                    .as("12: %s has to go", pod.name())
                    .isFalse();
        }
    }

    private static String image(Pod pod) {
        return pod.spec().containers().head().image().get();
    }

    /** In which order pods come. */
    enum Policy {
        OrderedReady,
        Parallel
    }

    private static void lose(Course course, ResourceKey key) {
        course.cluster()
                .snapshot()
                .get(key)
                .forEach(object ->
                        assertThat(course.request(Write.delete(object))).isEmpty());
    }

    private static StatefulSet set(Course course) {
        return course.cluster()
                .snapshot()
                .get(StatefulSet.KIND, "default", "db")
                .get();
    }

    private static SortedMap<Integer, String> images(Snapshot snapshot) {
        return snapshot.list(Pod.KIND, "default")
                .foldLeft(TreeMap.empty(), (all, pod) -> all.put(ordinal(pod), image(pod)));
    }

    private static int ordinal(KubeObject object) {
        return Integer.parseInt(object.name().substring(object.name().lastIndexOf('-') + 1));
    }

    private static final String STORED = """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: standard, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
        provisioner: vendor.com/disk
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          replicas: %d
          persistentVolumeClaimRetentionPolicy: {%s}
          selector: {matchLabels: {app: db}}
          template:
            metadata: {labels: {app: db}}
            spec:
              containers: [{name: main, image: "main:1", volumeMounts: [{name: data, mountPath: /data}]}]
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
        """;

    /** Sizes that a set gets one after the other; a negative one is its deletion. */
    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.integers().between(-1, 2).list().ofMinSize(1).ofMaxSize(2);
    }

    @Provide
    Arbitrary<String> policies() {
        return Arbitraries.of(
                "", "whenScaled: Retain", "whenDeleted: Delete", "whenDeleted: Delete, whenScaled: Retain");
    }

    /**
     * Invariant 13: where claims are retained when a set is scaled, none of them goes, and each ordinal comes back to its own; the
     * deletion of the set takes them along only if the policy says so.
     */
    @Property(tries = 1000)
    void invariant13(
            @ForAll("sizes") List<Integer> sizes,
            @ForAll("policies") String policy,
            @ForAll @LongRange(max = 100_000) long order) {
        Course course = new Course(
                RESTED.apply(STORED.formatted(2, policy)), Choice.seeded(order), StatefulSetLawsTest::isOfItsOrdinal);
        Map<String, String> kept = claims(course.cluster().snapshot());

        for (int size : sizes) {
            Snapshot rest = resized(course, size, policy);
            boolean isDeleted = size < 0 && policy.contains("Delete");
            assertThat(claims(rest).filterKeys(kept::containsKey))
                    .as("13: uids of the claims, with %d pods", size)
                    .isEqualTo(isDeleted ? HashMap.empty() : kept);
            assertThat(rest.list(Pod.KIND, "default").count(Pod::isReady)).isEqualTo(Math.max(0, size));
            kept = claims(rest);
        }
    }

    private static Snapshot resized(Course course, int size, String policy) {
        if (size < 0) {
            lose(course, StatefulSet.KIND.key("default", "db"));
            return course.settle();
        }
        return course.apply(STORED.formatted(size, policy));
    }

    private static void isOfItsOrdinal(Snapshot before, Stepped step) {
        for (Pod pod : step.cluster().snapshot().list(Pod.KIND, "default")) {
            assertThat(pod.spec()
                            .volumes()
                            .flatMap(Volume::persistentVolumeClaim)
                            .map(each -> each.claimName()))
                    .as("13: the claim of %s", pod.name())
                    .containsExactly("data-" + pod.name());
        }
    }

    /** The uids of the claims. */
    private static Map<String, String> claims(Snapshot snapshot) {
        return snapshot.list(PersistentVolumeClaim.KIND, "default")
                .toMap(KubeObject::name, claim -> claim.metadata().uid().get());
    }
}
