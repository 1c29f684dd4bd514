package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;

/**
 * Keeps replies, and gives every record of one the same time to live, the shortest among them, within bounds.
 *
 * <p>Laws: with nothing remembered it levels times and changes nothing else; what it serves, the plugins after it answered
 * within the reply's time to live, or within {@link ServeStale#upTo()} after that; a time to live that it serves counts down
 * with time, unless {@link CacheOptions#keepTtl()}.
 *
 * @param options how it is configured
 */
public record Cache(CacheOptions options) implements Plugin {

    /** Returns the plugin as {@code cache SECONDS} configures it. */
    public static Cache of(long seconds) {
        return new Cache(CacheOptions.STANDARD.withMaxTtl(seconds));
    }

    /** Returns the plugin as {@code cache} alone configures it: an hour, and half an hour for denials. */
    public static Cache standard() {
        return new Cache(CacheOptions.STANDARD);
    }

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        return query.name().isWithinAny(options.zones())
                ? new Serving(options, query, chain).answer()
                : chain.next(query);
    }
}
