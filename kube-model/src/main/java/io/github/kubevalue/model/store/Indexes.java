package io.github.kubevalue.model.store;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The indexes that every store keeps unless told otherwise. */
public final class Indexes {

    /** Pods that no object controls, by namespace. */
    public static final Index<Pod> ORPHAN_PODS = Index.of("pods without controller", Pod.KIND, Indexes::ifOrphan);

    /** Pods by each of their labels, as {@link #label} writes it. */
    public static final Index<Pod> PODS_BY_LABEL = Index.of(
            "pods by label",
            Pod.KIND,
            pod -> pod.metadata().labels().toVector().map(label -> label(pod.namespace(), label)));

    /** Services by one label of their selector, as {@link #label} writes it: a pod they select has it. */
    public static final Index<Service> SERVICES_BY_SELECTOR = Index.of(
            "services by selector",
            Service.KIND,
            service -> service.spec().selector().toVector().take(1).map(label -> label(service.namespace(), label)));

    /** All of them. */
    static final Seq<Index<?>> ALL = Vector.of(ORPHAN_PODS, PODS_BY_LABEL, SERVICES_BY_SELECTOR);

    private Indexes() {}

    /** Returns the text under which indexes by label find objects of a namespace: {@code demo/app=web}. */
    public static String label(String namespace, Tuple2<String, String> label) {
        return namespace + "/" + label._1 + "=" + label._2;
    }

    private static Seq<String> ifOrphan(KubeObject object) {
        return object.metadata().controllerRef().isEmpty() ? Vector.of(object.namespace()) : Vector.empty();
    }
}
