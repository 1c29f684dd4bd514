package io.github.kubevalue.dns.plugin.header;

import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;

/** What is done to a flag. */
public sealed interface Rule {

    /** Returns the flags with that one changed. */
    Flags apply(Flags flags);

    /** It is set. */
    record Set(Flag flag) implements Rule {
        @Override
        public Flags apply(Flags flags) {
            return flags.with(flag);
        }
    }

    /** It is cleared. */
    record Clear(Flag flag) implements Rule {
        @Override
        public Flags apply(Flags flags) {
            return flags.without(flag);
        }
    }
}
