package io.github.kubevalue.model.core;

import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** How pods are found. */
public final class PodIndexes {

    /** By the name of their node; by the empty text those that have none. */
    public static final Index<Pod> BY_NODE = Index.of(
                    "pods by node",
                    Pod.KIND,
                    pod -> Vector.of(pod.spec().nodeName().getOrElse("")))
            .reading(pod -> pod.spec().nodeName());

    /** By each of their addresses. */
    public static final Index<Pod> BY_IP = Index.of("pods by address", Pod.KIND, PodIndexes::addresses)
            .reading(pod -> pod.status().podIPs(), pod -> pod.status().podIP());

    /** Those that no object controls, by namespace. */
    public static final Index<Pod> ORPHANS = Index.ofOrphans(Pod.KIND);

    /** By each of their labels, as {@link #label} writes it. */
    public static final Index<Pod> BY_LABEL = Index.of(
                    "pods by label",
                    Pod.KIND,
                    pod -> pod.metadata().labels().toVector().map(label -> label(pod.namespace(), label)))
            .reading(pod -> pod.metadata().labels());

    /** All of them. */
    public static final Catalog CATALOG = Catalog.of(BY_NODE, BY_IP, ORPHANS, BY_LABEL);

    private PodIndexes() {}

    private static Seq<String> addresses(Pod pod) {
        Seq<String> all = pod.status().podIPs().map(PodIP::ip);
        return pod.status().podIP().filter(ip -> !all.contains(ip)).fold(() -> all, all::append);
    }

    /** Returns the text under which pods of a namespace are found by a label: {@code demo/app=web}. */
    public static String label(String namespace, Tuple2<String, String> label) {
        return namespace + "/" + label._1 + "=" + label._2;
    }

    /** Returns the pods of a namespace that a selector selects. */
    public static Seq<Pod> selected(Snapshot snapshot, String namespace, LabelSelector selector) {
        Seq<Pod> candidates = selector.matchLabels()
                .toVector()
                .map(label -> label(namespace, label))
                .minBy(label -> snapshot.count(BY_LABEL, label))
                .map(rarest -> snapshot.by(BY_LABEL, rarest))
                .getOrElse(() -> snapshot.list(Pod.KIND, namespace));
        return candidates.filter(pod -> selector.matches(pod.metadata().labels()));
    }
}
