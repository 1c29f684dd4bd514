package io.github.kubevalue.model.controller.workload;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.Vector;

/** Makes pods from templates. */
public final class PodTemplates {
    private static final int LONGEST_NAME = 253;

    private PodTemplates() {}

    /** Returns a pod that the owner controls, made from the template; the API server is to name it after the owner. */
    public static Pod pod(PodTemplateSpec template, KubeObject owner) {
        // pkg/controller/controller_utils.go, GetPodFromTemplate
        ObjectMeta given = template.metadata();
        return Pod.builder()
                .metadata(ObjectMeta.builder()
                        .namespace(owner.namespace())
                        .generateName(prefix(owner.name()))
                        .labels(given.labels())
                        .annotations(given.annotations())
                        .finalizers(given.finalizers())
                        .ownerReferences(Vector.of(OwnerReference.controller(owner)))
                        .build())
                .spec(template.spec())
                .build();
    }

    private static String prefix(String owner) {
        return owner.length() + 1 > LONGEST_NAME ? owner : owner + "-";
    }
}
