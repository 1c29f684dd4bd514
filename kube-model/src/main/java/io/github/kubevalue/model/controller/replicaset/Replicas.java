package io.github.kubevalue.model.controller.replicaset;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.meta.KubeObject;
import java.util.function.Function;

/**
 * An object that keeps a number of pods, and the ReplicaSet that it amounts to.
 *
 * @param owner the object as the API has it, to which the pods belong
 * @param set the same as a ReplicaSet
 * @param reporting makes the object report another status
 */
record Replicas(KubeObject owner, ReplicaSet set, Function<ReplicaSetStatus, KubeObject> reporting) {

    /** Returns these replicas after they have reported. */
    Replicas reporting(ReplicaSetStatus status) {
        return new Replicas(reporting.apply(status), set.withStatus(status), reporting);
    }

    int wanted() {
        return set.spec().replicas().getOrElse(1);
    }
}
