package io.github.kubevalue.model.timeline;

import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * What was decided, or what a wait was over for, and what followed from it at the same time. The moments of a roll-out that
 * takes no time are several, though all at one time.
 *
 * @param at the virtual time since the start of the cluster
 * @param happenings what happened, in order
 * @param standings how the workloads stood after it, those that stood otherwise before
 */
public record Moment(Duration at, Vector<Happening> happenings, Vector<Standing> standings) {

    Moment in(Predicate<String> namespaces) {
        return new Moment(
                at,
                happenings.filter(each -> namespaces.test(each.object().namespace())),
                standings.filter(each -> namespaces.test(each.workload().namespace())));
    }

    boolean isEmpty() {
        return happenings.isEmpty() && standings.isEmpty();
    }
}
