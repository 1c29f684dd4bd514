package io.github.kubevalue.dns.plugin.loop;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;

/**
 * Looks for a loop when the server starts.
 *
 * @param zone the first zone of its block
 */
// plugin/loop/loop.go
public record Loop(DomainName zone) implements Plugin {
    /** How often its query may come by. */
    public static final int BEARABLE = 2;

    /** Numbers of 62 bits as chance would draw them. */
    private static final String SOME_NUMBERS = "4547991504243258144.3688648895315093531";

    @Override
    public String name() {
        return "loop";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        return chain.next(query);
    }

    /** Returns the query that the server sends to itself. The numbers in its name are random in reality. */
    public Query query() {
        return Query.of(DomainName.parse(SOME_NUMBERS).plus(zone), RecordType.HINFO);
    }

    /**
     * Returns the words with which CoreDNS ends.
     *
     * @param from where the query came from, {@code 127.0.0.1:55953}
     */
    public String error(String from) {
        return "plugin/loop: Loop (" + from + " -> :53) detected for zone \"" + zone
                + "\", see https://coredns.io/plugins/loop#troubleshooting. Query: \"HINFO " + query().name() + "\"";
    }
}
