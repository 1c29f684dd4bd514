package io.github.kubevalue.model.cluster;

import io.vavr.collection.Seq;
import java.util.function.Function;

/** What is done and undone in every turn of a {@link Livelock}. Its text is a sentence without its full stop. */
public sealed interface Fight {
    /** What is fought over: the text of a key, or of the family of keys with one generated name. */
    String object();

    /** Who takes part. */
    Seq<String> writers();

    /** Whether more than one takes part. */
    default boolean isOfSeveral() {
        return writers().size() > 1;
    }

    /** Whether it is over what somebody wants or what others act on, not over a report. */
    default boolean isDesired() {
        return true;
    }

    /** Whether somebody undoes what another wants. */
    default boolean isUndoing() {
        return isOfSeveral() && isDesired();
    }

    /** What the one or the other makes of it. */
    <R> R fold(Function<OverField, R> field, Function<OverExistence, R> existence);

    /**
     * A field that has several values within a turn.
     *
     * @param object the object
     * @param field the path of the field: {@code spec.replicas}
     * @param claims who sets it to what
     */
    record OverField(String object, String field, Seq<Claim> claims) implements Fight {
        @Override
        public Seq<String> writers() {
            return claims.map(Claim::writer).distinct();
        }

        @Override
        public boolean isDesired() {
            return !field.startsWith("status");
        }

        @Override
        public <R> R fold(Function<OverField, R> field, Function<OverExistence, R> existence) {
            return field.apply(this);
        }

        @Override
        public String toString() {
            String who = writers().size() == 1
                    ? writers().head() + " keeps changing "
                    : writers().mkString(" and ") + " fight over ";
            return who + field + " of " + object + " "
                    + claims.map(Claim::value).distinct().mkString("(", ", ", ")");
        }
    }

    /**
     * Who sets a field, and to what.
     *
     * @param writer the name of a controller
     * @param value the value in JSON; {@code none} if the field is taken away
     */
    record Claim(String writer, String value) {}

    /**
     * Objects that are made and deleted within a turn.
     *
     * @param object their family
     * @param makers who makes them
     * @param deleters who deletes them, or lets them fail
     */
    record OverExistence(String object, Seq<String> makers, Seq<String> deleters) implements Fight {
        @Override
        public Seq<String> writers() {
            return makers.appendAll(deleters).distinct();
        }

        @Override
        public <R> R fold(Function<OverField, R> field, Function<OverExistence, R> existence) {
            return existence.apply(this);
        }

        @Override
        public String toString() {
            return makers.mkString(" and ") + (makers.size() == 1 ? " makes " : " make ") + object + ", "
                    + deleters.mkString(" and ") + (deleters.size() == 1 ? " ends " : " end ") + "it";
        }
    }
}
