package io.github.kubevalue.net.conntrack;

/** What connection tracking knows of a packet: the kernel's {@code skb->_nfct}. */
public sealed interface Tracking {
    /** Not looked at yet. */
    Tracking PENDING = new Pending();

    /** Exempted by a rule of table raw. */
    Tracking UNTRACKED = new Untracked();

    /** Returns the state that {@code --ctstate} sees. */
    CtState state();

    /** Not looked at yet; as the kernel has it, a match takes the packet for invalid. */
    record Pending() implements Tracking {
        @Override
        public CtState state() {
            return CtState.INVALID;
        }
    }

    /** Exempted by a rule of table raw: {@code -j CT --notrack}. */
    record Untracked() implements Tracking {
        @Override
        public CtState state() {
            return CtState.UNTRACKED;
        }
    }

    /**
     * It cannot be tracked.
     *
     * @param reason why
     */
    record Invalid(String reason) implements Tracking {
        @Override
        public CtState state() {
            return CtState.INVALID;
        }
    }

    /**
     * There is no room for its connection: it is dropped at once.
     *
     * @param reason what the kernel logs
     */
    record Refused(String reason) implements Tracking {
        @Override
        public CtState state() {
            return CtState.INVALID;
        }
    }

    /**
     * It belongs to a connection, or is an error about one.
     *
     * @param entry the connection
     * @param direction which way the packet goes in it
     * @param state NEW, ESTABLISHED or RELATED
     * @param confirmed whether the entry is in the table
     */
    record Connection(Entry entry, Direction direction, CtState state, boolean confirmed) implements Tracking {

        /** Returns this with its entry changed. */
        public Connection with(Entry changed) {
            return new Connection(changed, direction, state, confirmed);
        }
    }
}
