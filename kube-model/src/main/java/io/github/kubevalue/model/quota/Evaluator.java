package io.github.kubevalue.model.quota;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.core.ScopedResourceSelectorRequirement;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.resource.ResourceList;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;

/** Measures what objects of one kind use. (apiserver/pkg/quota/v1/interfaces.go) */
public interface Evaluator {

    /** Whether a request may change what is used. */
    boolean handles(AdmissionRequest request);

    /** Whether objects of the kind use that resource: {@code requests.cpu}, {@code count/jobs.batch}. */
    boolean tracks(String resource);

    /** Whether an object is what a scope selects. */
    default boolean isInScope(ScopedResourceSelectorRequirement scope, KubeObject object) {
        return false;
    }

    /** Returns what an object must say, and does not, where those resources are limited: {@code must specify …}. */
    default Option<String> lacking(Set<String> resources, KubeObject object) {
        return Option.none();
    }

    /** Returns what an object uses at that time. */
    ResourceList usage(KubeObject object, Instant now);

    /** Whether an update may have given something back. */
    default boolean isReplenishing(KubeObject before, KubeObject after) {
        return false;
    }
}
