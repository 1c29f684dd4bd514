package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.apps.PodManagementPolicyType;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.control.Option;

/** A StatefulSet as said so far. */
final class StatefulSetDraft extends WorkloadDraft<StatefulSetStage> implements StatefulSetStage {
    private final StatefulSetSpec spec;

    private StatefulSetDraft(ObjectMeta metadata, PodTemplateSpec template, StatefulSetSpec spec) {
        super(metadata, template);
        this.spec = spec;
    }

    static StatefulSetDraft named(String namespace, String name) {
        return new StatefulSetDraft(
                metadata(namespace, name),
                template(name),
                StatefulSetSpec.builder().serviceName(name).build());
    }

    StatefulSet object() {
        return StatefulSet.builder()
                .metadata(metadata)
                .spec(spec.withSelector(selector()).withTemplate(template))
                .build();
    }

    @Override
    StatefulSetStage with(PodTemplateSpec changed) {
        return new StatefulSetDraft(metadata, changed, spec);
    }

    @Override
    public StatefulSetStage replicas(int replicas) {
        return new StatefulSetDraft(metadata, template, spec.withReplicas(Option.of(replicas)));
    }

    @Override
    public StatefulSetStage serviceName(String name) {
        return new StatefulSetDraft(metadata, template, spec.withServiceName(name));
    }

    @Override
    public StatefulSetStage parallel() {
        return new StatefulSetDraft(
                metadata, template, spec.withPodManagementPolicy(Option.of(PodManagementPolicyType.PARALLEL)));
    }
}
