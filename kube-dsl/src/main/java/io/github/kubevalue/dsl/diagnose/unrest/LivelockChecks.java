package io.github.kubevalue.dsl.diagnose.unrest;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Severity;
import io.github.kubevalue.model.cluster.Fight;
import io.github.kubevalue.model.cluster.Livelock;
import io.github.kubevalue.model.meta.DurationText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What goes round for ever in a cluster that does not settle, told as what it comes from. */
public final class LivelockChecks {
    private LivelockChecks() {}

    /** Returns a finding for each cause that is known; else one for the whole. */
    public static Seq<Finding> of(Livelock livelock, Facts facts) {
        Seq<Finding> known = livelock.fights().flatMap(fight -> known(fight, livelock, facts));
        return known.isEmpty() ? Vector.of(unknown(livelock)) : known.distinctBy(Finding::message);
    }

    private static Option<Finding> known(Fight fight, Livelock livelock, Facts facts) {
        return fight.fold(
                over -> ReplicaFights.of(over, livelock, facts),
                over -> EvictionLoops.of(over, livelock, facts).orElse(() -> RejectionLoops.of(over, facts)));
    }

    private static Finding unknown(Livelock livelock) {
        return Finding.builder()
                .severity(Severity.ERROR)
                .id("livelock")
                .object(livelock.turn().head().object())
                .field("")
                .message("the cluster never settles: " + livelock)
                .because(livelock.turn()
                        .take(5)
                        .map(each -> each.actor() + ": " + each.verb() + " " + each.object() + ", " + each.why()))
                .fix("let only one of them decide")
                .build();
    }

    /** Returns {@code  every 3m}, or that a turn takes no time. */
    static String every(Livelock livelock) {
        return livelock.period().isZero()
                ? " at once"
                : " every "
                        + DurationText.of(livelock.period())
                                .replaceAll("(?<=m)0s$", "")
                                .replaceAll("(?<=h)0m$", "");
    }
}
