package io.github.kubevalue.model.admission.podsecurity;

import static io.github.kubevalue.model.admission.podsecurity.Wording.containers;

import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.SecurityContext;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The user that processes run as. */
final class RunAs {
    private static final String POSSIBLY_ROOT = "runAsNonRoot != true";

    private RunAs() {}

    // policy/check_runAsNonRoot.go
    static Option<Violation> possiblyRoot(PodView pod) {
        Option<Boolean> ofPod = pod.podSays(PodSecurityContext::runAsNonRoot);
        Seq<String> setters = Wording.setters(
                ofPod.contains(false),
                pod.withRights(rights -> rights.runAsNonRoot().contains(false)));
        if (!setters.isEmpty()) {
            return Option.of(new Violation(
                    POSSIBLY_ROOT, setters.mkString(" and ") + " must not set securityContext.runAsNonRoot=false"));
        }
        Seq<String> silent = pod.named(container ->
                container.security().flatMap(SecurityContext::runAsNonRoot).isEmpty());
        return Option.when(
                ofPod.isEmpty() && !silent.isEmpty(),
                () -> new Violation(
                        POSSIBLY_ROOT, "pod or " + containers(silent) + " must set securityContext.runAsNonRoot=true"));
    }

    // policy/check_runAsUser.go
    static Option<Violation> root(PodView pod) {
        Seq<String> setters = Wording.setters(
                pod.podSays(PodSecurityContext::runAsUser).contains(0L),
                pod.withRights(rights -> rights.runAsUser().contains(0L)));
        return Option.when(
                !setters.isEmpty(),
                () -> new Violation("runAsUser=0", setters.mkString(" and ") + " must not set runAsUser=0"));
    }
}
