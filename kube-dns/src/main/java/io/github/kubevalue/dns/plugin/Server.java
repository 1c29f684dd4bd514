package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * CoreDNS as a function: its server blocks, of which the one with the longest matching zone answers.
 *
 * @param blocks the blocks
 */
public record Server(Seq<ServerBlock> blocks) {
    private static final String NAME = "server";

    /** Returns a server of one block. */
    public static Server of(ServerBlock block) {
        return new Server(Vector.of(block));
    }

    /** Answers a query, what is left to chance drawn from the choice. */
    public Response answer(Query query, Choice choice) {
        return answer(query, choice, 0);
    }

    // core/dnsserver/server.go, ServeDNS
    Response answer(Query query, Choice choice, int depth) {
        Option<ServerBlock> block = block(query);
        if (block.isEmpty()) {
            return Response.bare(query, Rcode.REFUSED, Evidence.of(NAME, "no server block has a zone of the name"));
        }
        if (!query.question().recordClass().equals(RecordClass.IN)
                && !block.get().servesAllClasses()) {
            return Response.bare(query, Rcode.REFUSED, Evidence.of(NAME, "only class IN is served"));
        }
        return new Chain(this, block.get().plugins(), 0, depth, choice).next(query);
    }

    private Option<ServerBlock> block(Query query) {
        Option<ServerBlock> best = Option.none();
        int reach = -1;
        for (ServerBlock block : blocks) {
            int found = block.reach(query.name());
            if (found > reach && !block.plugins().isEmpty()) {
                best = Option.some(block);
                reach = found;
            }
        }
        return best;
    }
}
