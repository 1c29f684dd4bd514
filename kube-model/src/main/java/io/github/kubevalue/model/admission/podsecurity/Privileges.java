package io.github.kubevalue.model.admission.podsecurity;

import static io.github.kubevalue.model.admission.podsecurity.Wording.containers;
import static io.github.kubevalue.model.admission.podsecurity.Wording.quoted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.sorted;

import io.github.kubevalue.model.admission.podsecurity.PodView.View;
import io.github.kubevalue.model.core.Capabilities;
import io.github.kubevalue.model.core.SecurityContext;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Predicate;

/** Rights that a process has beyond those of an ordinary one, and how it may gain them. */
final class Privileges {
    private static final Set<String> DEFAULT = HashSet.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private Privileges() {}

    // policy/check_privileged.go
    static Option<Violation> privileged(PodView pod) {
        Seq<String> bad = pod.withRights(rights -> rights.privileged().getOrElse(false));
        return Option.when(
                !bad.isEmpty(),
                () -> new Violation("privileged", containers(bad) + " must not set securityContext.privileged=true"));
    }

    // policy/check_allowPrivilegeEscalation.go
    static Option<Violation> escalation(PodView pod) {
        Seq<String> bad = pod.named(container -> container
                .security()
                .flatMap(SecurityContext::allowPrivilegeEscalation)
                .getOrElse(true));
        return Option.when(
                !bad.isEmpty(),
                () -> new Violation(
                        "allowPrivilegeEscalation != false",
                        containers(bad) + " must set securityContext.allowPrivilegeEscalation=false"));
    }

    // policy/check_capabilities_baseline.go
    static Option<Violation> added(PodView pod) {
        return forbidden(pod, name -> !DEFAULT.contains(name))
                .map(detail -> new Violation("non-default capabilities", detail));
    }

    // policy/check_capabilities_restricted.go
    static Option<Violation> undropped(PodView pod) {
        Seq<String> keeping = pod.named(container ->
                !capabilities(container).exists(rights -> rights.drop().contains("ALL")));
        Seq<String> details = Option.when(
                        !keeping.isEmpty(),
                        () -> containers(keeping) + " must set securityContext.capabilities.drop=[\"ALL\"]")
                .toVector()
                .appendAll(forbidden(pod, name -> !name.equals("NET_BIND_SERVICE")));
        return Option.when(
                !details.isEmpty(), () -> new Violation("unrestricted capabilities", details.mkString("; ")));
    }

    private static Option<String> forbidden(PodView pod, Predicate<String> which) {
        Seq<View> bad = pod.containers().filter(container -> added(container).exists(which));
        return Option.when(
                !bad.isEmpty(),
                () -> containers(bad.map(View::name)) + " must not include "
                        + quoted(sorted(bad.flatMap(Privileges::added).filter(which)))
                        + " in securityContext.capabilities.add");
    }

    private static Seq<String> added(View container) {
        return capabilities(container).map(Capabilities::add).getOrElse(Vector.empty());
    }

    private static Option<Capabilities> capabilities(View container) {
        return container.security().flatMap(SecurityContext::capabilities);
    }
}
