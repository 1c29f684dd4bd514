package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Function1;
import io.vavr.Lazy;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The history of a Deployment: how its revisions are counted, and that its old ReplicaSets are used again. */
class RevisionLawsTest {
    private static final String WEB = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1
          revisionHistoryLimit: %d
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: main, image: "main:1"}]}
        """;

    private static final Lazy<Cluster> KUBEADM = Lazy.of(Course::kubeadm);
    private static final Function1<Integer, Cluster> RESTED = Function1.<Integer, Cluster>of(limit -> Kubeadm.settled(
                    KUBEADM.get().apply(Kubeadm.objects(WEB.formatted(limit))).get()))
            .memoized();

    /** What a user does to the Deployment. */
    enum Verb {
        IMAGE,
        SCALE,
        UNDO
    }

    /**
     * One edit: another image, another size, or the template of an older ReplicaSet.
     *
     * @param number the tag of the image, the size, or which of the ReplicaSets, counted from the oldest
     */
    record Edit(Verb verb, int number) {
        Deployment of(Deployment web, Snapshot snapshot) {
            return switch (verb) {
                case IMAGE ->
                    web.withSpec(web.spec().withTemplate(tagged(web.spec().template())));
                case SCALE -> web.withSpec(web.spec().withReplicas(Option.of(number % 2)));
                case UNDO -> web.withSpec(web.spec().withTemplate(templateOf(target(snapshot))));
            };
        }

        private PodTemplateSpec tagged(PodTemplateSpec template) {
            return template.withSpec(template.spec()
                    .withContainers(
                            template.spec().containers().map(each -> each.withImage(Option.of("main:" + number)))));
        }

        ReplicaSet target(Snapshot snapshot) {
            Seq<ReplicaSet> sets = sets(snapshot);
            return sets.get(number % sets.size());
        }

        @Override
        public String toString() {
            return verb + " " + number;
        }
    }

    /** The template that a ReplicaSet got from its Deployment. */
    // kubectl/pkg/polymorphichelpers/rollback.go, DeploymentRollbacker
    private static PodTemplateSpec templateOf(ReplicaSet set) {
        ObjectMeta metadata = set.spec().template().metadata();
        return set.spec()
                .template()
                .withMetadata(metadata.withLabels(metadata.labels().remove("pod-template-hash")));
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Combinators.combine(
                        Arbitraries.of(Verb.values()), Arbitraries.integers().between(0, 3))
                .as(Edit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    /**
     * Invariant 9: the revision of a Deployment and of each of its ReplicaSets only grows; going back to a revision uses its
     * ReplicaSet again, which becomes the newest; and once all is rolled out, no more old ones are there than the limit says.
     * An edit may come before the one before it has been rolled out.
     */
    @Property(tries = 1000)
    void invariant9(
            @ForAll("edits") List<Edit> edits,
            @ForAll @IntRange(max = 2) int limit,
            @ForAll boolean isHasty,
            @ForAll @LongRange(max = 100_000) long order) {
        Course course = new Course(
                RESTED.apply(limit),
                Choice.seeded(order),
                (before, step) -> step.changes().forEach(RevisionLawsTest::growsIn));

        for (Edit edit : edits) {
            Snapshot before = course.cluster().snapshot();
            assertThat(course.request(new Write.Update(edit.of(web(before), before))))
                    .isEmpty();
            course.steps(isHasty ? 5 : 0);
            if (!isHasty) {
                isCounted(course.settle(), limit);
                isUsedAgain(edit, before, course.cluster().snapshot());
            }
        }
        isCounted(course.settle(), limit);
    }

    private static void growsIn(Change change) {
        for (KubeObject before : change.before()) {
            change.after()
                    .forEach(after -> assertThat(revision(after))
                            .as("9: the revision of %s", change.key())
                            .isGreaterThanOrEqualTo(revision(before)));
        }
    }

    private static void isCounted(Snapshot rest, int limit) {
        Seq<Long> revisions = sets(rest).map(RevisionLawsTest::revision);
        assertThat(revisions).as("9: revisions").doesNotHaveDuplicates();
        assertThat(revision(web(rest)))
                .as("9: the newest")
                .isEqualTo(revisions.max().get());
        assertThat(sets(rest).find(set -> revision(set) == revision(web(rest))).map(RevisionLawsTest::templateOf))
                .as("9: the newest has the template")
                .contains(web(rest).spec().template());
        assertThat(revisions.size() - 1).as("9: old ReplicaSets").isLessThanOrEqualTo(limit);
    }

    private static void isUsedAgain(Edit edit, Snapshot before, Snapshot after) {
        if (edit.verb == Verb.UNDO) {
            ReplicaSet target = edit.target(before);
            boolean isOld = revision(target) < revision(web(before));
            assertThat(sets(after)
                            .find(set -> set.metadata()
                                    .uid()
                                    .equals(target.metadata().uid()))
                            .map(RevisionLawsTest::revision))
                    .as("9: the ReplicaSet of revision %d becomes the newest", revision(target))
                    .contains(revision(web(before)) + (isOld ? 1 : 0));
        }
    }

    private static Deployment web(Snapshot snapshot) {
        return snapshot.get(Deployment.KIND, "default", "web").get();
    }

    /** The ReplicaSets, those of older revisions first. */
    private static Seq<ReplicaSet> sets(Snapshot snapshot) {
        return snapshot.list(ReplicaSet.KIND, "default").sortBy(RevisionLawsTest::revision);
    }

    private static long revision(KubeObject object) {
        return object.metadata()
                .annotations()
                .get("deployment.kubernetes.io/revision")
                .map(Long::parseLong)
                .getOrElse(0L);
    }
}
