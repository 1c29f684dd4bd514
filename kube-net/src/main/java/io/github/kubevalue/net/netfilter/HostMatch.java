package io.github.kubevalue.net.netfilter;

import io.vavr.control.Option;

/** A condition on what the host knows of a packet: its socket, the way back to its source. */
public sealed interface HostMatch extends Match {
    /** Calls the visitor's function for this case. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(Match.Visitor<R> visitor) {
        return visitor.host(this);
    }

    /**
     * {@code -m owner --uid-owner 1337 ! --gid-owner 1000-1999}: who owns the socket that sent it.
     *
     * @param user the users
     * @param group the groups
     * @param socket whether there is a socket at all
     */
    record Owner(Option<Ids> user, Option<Ids> group, Option<Exists> socket) implements HostMatch {
        /**
         * Ids from the first to the last.
         *
         * @param negated whether it must be none of them
         * @param first the first
         * @param last the last
         */
        public record Ids(boolean negated, long first, long last) {
            /** Whether the id is as asked. */
            public boolean holds(long id) {
                return (first <= id && id <= last) != negated;
            }
        }

        /** {@code --socket-exists}. */
        public record Exists(boolean negated) {}

        /** Returns {@code -m owner --uid-owner UID}. */
        public static Owner user(long uid) {
            return new Owner(Option.some(new Ids(false, uid, uid)), Option.none(), Option.none());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.owner(this);
        }
    }

    /**
     * {@code -m socket --transparent}: a socket of this host is open for it.
     *
     * @param transparent whether the socket must be a transparent proxy's
     * @param noWildcard whether a socket that listens on every address counts too
     * @param restoreMark whether the packet gets the socket's mark
     */
    record Socket(boolean transparent, boolean noWildcard, boolean restoreMark) implements HostMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.socket(this);
        }
    }

    /**
     * {@code -m rpfilter --loose}: an answer would leave where the packet came in.
     *
     * @param loose whether it may leave anywhere
     * @param validMark whether the way back is looked up with the packet's mark
     * @param acceptLocal whether a source of this host itself is fine
     * @param inverted whether it holds if not
     */
    record ReversePath(boolean loose, boolean validMark, boolean acceptLocal, boolean inverted) implements HostMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reversePath(this);
        }
    }

    /** One function for each case. */
    interface Visitor<R> {
        /** {@code -m owner}. */
        R owner(Owner match);

        /** {@code -m socket}. */
        R socket(Socket match);

        /** {@code -m rpfilter}. */
        R reversePath(ReversePath match);
    }
}
