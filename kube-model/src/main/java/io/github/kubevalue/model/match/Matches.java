package io.github.kubevalue.model.match;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Asks of the objects of a cluster whether what is observed matches what is desired: {@code Matches.of(cluster)}. */
public final class Matches {
    private static final Vector<Kind<? extends KubeObject>> JUDGED = Vector.of(
            Deployment.KIND, ReplicaSet.KIND, StatefulSet.KIND, DaemonSet.KIND, Job.KIND, Pod.KIND, Service.KIND);

    private Matches() {}

    /** Returns how each object matches that belongs to nobody and can be judged, in the order of kinds and names. */
    public static Seq<Match> of(Cluster cluster) {
        Observed observed = new Observed(cluster);
        return JUDGED.flatMap(kind -> cluster.snapshot().list(kind))
                .filter(object -> object.metadata().controllerRef().isEmpty())
                .flatMap(object -> of(object, observed));
    }

    /** Returns how an object matches; none, if objects of its kind are not judged. */
    public static Option<Match> of(KubeObject object, Cluster cluster) {
        return of(object, new Observed(cluster));
    }

    private static Option<Match> of(KubeObject object, Observed observed) {
        if (object instanceof Deployment deployment) {
            return Option.of(new DeploymentMatch(deployment, observed).match());
        }
        if (object instanceof ReplicaSet set) {
            return Option.of(new ReplicaSetMatch(set, observed).match());
        }
        if (object instanceof StatefulSet set) {
            return Option.of(new StatefulSetMatch(set, observed).match());
        }
        if (object instanceof DaemonSet set) {
            return Option.of(new DaemonSetMatch(set, observed).match());
        }
        if (object instanceof Job job) {
            return Option.of(new JobMatch(job, observed).match());
        }
        if (object instanceof Service service) {
            return Option.of(new ServiceMatch(service, observed).match());
        }
        return object instanceof Pod pod ? Option.of(pod(pod, observed)) : Option.none();
    }

    /** A bare pod matches if it is ready, or has ended well. */
    private static Match pod(Pod pod, Observed observed) {
        boolean isDone = pod.status().phase().contains(PodPhase.SUCCEEDED);
        Differences differences = Differences.NONE.unless(pod.isReady() || isDone, "it is not ready");
        return observed.match(pod, differences, Vector.empty(), Vector.of(pod));
    }
}
