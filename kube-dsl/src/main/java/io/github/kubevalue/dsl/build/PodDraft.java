package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.control.Option;

/** A bare pod as said so far: a template with a name. */
final class PodDraft extends WorkloadDraft<PodStage> implements PodStage {

    private PodDraft(ObjectMeta metadata, PodTemplateSpec template) {
        super(metadata, template);
    }

    static PodDraft named(String namespace, String name) {
        return new PodDraft(metadata(namespace, name), template(name));
    }

    Pod object() {
        ObjectMeta said = template.metadata();
        return Pod.builder()
                .metadata(metadata.withLabels(said.labels()).withAnnotations(said.annotations()))
                .spec(template.spec())
                .build();
    }

    @Override
    PodStage with(PodTemplateSpec changed) {
        return new PodDraft(metadata, changed);
    }

    @Override
    public PodStage onNode(String node) {
        return podSpec(spec -> spec.withNodeName(Option.of(node)));
    }
}
