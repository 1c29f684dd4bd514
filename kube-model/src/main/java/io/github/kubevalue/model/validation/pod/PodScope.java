package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.PodOS;
import io.github.kubevalue.model.core.PodResourceClaim;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Volume;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What the rules on the parts of a pod need to know of the whole.
 *
 * @param spec the spec
 * @param volumes the volumes without faults, by name: only they can be mounted
 * @param options what is allowed because it was so before
 */
record PodScope(PodSpec spec, Map<String, Volume> volumes, PodOptions options) {

    /** How long the pod has to end. */
    Option<Long> gracePeriod() {
        return spec.terminationGracePeriodSeconds();
    }

    /** The operating system that the pod wants. */
    Option<String> os() {
        return spec.os().map(PodOS::name);
    }

    /** Whether the pod shares the user namespace of its node. */
    boolean hostUsers() {
        return spec.hostUsers().getOrElse(true);
    }

    /** The names of the claims of devices that containers may refer to. */
    Seq<String> claimNames() {
        return spec.resourceClaims()
                .map(PodResourceClaim::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted();
    }
}
