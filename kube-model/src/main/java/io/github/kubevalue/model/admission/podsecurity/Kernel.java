package io.github.kubevalue.model.admission.podsecurity;

import static io.github.kubevalue.model.admission.podsecurity.Wording.containers;
import static io.github.kubevalue.model.admission.podsecurity.Wording.quoted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.sorted;

import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.SecurityContext;
import io.github.kubevalue.model.core.Sysctl;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a pod sees and sets of the kernel. */
final class Kernel {
    private static final String DEFAULT_PROC_MOUNT = "Default";
    private static final Set<String> SAFE = HashSet.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.ping_group_range",
            "net.ipv4.ip_unprivileged_port_start");
    private static final Set<String> SAFE_SINCE_27 = SAFE.add("net.ipv4.ip_local_reserved_ports");
    private static final Set<String> SAFE_SINCE_29 = SAFE_SINCE_27.addAll(Vector.of(
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes"));
    private static final Set<String> SAFE_SINCE_32 =
            SAFE_SINCE_29.addAll(Vector.of("net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"));

    private Kernel() {}

    // policy/check_procMount_baseline.go
    static Option<Violation> procMount(PodView pod) {
        Seq<String> bad = pod.withRights(rights -> rights.procMount().exists(type -> !type.equals(DEFAULT_PROC_MOUNT)));
        Seq<String> types = sorted(pod.containers()
                .flatMap(container -> container.security().flatMap(SecurityContext::procMount))
                .reject(DEFAULT_PROC_MOUNT::equals));
        return Option.when(
                !bad.isEmpty(),
                () -> new Violation(
                        "procMount", containers(bad) + " must not set securityContext.procMount to " + quoted(types)));
    }

    static Option<Violation> procMountOfHostUsers(PodView pod) {
        return pod.hasOwnUsers() ? Option.none() : procMount(pod);
    }

    // policy/check_sysctls.go
    static Option<Violation> sysctls(PodView pod) {
        return sysctls(pod, SAFE);
    }

    static Option<Violation> sysctlsSince27(PodView pod) {
        return sysctls(pod, SAFE_SINCE_27);
    }

    static Option<Violation> sysctlsSince29(PodView pod) {
        return sysctls(pod, SAFE_SINCE_29);
    }

    static Option<Violation> sysctlsSince32(PodView pod) {
        return sysctls(pod, SAFE_SINCE_32);
    }

    private static Option<Violation> sysctls(PodView pod, Set<String> safe) {
        Seq<String> bad = pod.spec()
                .securityContext()
                .toVector()
                .flatMap(PodSecurityContext::sysctls)
                .map(Sysctl::name)
                .reject(safe::contains);
        return Option.when(!bad.isEmpty(), () -> new Violation("forbidden sysctls", bad.mkString(", ")));
    }
}
