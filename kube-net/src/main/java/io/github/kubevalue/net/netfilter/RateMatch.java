package io.github.kubevalue.net.netfilter;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Locale;

/** A condition on how often it has been asked: it remembers. */
public sealed interface RateMatch extends Match {
    /** Calls the visitor's function for this case. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(Match.Visitor<R> visitor) {
        return visitor.rate(this);
    }

    /**
     * {@code -m limit --limit 5/min --limit-burst 10}.
     *
     * @param rate how often
     * @param burst how often at once
     */
    record Limit(Rate rate, int burst) implements RateMatch {
        /** The burst if none is said. */
        public static final int BURST = 5;

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.limit(this);
        }
    }

    /**
     * {@code -m hashlimit --hashlimit-upto 5/min --hashlimit-mode srcip --hashlimit-name ssh}: a limit for each source, or
     * whatever else tells packets apart.
     *
     * @param above whether it holds beyond the rate
     * @param rate how often
     * @param burst how often at once
     * @param modes what tells packets apart
     * @param name the table in which it is remembered; rules with the same name share it, and each counts by its own options,
     *     though the kernel takes those of the first that was loaded for all
     * @param sourcePrefix how many bits of a source tell it apart
     * @param destinationPrefix how many bits of a destination tell it apart
     * @param table the options of the table on which no answer depends here, word for word: a table is never full, though
     *     {@code --hashlimit-htable-max} may say when it is
     * @param expire when something is forgotten of which nothing more is seen: {@code --hashlimit-htable-expire}
     */
    record Hashlimit(
            boolean above,
            Rate rate,
            int burst,
            Seq<Mode> modes,
            String name,
            Option<Integer> sourcePrefix,
            Option<Integer> destinationPrefix,
            String table,
            Duration expire)
            implements RateMatch {
        /** What tells packets apart. */
        public enum Mode {
            /** The source address. */
            SRCIP,
            /** The source port. */
            SRCPORT,
            /** The destination address. */
            DSTIP,
            /** The destination port. */
            DSTPORT;

            /** Returns {@code srcip}. */
            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** Returns this with its modes in order, each of them once, as iptables-save prints it. */
        public Hashlimit inOrder() {
            return new Hashlimit(
                    above,
                    rate,
                    burst,
                    modes.distinct().sorted(),
                    name,
                    sourcePrefix,
                    destinationPrefix,
                    table,
                    expire);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hashlimit(this);
        }
    }

    /** {@code -m statistic --mode nth --every 3 --packet 0}: one packet of so many, beginning with that one. */
    record Nth(long every, long packet) implements RateMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nth(this);
        }
    }

    /** What {@code -m recent} does with its list. */
    enum RecentAction {
        /** Puts the address into the list. */
        SET,
        /** Asks whether it is in the list. */
        RCHECK,
        /** Asks, and renews its time if so. */
        UPDATE,
        /** Asks, and takes it out if so. */
        REMOVE
    }

    /**
     * {@code -m recent --name LIST --rcheck --seconds 10800 --reap}, by the whole address of the source.
     *
     * @param name the list
     * @param action what is done
     * @param seconds how long ago the address may have been seen
     * @param reap whether older entries are thrown away
     * @param hitcount how often it must have been seen
     */
    record Recent(String name, RecentAction action, Option<Long> seconds, boolean reap, Option<Long> hitcount)
            implements RateMatch {
        /** Returns {@code -m recent --name LIST --set}. */
        public static Recent set(String name) {
            return new Recent(name, RecentAction.SET, Option.none(), false, Option.none());
        }

        /** Returns {@code -m recent --name LIST --rcheck --seconds N --reap}. */
        public static Recent rcheck(String name, long seconds) {
            return new Recent(name, RecentAction.RCHECK, Option.some(seconds), true, Option.none());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.recent(this);
        }
    }

    /** One function for each case. */
    interface Visitor<R> {
        /** {@code -m recent}. */
        R recent(Recent match);

        /** {@code -m limit}. */
        R limit(Limit match);

        /** {@code -m hashlimit}. */
        R hashlimit(Hashlimit match);

        /** {@code -m statistic --mode nth}. */
        R nth(Nth match);
    }
}
