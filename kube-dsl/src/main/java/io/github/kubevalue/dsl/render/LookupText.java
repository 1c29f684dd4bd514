package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Prints what a stub resolver asks and what its program is told, one a line:
 *
 * <pre>
 * 10.96.0.10 web.shop.svc.cluster.local. IN A: NXDOMAIN
 * 10.96.0.10 web. IN A: NXDOMAIN
 * web: Name or service not known
 * </pre>
 *
 * <p>A reason why no reply came is said once.
 */
public final class LookupText {
    private LookupText() {}

    /** Returns the lines of a lookup. */
    public static String of(Lookup lookup) {
        Set<String> said = HashSet.empty();
        Vector<String> lines = Vector.empty();
        for (Exchange exchange : lookup.exchanges()) {
            Option<String> why = exchange.why();
            lines = lines.append(why.exists(said::contains) ? withoutReason(exchange) : exchange.toString());
            said = said.addAll(why);
        }
        return lines.append(lookup.name() + ": " + result(lookup))
                .map(line -> line + "\n")
                .mkString();
    }

    private static String withoutReason(Exchange exchange) {
        return exchange.toString().replace(" (" + exchange.why().get() + ")", "");
    }

    private static String result(Lookup lookup) {
        String waited = lookup.waited().isZero() ? "" : ", after " + seconds(lookup.waited());
        return lookup.result() instanceof Lookup.NotFound none
                ? none.message() + waited
                : lookup.records().map(ResourceRecord::toString).mkString(", ") + waited;
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
