package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Profile;
import io.github.kubevalue.model.scheduler.Profile.Weighted;
import io.github.kubevalue.model.scheduler.Scheduler;
import io.github.kubevalue.model.scheduler.defaultpreemption.DefaultPreemption;
import io.github.kubevalue.model.scheduler.imagelocality.ImageLocality;
import io.github.kubevalue.model.scheduler.interpodaffinity.InterPodAffinity;
import io.github.kubevalue.model.scheduler.nodeaffinity.NodeAffinityPlugin;
import io.github.kubevalue.model.scheduler.nodename.NodeName;
import io.github.kubevalue.model.scheduler.nodeports.NodePorts;
import io.github.kubevalue.model.scheduler.noderesources.BalancedAllocation;
import io.github.kubevalue.model.scheduler.noderesources.NodeResourcesFit;
import io.github.kubevalue.model.scheduler.nodeunschedulable.NodeUnschedulable;
import io.github.kubevalue.model.scheduler.nodevolumelimits.NodeVolumeLimits;
import io.github.kubevalue.model.scheduler.podtopologyspread.PodTopologySpread;
import io.github.kubevalue.model.scheduler.tainttoleration.TaintToleration;
import io.github.kubevalue.model.scheduler.volumebinding.VolumeBinding;
import io.github.kubevalue.model.scheduler.volumerestrictions.VolumeRestrictions;
import io.github.kubevalue.model.scheduler.volumezone.VolumeZone;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The profile {@code default-scheduler}. */
public final class DefaultProfile {
    /** The name that pods have in {@code spec.schedulerName} unless they ask for another. */
    public static final String NAME = "default-scheduler";

    private DefaultProfile() {}

    /** Returns how every cluster's scheduler decides. */
    public static Scheduler scheduler() {
        return new Scheduler(profile());
    }

    /** Returns the scheduler that every cluster has. */
    public static KubeScheduler controller() {
        return new KubeScheduler(KubeSchedulerConfiguration.DEFAULT);
    }

    /** Returns its plugins. */
    // pkg/scheduler/apis/config/v1/default_plugins.go
    public static Profile profile() {
        Vector<FilterPlugin> filters = Vector.of(
                new NodeUnschedulable(),
                new NodeName(),
                new TaintToleration(),
                new NodeAffinityPlugin(),
                new NodePorts(),
                new NodeResourcesFit(),
                new VolumeRestrictions(),
                new NodeVolumeLimits(),
                new VolumeBinding(),
                new VolumeZone(),
                new PodTopologySpread(),
                new InterPodAffinity());
        Vector<Weighted> scores = Vector.of(
                new Weighted(new TaintToleration(), 3),
                new Weighted(new NodeAffinityPlugin(), 2),
                new Weighted(new NodeResourcesFit(), 1),
                new Weighted(new PodTopologySpread(), 2),
                new Weighted(new InterPodAffinity(), 2),
                new Weighted(new BalancedAllocation(), 1),
                new Weighted(new ImageLocality(), 1));
        return new Profile(NAME, filters, scores, Option.of(new DefaultPreemption()), 0);
    }
}
