package io.github.kubevalue.model.cluster;

import io.vavr.collection.Seq;
import java.time.Duration;

/**
 * The cluster comes back to the same state over and over, modulo revisions, times, uids, generated names and addresses, and
 * what it does on the way undoes itself.
 *
 * <p>Not every cycle is one. A container that crashes and is restarted, a CronJob that starts its Jobs, a heartbeat: these go on
 * for ever by nature, by timers {@linkplain io.github.kubevalue.model.controller.Plan#recurAfter on which settling does not
 * wait}. A cycle is a livelock if no such timer keeps it going, or if one does and within the cycle somebody undoes what
 * another has done: sets a field outside the status back, or deletes objects that the other makes anew.
 *
 * @param fights over what, those of several writers first
 * @param turn what is written from one time to the next that the state is the same
 * @param period the virtual time of one turn
 * @param leavings the families of pods of which each turn leaves finished ones behind: {@code pod/demo/web-*}
 */
public record Livelock(Seq<Fight> fights, Seq<Transition> turn, Duration period, Seq<String> leavings)
        implements Unrest {
    private static final int SHOWN = 3;

    /** Who fights. */
    public Seq<String> writers() {
        return fights.flatMap(Fight::writers).distinct().sorted();
    }

    /**
     * Returns {@code livelock: applier and scaler fight over spec.replicas of deployment/demo/web (2, 5)}, and the time that a
     * turn takes.
     */
    @Override
    public String toString() {
        Seq<Fight> told = fights.filter(Fight::isUndoing)
                .orElse(fights.filter(Fight::isDesired))
                .orElse(fights);
        return "livelock: " + told.take(SHOWN).mkString("; ")
                + (told.size() > SHOWN ? "; …" : "")
                + (leavings.isEmpty() ? "" : "; each turn leaves more finished " + leavings.mkString(", "))
                + (period.isZero() ? "" : ", every " + text(period));
    }

    private static String text(Duration period) {
        return period.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
