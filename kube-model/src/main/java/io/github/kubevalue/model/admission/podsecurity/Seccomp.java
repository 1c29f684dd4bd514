package io.github.kubevalue.model.admission.podsecurity;

import static io.github.kubevalue.model.admission.podsecurity.Wording.containers;
import static io.github.kubevalue.model.admission.podsecurity.Wording.counted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.quoted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.sorted;

import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.SeccompProfile;
import io.github.kubevalue.model.core.SecurityContext;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The system calls that processes may make. */
final class Seccomp {
    private static final String REASON = "seccompProfile";
    private static final String OF_POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String OF_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
    private static final Set<String> GOOD = HashSet.of("Localhost", "RuntimeDefault");
    private static final Set<String> GOOD_ANNOTATIONS = HashSet.of("runtime/default", "docker/default");

    private Seccomp() {}

    // policy/check_seccompProfile_baseline.go, seccompProfileBaseline_1_0
    static Option<Violation> annotations(PodView pod) {
        Seq<String> keys =
                Vector.of(OF_POD).appendAll(pod.containers().map(container -> OF_CONTAINER + container.name()));
        Seq<String> bad = sorted(keys.flatMap(key -> pod.metadata()
                .annotations()
                .get(key)
                .filter(value -> !GOOD_ANNOTATIONS.contains(value) && !value.startsWith("localhost/"))
                .map(value -> key + "=\"" + value + "\"")));
        return Option.when(
                !bad.isEmpty(),
                () -> new Violation(
                        REASON, "forbidden " + counted("annotation", "annotations", bad) + " " + bad.mkString(", ")));
    }

    // policy/check_seccompProfile_baseline.go, seccompProfileBaseline_1_19
    static Option<Violation> unconfined(PodView pod) {
        Option<String> ofPod = podType(pod).filter(Seccomp::isBad);
        Seq<String> bad = pod.withRights(rights -> type(rights).exists(Seccomp::isBad));
        Seq<String> setters = Wording.setters(ofPod.isDefined(), bad);
        Seq<String> types = sorted(pod.containers()
                .flatMap(container -> container.security().flatMap(Seccomp::type))
                .filter(Seccomp::isBad)
                .appendAll(ofPod));
        return Option.when(
                !setters.isEmpty(),
                () -> new Violation(
                        REASON,
                        setters.mkString(" and ") + " must not set securityContext.seccompProfile.type to "
                                + quoted(types)));
    }

    // policy/check_seccompProfile_restricted.go
    static Option<Violation> unset(PodView pod) {
        return unconfined(pod).orElse(() -> {
            Seq<String> silent = pod.named(
                    container -> container.security().flatMap(Seccomp::type).isEmpty());
            return Option.when(
                    podType(pod).isEmpty() && !silent.isEmpty(),
                    () -> new Violation(
                            REASON,
                            "pod or " + containers(silent)
                                    + " must set securityContext.seccompProfile.type to \"RuntimeDefault\" or"
                                    + " \"Localhost\""));
        });
    }

    private static boolean isBad(String type) {
        return !GOOD.contains(type);
    }

    private static Option<String> podType(PodView pod) {
        return pod.podSays(PodSecurityContext::seccompProfile).map(SeccompProfile::type);
    }

    private static Option<String> type(SecurityContext rights) {
        return rights.seccompProfile().map(SeccompProfile::type);
    }
}
