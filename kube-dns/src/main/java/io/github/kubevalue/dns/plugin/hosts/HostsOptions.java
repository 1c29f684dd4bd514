package io.github.kubevalue.dns.plugin.hosts;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The options of the plugin. */
@Value.Immutable
public interface HostsOptions extends WithHostsOptions {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The zones whose names it answers for; addresses are looked up whatever the zone, but have names in these only. */
    Seq<DomainName> zones();

    /** The time to live of its records, in seconds. */
    @Value.Default
    default long ttl() {
        return 3600;
    }

    /** The names that the next plugin may try when the file lacks them. */
    @Value.Default
    default Fallthrough fallthrough() {
        return Fallthrough.NONE;
    }

    /**
     * Whether a question for another type than A, AAAA and PTR may go to the next plugin even if the file has the name
     * ({@code fallthrough_unsupported}).
     */
    @Value.Default
    default boolean unsupportedFallsThrough() {
        return false;
    }

    /** Whether addresses lead to names; not with {@code no_reverse}. */
    @Value.Default
    default boolean reverse() {
        return true;
    }

    /** Builds {@link HostsOptions}. */
    final class Builder extends ImmutableHostsOptions.Builder {
        Builder() {}
    }
}
