package io.github.kubevalue.model.admission.podsecurity;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.core.PodTemplate;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;

/** The pods that workloads will make. (pod-security-admission/admission/admission.go, ExtractPodSpec) */
final class PodTemplates {
    private PodTemplates() {}

    /** Returns the template of a workload. */
    static Option<PodTemplateSpec> of(KubeObject object) {
        if (object instanceof Deployment deployment) {
            return Option.of(deployment.spec().template());
        }
        if (object instanceof ReplicaSet replicaSet) {
            return Option.of(replicaSet.spec().template());
        }
        if (object instanceof StatefulSet statefulSet) {
            return Option.of(statefulSet.spec().template());
        }
        if (object instanceof DaemonSet daemonSet) {
            return Option.of(daemonSet.spec().template());
        }
        if (object instanceof Job job) {
            return Option.of(job.spec().template());
        }
        if (object instanceof CronJob cronJob) {
            return Option.of(cronJob.spec().jobTemplate().spec().template());
        }
        return object instanceof ReplicationController controller
                ? controller.spec().template()
                : Option.when(object instanceof PodTemplate, () -> ((PodTemplate) object).template());
    }
}
