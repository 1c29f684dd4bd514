package io.github.kubevalue.dsl.diagnose.checklist;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.diagnose.Check;
import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.name.CoreDnsChecks;
import io.github.kubevalue.dsl.diagnose.name.DnsChecks;
import io.github.kubevalue.dsl.diagnose.name.ExternalNameChecks;
import io.github.kubevalue.dsl.diagnose.name.NameChecks;
import io.github.kubevalue.dsl.diagnose.name.ProbeHostChecks;
import io.github.kubevalue.dsl.diagnose.traffic.IngressChecks;
import io.github.kubevalue.dsl.diagnose.traffic.NodeChecks;
import io.github.kubevalue.dsl.diagnose.traffic.PolicyChecks;
import io.github.kubevalue.dsl.diagnose.traffic.ServiceChecks;
import io.github.kubevalue.dsl.diagnose.traffic.TargetPortChecks;
import io.github.kubevalue.dsl.diagnose.unrest.LivelockChecks;
import io.github.kubevalue.dsl.diagnose.unrest.StandstillChecks;
import io.github.kubevalue.dsl.diagnose.workload.AutoscalerChecks;
import io.github.kubevalue.dsl.diagnose.workload.ClaimChecks;
import io.github.kubevalue.dsl.diagnose.workload.NamespaceChecks;
import io.github.kubevalue.dsl.diagnose.workload.PodChecks;
import io.github.kubevalue.dsl.diagnose.workload.ReferenceChecks;
import io.github.kubevalue.dsl.diagnose.workload.UnmodelledChecks;
import io.github.kubevalue.dsl.diagnose.workload.WorkloadChecks;
import io.github.kubevalue.model.cluster.Convergence;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What will not work in a cluster: {@code Diagnosis.of(RunningCluster.converged(objects))}.
 *
 * <p>A pure function of the cluster, converged or observed. Findings come in the order of severity, then of the checks,
 * then of the objects.
 */
public final class Diagnosis {
    /** Causes before what follows from them: nodes, what pods need, the pods, then who relies on them. */
    private static final Vector<Check> CHECKS = Vector.of(
            NodeChecks::down,
            ReferenceChecks::environment,
            ReferenceChecks::volumes,
            ReferenceChecks::accounts,
            ReferenceChecks::pullSecrets,
            ReferenceChecks::governingServices,
            ClaimChecks::pending,
            ClaimChecks::lost,
            StandstillChecks::spreadWithoutRoom,
            PodChecks::unschedulable,
            PodChecks::imagePulls,
            PodChecks::crashLoops,
            PodChecks::neverReady,
            PodChecks::failedJobs,
            WorkloadChecks::stuckRollouts,
            StandstillChecks::blockedDrains,
            WorkloadChecks::overlappingSelectors,
            WorkloadChecks::unreadableAnnotations,
            ClaimChecks::unreadableAnnotations,
            CoreDnsChecks::corefile,
            CoreDnsChecks::ports,
            CoreDnsChecks::unread,
            CoreDnsChecks::caches,
            DnsChecks::address,
            DnsChecks::unreached,
            DnsChecks::wishes,
            ServiceChecks::selectsNothing,
            ServiceChecks::noneReady,
            ServiceChecks::withoutEndpoints,
            ServiceChecks::localWithoutEndpoints,
            ServiceChecks::balancerPending,
            TargetPortChecks::unknownNames,
            TargetPortChecks::unheardNumbers,
            NameChecks::unresolved,
            NameChecks::wrongPorts,
            ExternalNameChecks::targets,
            ProbeHostChecks::hosts,
            IngressChecks::classes,
            IngressChecks::controllers,
            IngressChecks::backends,
            IngressChecks::conflicts,
            IngressChecks::certificates,
            PolicyChecks::selectsNothing,
            PolicyChecks::servicePorts,
            PolicyChecks::withoutDns,
            PolicyChecks::impliedIngress,
            PolicyChecks::unknownNamespaces,
            NamespaceChecks::unknown,
            ClaimChecks::provisioners,
            UnmodelledChecks::scaleTargets,
            AutoscalerChecks::inactive,
            AutoscalerChecks::unreadableAnnotations,
            UnmodelledChecks::disruptionBudgets,
            DnsChecks::plugins,
            UnmodelledChecks::fields,
            UnmodelledChecks::kinds);

    private Diagnosis() {}

    /** Returns what is found in a cluster that came to rest, or in one that never does: then first of all why. */
    public static Seq<Finding> of(Convergence convergence) {
        return of(convergence, RunningCluster.of(convergence.cluster()));
    }

    /** Returns likewise what is found in a cluster that is ready to be asked. */
    public static Seq<Finding> of(Convergence convergence, RunningCluster running) {
        return livelocks(convergence, new Facts(running)).appendAll(of(running)).sortBy(Finding::severity);
    }

    /** Returns why a cluster never comes to be as its manifests want it, as far as time does not help. */
    public static Seq<Finding> unrest(Convergence convergence) {
        Facts facts = new Facts(RunningCluster.of(convergence.cluster()));
        return livelocks(convergence, facts)
                .appendAll(StandstillChecks.spreadWithoutRoom(facts))
                .appendAll(StandstillChecks.blockedDrains(facts));
    }

    private static Seq<Finding> livelocks(Convergence convergence, Facts facts) {
        return convergence.livelock().toVector().flatMap(livelock -> LivelockChecks.of(livelock, facts));
    }

    /** Returns what is found in a cluster. */
    public static Seq<Finding> of(RunningCluster running) {
        Facts facts = new Facts(running);
        return CHECKS.flatMap(check -> check.findings(facts)).sortBy(Finding::severity);
    }
}
