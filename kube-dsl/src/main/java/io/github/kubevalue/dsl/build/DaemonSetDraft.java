package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ObjectMeta;

/** A DaemonSet as said so far. */
final class DaemonSetDraft extends WorkloadDraft<DaemonSetStage> implements DaemonSetStage {

    private DaemonSetDraft(ObjectMeta metadata, PodTemplateSpec template) {
        super(metadata, template);
    }

    static DaemonSetDraft named(String namespace, String name) {
        return new DaemonSetDraft(metadata(namespace, name), template(name));
    }

    DaemonSet object() {
        return DaemonSet.builder()
                .metadata(metadata)
                .spec(DaemonSetSpec.builder()
                        .selector(selector())
                        .template(template)
                        .build())
                .build();
    }

    @Override
    DaemonSetStage with(PodTemplateSpec changed) {
        return new DaemonSetDraft(metadata, changed);
    }
}
