package io.github.kubevalue.dsl.render;

import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.timeline.Happening;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One line of a timeline: what one actor did to an object, or did likewise to several.
 *
 * @param deeds for each of the objects, what happened to it
 */
record TimelineLine(Vector<Vector<Happening>> deeds) {

    /** Returns the lines that tell what happened. */
    static Vector<TimelineLine> of(Seq<Happening> happenings) {
        Vector<Vector<Happening>> deeds = happenings.foldLeft(
                Vector.empty(),
                (all, next) -> !all.isEmpty() && isOneDeed(all.last().last(), next)
                        ? all.update(all.size() - 1, all.last().append(next))
                        : all.append(Vector.of(next)));
        return deeds.foldLeft(Vector.empty(), TimelineLine::with);
    }

    /** What an actor does to one object in a row, without a warning, is one deed. */
    private static boolean isOneDeed(Happening one, Happening other) {
        return one.actor().equals(other.actor())
                && one.object().equals(other.object())
                && !one.reason().equals(other.reason())
                && !one.isWarning()
                && !other.isWarning();
    }

    private static Vector<TimelineLine> with(Vector<TimelineLine> lines, Vector<Happening> deed) {
        int place = lines.indexWhere(line -> isAlike(line.deeds.head(), deed));
        return place < 0
                ? lines.append(new TimelineLine(Vector.of(deed)))
                : lines.update(place, new TimelineLine(lines.get(place).deeds.append(deed)));
    }

    private static boolean isAlike(Vector<Happening> one, Vector<Happening> other) {
        return one.size() == other.size() && one.zip(other).forAll(pair -> isAlike(pair._1, pair._2));
    }

    /** The same of one object, or of two that one owner has, told in the same words but for one and the name. */
    private static boolean isAlike(Happening one, Happening other) {
        boolean isOfOne = one.object().equals(other.object())
                || one.owner().isDefined() && one.owner().equals(other.owner());
        Vector<String> words = words(one);
        Vector<String> others = words(other);
        return isOfOne
                && one.actor().equals(other.actor())
                && one.reason().equals(other.reason())
                && one.object().kind().equals(other.object().kind())
                && words.size() == others.size()
                && words.zip(others).count(pair -> !pair._1.equals(pair._2)) <= 1;
    }

    private static Vector<String> words(Happening happening) {
        return Vector.of(
                happening.message().replace(happening.object().name(), "").split(" "));
    }

    private Happening first() {
        return deeds.head().head();
    }

    String actor() {
        return first().actor();
    }

    /** What happened: {@code Pulled, Created, Started, Ready}. */
    String reasons() {
        return deeds.head().map(Happening::reason).mkString(", ");
    }

    /** To what, if it is one object. */
    Option<ResourceKey> object() {
        return Option.when(keys().size() == 1, first()::object);
    }

    private Vector<ResourceKey> keys() {
        return deeds.map(deed -> deed.head().object()).distinct();
    }

    /** To what: {@code 3 pods of web}. */
    String objects() {
        String owner = first().owner().map(name -> " of " + name).getOrElse("");
        return keys().size() + " " + first().object().kind().plural() + owner;
    }

    /** The first sentence of each deed; of several that differ, the first. */
    String message() {
        Vector<String> messages = deeds.map(deed -> deed.map(Happening::message)
                        .find(text -> !text.isEmpty())
                        .getOrElse(""))
                .distinct();
        return messages.head() + (messages.size() > 1 ? ", and " + (messages.size() - 1) + " more" : "");
    }
}
