package io.github.kubevalue.dns.plugin.bufsize;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.control.Option;

/**
 * Takes the client for one that takes no larger replies over UDP; the reply says so too.
 *
 * @param size how large they may be
 */
// plugin/bufsize/bufsize.go
public record Bufsize(int size) implements Plugin {
    /** The size unless another is given (DNS flag day 2020). */
    public static final int STANDARD = 1232;

    @Override
    public String name() {
        return "bufsize";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        Option<Edns> larger = query.edns().filter(edns -> edns.udpSize() > size);
        return chain.next(larger.isDefined() ? query.withEdns(larger.get().withUdpSize(size)) : query);
    }
}
