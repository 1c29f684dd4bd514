package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.canonical.Difference;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Change;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What a cluster does from one time to the next that it is in the same state.
 *
 * @param since when it begins
 * @param steps its steps, at least one
 */
record Turn(Instant since, Seq<Stepped> steps) {

    /** One change, and who made it. */
    private record Deed(String actor, Change change) {
        String family() {
            return Canonical.family(change.key());
        }
    }

    /** Returns why the cluster does not leave this turn; none if it only does what goes on for ever. */
    Option<Livelock> livelock() {
        Seq<Fight> fights = fights();
        boolean isDriven = steps.exists(Stepped::isRecurring);
        return Option.when(!isDriven || fights.exists(Fight::isUndoing), () -> livelock(fights));
    }

    private Livelock livelock(Seq<Fight> fights) {
        Vector<Transition> transitions = steps.toVector().flatMap(Stepped::transitions);
        Duration period = Duration.between(since, steps.last().cluster().now());
        return new Livelock(fights, transitions, period, leavings());
    }

    /** What several want first, then what several report, then what one does and undoes alone. */
    private Seq<Fight> fights() {
        Vector<Fight> all = Vector.<Fight>ofAll(overExistence()).appendAll(overFields());
        return all.sortBy(fight -> fight.isUndoing() ? 0 : fight.isOfSeveral() ? 1 : 2);
    }

    private Vector<Deed> deeds() {
        return steps.toVector().flatMap(step -> step.changes().map(change -> new Deed(step.actor(), change)));
    }

    /** Fields of objects that are there all the time have their old value again at the end: whatever is set is fought over. */
    private Seq<Fight> overFields() {
        LinkedHashMap<Tuple2<String, String>, Vector<Fight.Claim>> claims = LinkedHashMap.empty();
        Vector<String> passing = deeds().filter(each -> !isUpdate(each.change()))
                .map(Deed::family)
                .distinct();
        for (Deed deed : deeds().filter(each -> !passing.contains(each.family()))) {
            for (Difference difference : Difference.between(
                    deed.change().before().get(), deed.change().after().get())) {
                Tuple2<String, String> field = Tuple.of(deed.family(), difference.field());
                Fight.Claim claim = new Fight.Claim(deed.actor(), text(difference.after()));
                claims = claims.put(
                        field, claims.getOrElse(field, Vector.empty()).append(claim));
            }
        }
        return claims.filterValues(
                        each -> each.map(Fight.Claim::value).distinct().size() > 1)
                .map(each -> (Fight) new Fight.OverField(
                        each._1._1, each._1._2, each._2.distinct().sortBy(Fight.Claim::writer)))
                .toVector();
    }

    private static boolean isUpdate(Change change) {
        return !change.isCreation() && !change.isDeletion();
    }

    private static String text(Option<Json> value) {
        return value.map(Json::compact).getOrElse("none");
    }

    private Seq<Fight> overExistence() {
        Vector<Deed> ends = deeds().filter(deed -> isEnd(deed.change()));
        return deeds().filter(deed -> deed.change().isCreation())
                .groupBy(Deed::family)
                .toVector()
                .sortBy(Tuple2::_1)
                .map(made -> Tuple.of(
                        made._1,
                        actors(made._2),
                        actors(ends.filter(end -> end.family().equals(made._1)))))
                .filter(each -> !each._3.isEmpty())
                .map(each -> (Fight) new Fight.OverExistence(each._1, each._2, each._3));
    }

    private static Seq<String> actors(Seq<Deed> deeds) {
        return deeds.map(Deed::actor).distinct().sorted();
    }

    /** Whether an object that is in use is deleted, or asked to go, or lets down who made it. */
    private static boolean isEnd(Change change) {
        Option<KubeObject> before =
                change.before().filter(old -> !old.metadata().isDeleting() && !Lookout.isFinished(old));
        boolean isGoing = change.after().forAll(now -> now.metadata().isDeleting() || Lookout.isFinished(now));
        return before.isDefined() && isGoing;
    }

    /** The families of which more pods finish than finished ones are cleared away. */
    private Seq<String> leavings() {
        return deeds().groupBy(Deed::family)
                .filterValues(each ->
                        each.map(deed -> Lookout.finished(deed.change())).sum().intValue() > 0)
                .keySet()
                .toVector()
                .sorted();
    }
}
