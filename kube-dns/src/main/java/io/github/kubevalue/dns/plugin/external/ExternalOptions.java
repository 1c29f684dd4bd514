package io.github.kubevalue.dns.plugin.external;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The options of the plugin, under the names that the Corefile has for them. */
@Value.Immutable
public interface ExternalOptions extends WithExternalOptions {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The zones; PTR records name hosts of the first. */
    Seq<DomainName> zones();

    /** The label under which the names of name servers stand. */
    @Value.Default
    default String apex() {
        return "dns";
    }

    /** The time to live of addresses and of negative replies, 0 to 3600 seconds. */
    @Value.Default
    default long ttl() {
        return 5;
    }

    /** Whether endpoints of headless Services have names. */
    @Value.Default
    default boolean headless() {
        return false;
    }

    /** Which names the next plugin may try when they do not exist. */
    @Value.Default
    default Fallthrough fallthrough() {
        return Fallthrough.NONE;
    }

    /** Builds {@link ExternalOptions}. */
    final class Builder extends ImmutableExternalOptions.Builder {
        Builder() {}
    }
}
