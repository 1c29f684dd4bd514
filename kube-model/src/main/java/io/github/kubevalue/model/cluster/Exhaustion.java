package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.meta.DurationText;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The limits were reached, and no state had come again: the cluster is slow, or grows without end.
 *
 * @param limit which limit: {@code still busy after 500 steps}
 * @param what who writes what over and over, or what is waited for
 */
public record Exhaustion(String limit, String what) implements Unrest {
    private static final int WINDOW = 200;

    /** Returns why a cluster does not rest which was left alone for a time. */
    static Exhaustion after(Duration time, Cluster cluster) {
        return new Exhaustion(waited(time), waiting(cluster));
    }

    private static String waited(Duration time) {
        return "still waiting after " + DurationText.of(time);
    }

    static Exhaustion of(Cluster cluster, Seq<Transition> transitions, Limits limits) {
        String limit = cluster.agenda().pending().isEmpty()
                ? waited(limits.time())
                : "still busy after " + limits.steps() + " steps";
        return new Exhaustion(limit, restless(transitions.takeRight(WINDOW)).getOrElse(() -> waiting(cluster)));
    }

    /** Who writes the objects that are written over and over. */
    private static Option<String> restless(Seq<Transition> last) {
        Map<String, ? extends Seq<Transition>> writes =
                last.groupBy(transition -> transition.object().kind().name());
        return writes.maxBy(entry -> entry._2.size())
                .filter(entry -> entry._2.size() > WINDOW / 4)
                .map(Tuple2::_2)
                .map(Exhaustion::writers);
    }

    private static String writers(Seq<Transition> writes) {
        Seq<String> actors = writes.map(Transition::actor).distinct().sorted();
        Seq<String> objects =
                writes.map(transition -> transition.object().toString()).distinct();
        String shown = objects.take(3).mkString(", ") + (objects.size() > 3 ? ", …" : "");
        return actors.mkString(" and ") + (actors.size() == 1 ? " keeps writing " : " keep writing ") + shown;
    }

    private static String waiting(Cluster cluster) {
        Seq<Work> next = cluster.agenda().pending().isEmpty()
                ? cluster.agenda().timers().filter(Timer::awaited).map(Timer::work)
                : cluster.agenda().pending();
        return "next is " + next.headOption().map(Work::toString).getOrElse("nothing");
    }

    /** Returns {@code still busy after 500 steps: up keeps writing configmap/default/counter}. */
    @Override
    public String toString() {
        return limit + ": " + what;
    }
}
