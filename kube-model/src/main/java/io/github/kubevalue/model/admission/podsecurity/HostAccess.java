package io.github.kubevalue.model.admission.podsecurity;

import static io.github.kubevalue.model.admission.podsecurity.Wording.containers;
import static io.github.kubevalue.model.admission.podsecurity.Wording.counted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.quoted;
import static io.github.kubevalue.model.admission.podsecurity.Wording.sorted;

import io.github.kubevalue.model.admission.podsecurity.PodView.View;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.WindowsSecurityContextOptions;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What of the node a pod reaches: its namespaces, files, ports, processes, and whatever its kubelet can call. */
final class HostAccess {
    private HostAccess() {}

    // policy/check_hostNamespaces.go
    static Option<Violation> namespaces(PodView pod) {
        Seq<String> shared = Vector.of(
                        Option.when(pod.spec().hostNetwork().getOrElse(false), "hostNetwork=true"),
                        Option.when(pod.spec().hostPID().getOrElse(false), "hostPID=true"),
                        Option.when(pod.spec().hostIPC().getOrElse(false), "hostIPC=true"))
                .flatMap(name -> name);
        return Option.when(!shared.isEmpty(), () -> new Violation("host namespaces", shared.mkString(", ")));
    }

    // policy/check_hostPathVolumes.go
    static Option<Violation> paths(PodView pod) {
        Seq<String> bad = pod.spec()
                .volumes()
                .filter(volume -> volume.hostPath().isDefined())
                .map(Volume::name);
        return Option.when(
                !bad.isEmpty(),
                () -> new Violation("hostPath volumes", counted("volume", "volumes", bad) + " " + quoted(bad)));
    }

    // policy/check_hostPorts.go
    static Option<Violation> ports(PodView pod) {
        Seq<View> bad =
                pod.containers().filter(container -> !hostPorts(container).isEmpty());
        Seq<String> ports = sorted(bad.flatMap(HostAccess::hostPorts));
        return Option.when(
                !bad.isEmpty(),
                () -> new Violation(
                        "hostPort",
                        using(bad.map(View::name)) + counted("hostPort", "hostPorts", ports) + " "
                                + ports.mkString(", ")));
    }

    private static Seq<String> hostPorts(View container) {
        return container
                .ports()
                .flatMap(ContainerPort::hostPort)
                .filter(port -> port != 0)
                .map(String::valueOf);
    }

    // policy/check_hostProbesAndhostLifecycle.go
    static Option<Violation> probes(PodView pod) {
        Seq<View> bad = pod.containers().filter(container -> !container.hosts().isEmpty());
        Seq<String> hosts = sorted(bad.flatMap(View::hosts));
        return Option.when(
                !bad.isEmpty(),
                () -> new Violation(
                        "probe or lifecycle host",
                        using(sorted(bad.map(View::name)))
                                + counted("probe or lifecycle host", "probe or lifecycle hosts", hosts) + " "
                                + quoted(hosts)));
    }

    // policy/check_windowsHostProcess.go
    static Option<Violation> processes(PodView pod) {
        Seq<String> setters = Wording.setters(
                pod.podSays(PodSecurityContext::windowsOptions).exists(HostAccess::isHostProcess),
                pod.withRights(rights -> rights.windowsOptions().exists(HostAccess::isHostProcess)));
        return Option.when(
                !setters.isEmpty(),
                () -> new Violation(
                        "hostProcess",
                        setters.mkString(" and ") + " must not set securityContext.windowsOptions.hostProcess=true"));
    }

    private static boolean isHostProcess(WindowsSecurityContextOptions options) {
        return options.hostProcess().getOrElse(false);
    }

    private static String using(Seq<String> names) {
        return containers(names) + " " + counted("uses", "use", names) + " ";
    }
}
