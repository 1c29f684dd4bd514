package io.github.kubevalue.net.trace;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.TracedRule;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.Lazy;
import io.vavr.control.Option;
import java.util.function.Supplier;
import org.immutables.value.Value;

/**
 * One thing that happens to a packet on its way: a rule that it meets, a route that it takes, a translation, an end.
 *
 * <p>{@link #before()} and {@link #after()} are what the packet says of itself; they differ where it is translated.
 */
@Value.Immutable
public interface Hop extends WithHop {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Returns a hop that changes nothing. */
    static Hop note(Peer at, String hook, Flow flow, String note) {
        return builder().at(at).hook(hook).before(flow).after(flow).note(note).build();
    }

    /** Where it happens. */
    Peer at();

    /**
     * At which point: a hook of netfilter ({@code PREROUTING}), {@code conntrack}, {@code route}, {@code policy},
     * {@code socket}, {@code send}, {@code loadbalancer}, {@code http}.
     */
    String hook();

    /** The table of the rule, if a rule does it. */
    @Value.Default
    default Option<String> table() {
        return Option.none();
    }

    /** The chain of the rule, if a rule does it. */
    @Value.Default
    default Option<String> chain() {
        return Option.none();
    }

    /** The rule, if a rule does it. */
    @Value.Default
    default Option<Ruled> ruled() {
        return Option.none();
    }

    /** The rule as iptables-save prints it, if a rule does it. */
    default Option<String> rule() {
        return ruled().map(Ruled::toString);
    }

    /** What the packet says before. */
    Flow before();

    /** What it says after. */
    Flow after();

    /** What it means, in words that are put together when somebody reads them. */
    Lazy<String> said();

    /** What it means, in a few words. */
    default String note() {
        return said().get();
    }

    /** Whether the packet is translated here. */
    default boolean isTranslation() {
        return !before().equals(after());
    }

    /**
     * A rule that does something to packets of a family. It is made text when somebody reads it.
     *
     * @param rule the rule
     * @param family the family
     */
    record Ruled(TracedRule rule, IpFamily family) {
        @Override
        public String toString() {
            return rule.shown(family);
        }
    }

    /** Builds a {@link Hop}. */
    final class Builder extends ImmutableHop.Builder {
        Builder() {}

        /** Sets what it means, in words that are there already. */
        public Builder note(String words) {
            return said(Lazy.of(() -> words));
        }

        /** Sets what it means, in words that are put together when somebody reads them. */
        public Builder note(Supplier<String> words) {
            return said(Lazy.of(words));
        }
    }
}
