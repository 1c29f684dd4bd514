package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.LabelRules;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import java.util.function.Function;

/** The rules on pods and their templates. (pkg/apis/core/validation/validation.go, ValidatePodCreate, ValidatePodUpdate) */
public final class PodRules {
    private static final FieldPath METADATA = FieldPath.of("metadata");
    private static final FieldPath ANNOTATIONS = METADATA.child("annotations");
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final Function<Pod, Seq<FieldError>> OF_NEW = new Twins<>(PodRules::ofNew);

    private PodRules() {}

    /** Returns the faults of a new pod that has its defaults. */
    public static Seq<FieldError> faults(Pod pod) {
        return OF_NEW.apply(pod);
    }

    private static Seq<FieldError> ofNew(Pod pod) {
        PodSpec spec = pod.spec();
        boolean gated = !spec.schedulingGates().isEmpty();
        return Faults.NONE
                .and(either(pod, PodOptions.pod()))
                .when(
                        !spec.ephemeralContainers().isEmpty(),
                        () -> SPEC.child("ephemeralContainers").forbidden("cannot be set on create"))
                .when(
                        gated && spec.nodeName().exists(name -> !name.isEmpty()),
                        () -> SPEC.child("nodeName")
                                .forbidden("cannot be set until all schedulingGates have been cleared"))
                .and(PodAnnotationRules.matching(pod.metadata().annotations(), spec, SPEC))
                .and(BehaviourRules.faults(pod.metadata(), spec, METADATA))
                .found();
    }

    /** Returns the faults of a pod that replaces another, what may not change among them. */
    public static Seq<FieldError> updated(Pod after, Pod before) {
        SortedMap<String, String> annotations = after.metadata().annotations();
        PodOptions options = PodOptions.pod().after(before.spec(), before.metadata());
        return Faults.NONE
                .and(either(after, options))
                .and(PodAnnotationRules.changes(annotations, before.metadata().annotations(), ANNOTATIONS))
                .and(PodUpdateRules.faults(after, before))
                .and(BehaviourRules.faults(after.metadata(), after.spec(), METADATA))
                .found();
    }

    /** What is wrong with a pod, new or not. (validatePodMetadataAndSpec) */
    static Seq<FieldError> either(Pod pod, PodOptions options) {
        PodSpec spec = pod.spec();
        Option<String> name = Option.of(pod.name()).filter(text -> !text.isEmpty());
        return Faults.NONE
                .and(PodAnnotationRules.faults(pod.metadata().annotations(), spec, options, ANNOTATIONS))
                .and(PodSpecRules.faults(spec, name, options, SPEC))
                .and(PodSpecRules.tokens(spec, SPEC))
                .each(spec.containers(), SPEC.child("containers"), ContainerRules::image)
                .each(spec.initContainers(), SPEC.child("initContainers"), ContainerRules::image)
                .found();
    }

    /** Returns the faults of the template of a new workload. */
    public static Seq<FieldError> template(PodTemplateSpec template, FieldPath path) {
        return template(template, PodOptions.template(), path);
    }

    /** Returns the faults of the template of a workload that replaces another. */
    public static Seq<FieldError> template(PodTemplateSpec after, PodTemplateSpec before, FieldPath path) {
        return template(after, PodOptions.template().after(before.spec(), before.metadata()), path);
    }

    // ValidatePodTemplateSpec: the paths of labels and annotations leave out metadata
    private static Seq<FieldError> template(PodTemplateSpec template, PodOptions options, FieldPath path) {
        SortedMap<String, String> annotations = template.metadata().annotations();
        FieldPath spec = path.child("spec");
        return Faults.NONE
                .and(LabelRules.labels(template.metadata().labels(), path.child("labels")))
                .and(LabelRules.annotations(annotations, path.child("annotations")))
                .and(PodAnnotationRules.faults(annotations, template.spec(), options, path.child("annotations")))
                .and(PodSpecRules.faults(template.spec(), Option.none(), options, spec))
                .and(PodAnnotationRules.matching(annotations, template.spec(), spec))
                .when(
                        !template.spec().ephemeralContainers().isEmpty(),
                        () -> spec.child("ephemeralContainers")
                                .forbidden("ephemeral containers not allowed in pod template"))
                .and(BehaviourRules.faults(template.metadata(), template.spec(), path.child("metadata")))
                .found();
    }
}
