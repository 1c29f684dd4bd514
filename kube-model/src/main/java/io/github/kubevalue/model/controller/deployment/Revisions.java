package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import io.vavr.control.Try;

/**
 * The annotations by which a ReplicaSet remembers its place in the history of its Deployment, and the sizes that the
 * Deployment had when it was last scaled.
 */
final class Revisions {
    static final String REVISION = "deployment.kubernetes.io/revision";
    static final String HISTORY = "deployment.kubernetes.io/revision-history";
    static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    static final String MAX = "deployment.kubernetes.io/max-replicas";

    // pkg/controller/deployment/util/deployment_util.go, annotationsToSkip
    private static final Set<String> NOT_COPIED = HashSet.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            REVISION,
            HISTORY,
            DESIRED,
            MAX,
            "deprecated.deployment.rollback.to");

    // deployment_util.go: maxRevHistoryLengthInChars
    private static final int HISTORY_LENGTH = 2000;

    private Revisions() {}

    /** The revision of a ReplicaSet; 0 if it has none. */
    static long of(ReplicaSet set) {
        return number(set.metadata().annotations(), REVISION).getOrElse(0L);
    }

    /** The size the Deployment had when the set was last scaled. */
    static Option<Integer> desired(ReplicaSet set) {
        return number(set.metadata().annotations(), DESIRED).map(Long::intValue);
    }

    /** The most pods the Deployment could have when the set was last scaled. */
    static Option<Integer> max(ReplicaSet set) {
        return number(set.metadata().annotations(), MAX).map(Long::intValue);
    }

    /** Returns the set with the sizes of its Deployment noted on it. */
    static ReplicaSet sized(ReplicaSet set, Fenceposts fenceposts) {
        return annotated(
                set,
                set.metadata()
                        .annotations()
                        .put(DESIRED, Integer.toString(fenceposts.replicas()))
                        .put(MAX, Integer.toString(fenceposts.ceiling())));
    }

    /** Returns the set as the newest revision, with the annotations of its Deployment. */
    static ReplicaSet newest(ReplicaSet set, Deployment deployment, long revision) {
        SortedMap<String, String> copied = deployment
                .metadata()
                .annotations()
                .filterKeys(key -> !NOT_COPIED.contains(key))
                .foldLeft(set.metadata().annotations(), SortedMap::put);
        return annotated(set, of(set) < revision ? renumbered(copied, revision) : copied);
    }

    /** Returns the Deployment with the revision of its new set noted on it. */
    static Deployment noted(Deployment deployment, String revision) {
        return deployment.withMetadata(deployment.metadata().withAnnotation(REVISION, revision));
    }

    private static SortedMap<String, String> renumbered(SortedMap<String, String> annotations, long revision) {
        return annotations
                .get(REVISION)
                .map(old -> annotations.put(HISTORY, lengthened(annotations.get(HISTORY), old)))
                .getOrElse(annotations)
                .put(REVISION, Long.toString(revision));
    }

    private static String lengthened(Option<String> history, String revision) {
        String all = history.filter(text -> !text.isEmpty())
                .map(text -> text + "," + revision)
                .getOrElse(revision);
        String kept = all;
        while (kept.length() > HISTORY_LENGTH) {
            kept = kept.substring(kept.indexOf(',') + 1);
        }
        return kept;
    }

    private static ReplicaSet annotated(ReplicaSet set, SortedMap<String, String> annotations) {
        return set.withMetadata(set.metadata().withAnnotations(annotations));
    }

    private static Option<Long> number(SortedMap<String, String> annotations, String key) {
        return annotations
                .get(key)
                .flatMap(text -> Try.of(() -> Long.parseLong(text)).toOption());
    }
}
