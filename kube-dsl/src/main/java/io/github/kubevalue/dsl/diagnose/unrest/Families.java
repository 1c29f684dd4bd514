package io.github.kubevalue.dsl.diagnose.unrest;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.canonical.Canonical;
import io.vavr.control.Option;

/** Pods of one generated name, and what they belong to. */
final class Families {
    private Families() {}

    /** Returns the workload whose pods are of a family: {@code pod/demo/web-7f55c6988b-*}. */
    static Option<Workload> workload(String family, Facts facts) {
        return facts.workloads()
                .find(workload -> workload.pods()
                        .exists(pod -> Canonical.family(pod.key()).equals(family)));
    }
}
