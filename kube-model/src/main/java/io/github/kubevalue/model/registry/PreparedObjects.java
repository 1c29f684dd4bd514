package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobSpec;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a new object gets once it has a name and a uid. (pkg/registry, PrepareForCreate) */
final class PreparedObjects {
    private static final String CONTROLLER_UID = "batch.kubernetes.io/controller-uid";

    private PreparedObjects() {}

    /** A namespace does not go before its content has gone. */
    static Namespace namespace(Namespace namespace) {
        return namespace.withSpec(namespace.spec().withFinalizers(Vector.of("kubernetes")));
    }

    /** A Job finds its pods by its own uid. */
    static Job job(Job job) {
        JobSpec spec = job.spec();
        if (spec.manualSelector().getOrElse(false)) {
            return job;
        }
        String uid = job.metadata().uid().getOrElse("");
        SortedMap<String, String> labels = TreeMap.of(
                "job-name",
                job.name(),
                "batch.kubernetes.io/job-name",
                job.name(),
                "controller-uid",
                uid,
                CONTROLLER_UID,
                uid);
        PodTemplateSpec template = spec.template();
        SortedMap<String, String> all =
                labels.foldLeft(template.metadata().labels(), (map, label) -> map.put(label._1, label._2));
        SortedMap<String, String> selected = spec.selector()
                .map(LabelSelector::matchLabels)
                .getOrElse(TreeMap.empty())
                .put(CONTROLLER_UID, uid);
        return job.withSpec(spec.withTemplate(
                        template.withMetadata(template.metadata().withLabels(all)))
                .withSelector(Option.of(
                        spec.selector().getOrElse(LabelSelector.everything()).withMatchLabels(selected))));
    }
}
