package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Seq;

/**
 * The plugins of a block, as one of them sees them: those after it, and the whole server for questions of its own.
 *
 * @param server the whole server
 * @param plugins all plugins of the block, in order
 * @param position how many of them have been passed
 * @param depth how many questions of the server's own led here
 * @param choice where a plugin draws what is a matter of chance
 */
public record Chain(Server server, Seq<Plugin> plugins, int position, int depth, Choice choice) {
    // core/dnsserver/server.go: a server that asks itself too often is in a loop
    private static final int MAX_DEPTH = 10;

    /** Returns the answer of the plugins from here on. */
    public Response next(Query query) {
        if (position == plugins.size()) {
            return Response.bare(query, Rcode.SERVFAIL, Evidence.of("server", "no next plugin"));
        }
        return plugins.get(position).serve(query, new Chain(server, plugins, position + 1, depth, choice));
    }

    /** Returns the answer of the whole server to a question that a plugin asks on behalf of its client. */
    public Response upstream(Query query) {
        return depth == MAX_DEPTH
                ? Response.bare(query, Rcode.SERVFAIL, Evidence.of("server", "asked itself too often"))
                : server.answer(query, choice, depth + 1);
    }
}
