package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads the options of {@code cache}. */
// plugin/cache/setup.go
public final class CacheSetup {
    private static final long MIN_TTL = 5;
    private static final long MAX_POSITIVE = 3600;
    private static final long MAX_NEGATIVE = 1800;

    private CacheSetup() {}

    /** Sets up the plugin. */
    public static Seq<Cache> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        Seq<String> numbers = line.arguments().take(1).filter(text -> text.matches("[0-9]{1,9}"));
        if (!line.arguments().drop(numbers.size()).isEmpty()) {
            throw line.error("not modelled: a cache for some zones only");
        }
        Cache.Life positive = new Cache.Life(
                MIN_TTL, numbers.headOption().map(Long::parseLong).getOrElse(MAX_POSITIVE));
        Cache.Life negative = new Cache.Life(
                MIN_TTL, numbers.headOption().map(Long::parseLong).getOrElse(MAX_NEGATIVE));
        for (Property property : line.body()) {
            switch (property.name()) {
                case "success" -> positive = life(property, positive);
                case "denial" -> negative = life(property, negative);
                case "disable", "prefetch", "serve_stale", "servfail" -> {}
                case "keepttl" -> throw property.error("not modelled: option keepttl of cache");
                default -> throw property.argumentError();
            }
        }
        return Vector.of(new Cache(positive, negative));
    }

    /** {@code success CAPACITY [TTL] [MINTTL]}. */
    private static Cache.Life life(Property property, Cache.Life standard) throws CorefileError {
        long max = property.arguments().size() > 1 ? number(property, 1) : standard.max();
        long min = property.arguments().size() > 2 ? number(property, 2) : standard.min();
        return new Cache.Life(min, max);
    }

    private static long number(Property property, int index) throws CorefileError {
        String text = property.argument(index);
        if (!text.matches("[0-9]{1,9}")) {
            throw property.error("not a number: " + text);
        }
        return Long.parseLong(text);
    }
}
