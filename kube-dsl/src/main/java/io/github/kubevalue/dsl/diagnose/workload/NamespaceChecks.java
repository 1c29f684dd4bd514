package io.github.kubevalue.dsl.diagnose.workload;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Objects in namespaces that do not exist; an API server refuses such, so they are found in dumps only. */
public final class NamespaceChecks {
    private NamespaceChecks() {}

    /** Objects in a namespace that is not among the namespaces of the dump. */
    public static Seq<Finding> unknown(Facts facts) {
        Snapshot snapshot = facts.snapshot();
        if (snapshot.list(Namespace.KIND).isEmpty()) {
            return Vector.empty();
        }
        return facts.workloads()
                .map(Workload::object)
                .filter(object ->
                        snapshot.get(Namespace.KIND, object.namespace()).isEmpty())
                .distinctBy(KubeObject::namespace)
                .map(object -> Finding.warning("namespace-unknown", object, "metadata.namespace")
                        .message("there is no namespace " + object.namespace())
                        .addBecause("the namespaces are "
                                + snapshot.list(Namespace.KIND)
                                        .map(Namespace::name)
                                        .mkString(", "))
                        .fix("create the namespace, or dump it with the rest")
                        .build());
    }
}
