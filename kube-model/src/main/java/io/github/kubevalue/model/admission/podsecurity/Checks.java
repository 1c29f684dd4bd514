package io.github.kubevalue.model.admission.podsecurity;

import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * All rules in the order in which messages tell them: those of baseline, then those of restricted, each by name.
 * (pod-security-admission/policy/registry.go)
 */
final class Checks {
    /** The newest release that brought a rule. */
    private static final int NEWEST = 35;

    private static final Seq<Check> ALL = Vector.of(
            Check.baseline("appArmorProfile", Profiles::appArmor),
            Check.baseline("capabilities_baseline", Privileges::added),
            Check.baseline("hostNamespaces", HostAccess::namespaces),
            Check.baseline("hostPathVolumes", HostAccess::paths),
            Check.baseline("hostPorts", HostAccess::ports),
            Check.baseline("hostProbesAndHostLifecycle", HostAccess::probes).since(34),
            Check.baseline("privileged", Privileges::privileged),
            Check.baseline("procMount", Kernel::procMount).before(35),
            Check.baseline("procMount", Kernel::procMountOfHostUsers).since(35),
            Check.baseline("seLinuxOptions", Profiles::seLinux).before(31),
            Check.baseline("seLinuxOptions", Profiles::seLinuxWithEngine).since(31),
            Check.baseline("seccompProfile_baseline", Seccomp::annotations).before(19),
            Check.baseline("seccompProfile_baseline", Seccomp::unconfined).since(19),
            Check.baseline("sysctls", Kernel::sysctls).before(27),
            Check.baseline("sysctls", Kernel::sysctlsSince27).since(27).before(29),
            Check.baseline("sysctls", Kernel::sysctlsSince29).since(29).before(32),
            Check.baseline("sysctls", Kernel::sysctlsSince32).since(32),
            Check.baseline("windowsHostProcess", HostAccess::processes),
            Check.restricted("allowPrivilegeEscalation", Privileges::escalation)
                    .since(8)
                    .before(25),
            Check.restricted("allowPrivilegeEscalation", unlessWindows(Privileges::escalation))
                    .since(25),
            Check.restricted("capabilities_restricted", Privileges::undropped)
                    .since(22)
                    .before(25)
                    .overriding("capabilities_baseline"),
            Check.restricted("capabilities_restricted", unlessWindows(Privileges::undropped))
                    .since(25)
                    .overriding("capabilities_baseline"),
            Check.restricted("procMount_restricted", Kernel::procMount)
                    .since(35)
                    .overriding("procMount"),
            Check.restricted("restrictedVolumes", RestrictedVolumes::violation).overriding("hostPathVolumes"),
            Check.restricted("runAsNonRoot", RunAs::possiblyRoot).before(35),
            Check.restricted("runAsNonRoot", unlessOwnUsers(RunAs::possiblyRoot))
                    .since(35),
            Check.restricted("runAsUser", RunAs::root).since(23).before(35),
            Check.restricted("runAsUser", unlessOwnUsers(RunAs::root)).since(35),
            Check.restricted("seccompProfile_restricted", Seccomp::unset)
                    .since(19)
                    .before(25)
                    .overriding("seccompProfile_baseline"),
            Check.restricted("seccompProfile_restricted", unlessWindows(Seccomp::unset))
                    .since(25)
                    .overriding("seccompProfile_baseline"));

    private Checks() {}

    /** A rule. */
    @FunctionalInterface
    private interface Rule extends Function<PodView, Option<Violation>> {}

    private static Rule unlessWindows(Rule rule) {
        return pod -> pod.isWindows() ? Option.none() : rule.apply(pod);
    }

    private static Rule unlessOwnUsers(Rule rule) {
        return pod -> pod.hasOwnUsers() ? Option.none() : rule.apply(pod);
    }

    /** Returns what a pod does that a level does not allow. */
    static Seq<Violation> violations(LevelVersion asked, PodView pod) {
        if (asked.isPrivileged()) {
            return Vector.empty();
        }
        int minor = asked.version().upTo(NEWEST);
        Seq<Check> active =
                ALL.filter(check -> check.isOf(minor) && check.level().compareTo(asked.level()) <= 0);
        Set<String> overridden = active.map(Check::overrides).toSet();
        return active.reject(check -> overridden.contains(check.id()))
                .flatMap(check -> check.rule().apply(pod));
    }
}
