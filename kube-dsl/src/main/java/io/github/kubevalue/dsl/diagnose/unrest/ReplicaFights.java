package io.github.kubevalue.dsl.diagnose.unrest;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.cluster.Fight;
import io.github.kubevalue.model.cluster.Livelock;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** An autoscaler says how many pods there are to be, and a manifest that is applied again and again says so too. */
final class ReplicaFights {
    private static final String AUTOSCALER = "horizontal-pod-autoscaler-controller";

    private ReplicaFights() {}

    static Option<Finding> of(Fight.OverField fight, Livelock livelock, Facts facts) {
        return Option.of(fight)
                .filter(over -> over.field().equals("spec.replicas")
                        && over.isOfSeveral()
                        && over.writers().contains(AUTOSCALER))
                .flatMap(over -> facts.workloads()
                        .map(Workload::object)
                        .find(object -> object.key().toString().equals(over.object()))
                        .map(object -> finding(over, object, livelock, facts)));
    }

    private static Finding finding(Fight.OverField fight, KubeObject object, Livelock livelock, Facts facts) {
        String others = fight.writers().remove(AUTOSCALER).mkString(" and ");
        Seq<String> theirs = values(fight, false);
        return Finding.error("replicas-fought-over", object, "spec.replicas")
                .message("the autoscaler" + name(object, facts) + " scales it to "
                        + values(fight, true).removeAll(theirs).mkString(" or ") + ", and " + others
                        + " sets it back to " + theirs.mkString(" or ") + LivelockChecks.every(livelock)
                        + ": it never settles")
                .because(livelock.turn()
                        .filter(each -> fight.writers().contains(each.actor())
                                && each.object().equals(object.key()))
                        .map(each -> each.actor() + ": " + each.why())
                        .distinct())
                .fix("leave replicas out of the manifest that is applied, so that only the autoscaler says how many")
                .build();
    }

    private static Seq<String> values(Fight.OverField fight, boolean areAutoscalers) {
        return fight.claims()
                .filter(claim -> claim.writer().equals(AUTOSCALER) == areAutoscalers)
                .map(Fight.Claim::value)
                .distinct();
    }

    private static String name(KubeObject object, Facts facts) {
        return facts.snapshot()
                .list(HorizontalPodAutoscaler.KIND, object.namespace())
                .find(scaler -> scaler.spec().scaleTargetRef().isTo(object.key()))
                .map(scaler -> " " + scaler.name())
                .getOrElse("");
    }
}
