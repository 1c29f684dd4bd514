package io.github.kubevalue.net.nftables;

/** What one part of an element, or the right side of a comparison, stands for: one value or many. */
public sealed interface Pattern {
    /** {@code *}: every value. */
    Pattern ANY = new Any();

    /** Whether the value is one of those. */
    boolean contains(Datum value);

    /** One value. */
    record One(Datum value) implements Pattern {
        @Override
        public boolean contains(Datum other) {
            return value.equals(other);
        }
    }

    /**
     * {@code 1024-65535}, or the prefix {@code 10.0.0.0/8}.
     *
     * @param first the first value
     * @param last the last value
     */
    record Range(Datum first, Datum last) implements Pattern {
        @Override
        public boolean contains(Datum value) {
            return first.compareWith(value) <= 0 && value.compareWith(last) <= 0;
        }
    }

    /** {@code "veth*"}: every name that begins so. */
    record Beginning(String start) implements Pattern {
        @Override
        public boolean contains(Datum value) {
            return value instanceof Datum.Name name && name.name().startsWith(start);
        }
    }

    /** {@code *}. */
    record Any() implements Pattern {
        @Override
        public boolean contains(Datum value) {
            return true;
        }
    }
}
