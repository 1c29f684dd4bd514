package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Questions;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.fault.Fault;
import io.vavr.collection.Seq;

/** Steps in words. */
final class Narration {
    private Narration() {}

    static Move move(Cluster before, Decisions decisions, Stepped next) {
        return new Move(next.cluster().elapsed(), action(before, decisions), next.transitions());
    }

    private static String action(Cluster before, Decisions decisions) {
        Seq<Work> pending = before.agenda().pending();
        Seq<Fault> faults = before.adversity().hazards().faults();
        int place = decisions.decided(Questions.NEXT_WORK);
        int others = Math.max(pending.size(), 1);
        if (place >= others) {
            return faults.get(place - others).toString();
        }
        return pending.isEmpty() ? "time passes" : pending.get(place) + mishaps(decisions);
    }

    private static String mishaps(Decisions decisions) {
        int back = decisions.decided(Questions.STALENESS);
        int writes = decisions.decided(Questions.CRASH);
        return (back == 0 ? "" : ", seeing the state of " + counted(back, "revision") + " ago")
                + (writes == 0 ? "" : ", stops after " + counted(writes, "write") + " and starts anew");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
