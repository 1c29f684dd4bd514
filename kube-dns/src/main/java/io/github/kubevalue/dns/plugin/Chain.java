package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The plugins of a block, as one of them sees them: those after it, its own memory, and the whole server for questions of
 * its own.
 *
 * @param server the whole server
 * @param block which of its blocks, counted from 0
 * @param position how many of the block's plugins have been passed
 * @param depth how many questions of the server's own led here
 * @param asked the query as it came to the block, before any plugin changed it
 * @param visit the query's visit to the server
 */
public record Chain(Server server, int block, int position, int depth, Query asked, Visit visit) {
    // core/dnsserver/server.go: a server that asks itself too often is in a loop
    private static final int MAX_DEPTH = 10;

    /** Returns the answer of the plugins from here on. */
    public Response next(Query query) {
        Seq<Plugin> plugins = plugins();
        if (position == plugins.size()) {
            return Response.failed(query, Evidence.of("server", "no next plugin"));
        }
        return plugins.get(position).serve(query, new Chain(server, block, position + 1, depth, asked, visit));
    }

    /** Returns the answer of the whole server to a question that a plugin asks on behalf of its client. */
    public Response upstream(Query query) {
        return depth == MAX_DEPTH
                ? Response.failed(query, Evidence.of("server", "asked itself too often"))
                : server.answer(query, visit, depth + 1);
    }

    /**
     * Asks the plugins from here on, and lets nobody wait for them: what they remember is kept, the time they take does not
     * pass here.
     *
     * @param sender who asks them
     */
    public Aside aside(Query query, Sender sender) {
        Visit other = visit.aside(sender);
        Response response = new Chain(server, block, position, depth, asked, other).next(query);
        visit.remember(other.memory());
        return new Aside(response, other.elapsed());
    }

    /**
     * What came of a question aside.
     *
     * @param response the answer
     * @param took how long it took
     */
    public record Aside(Response response, Duration took) {}

    /** The plugin that follows, if one does. */
    public Option<Plugin> following() {
        return position < plugins().size() ? Option.some(plugins().get(position)) : Option.none();
    }

    /** All plugins of the block, in order. */
    public Seq<Plugin> plugins() {
        return server.blocks().get(block).plugins();
    }

    /** Where the plugin draws what is a matter of chance. */
    public Choice choice() {
        return visit.choice();
    }

    /** The way from the server to other servers. */
    public Transport network() {
        return server.network();
    }

    /** What time it is by now. */
    public Instant now() {
        return visit.now();
    }

    /** Lets time pass, in which the plugin waits. */
    public void elapse(Duration time) {
        visit.elapse(time);
    }

    /** What the plugin remembers of earlier queries, if it is of that kind. */
    public <S extends Memory.State> Option<S> recall(Class<S> kind) {
        return visit.memory().recall(place(), kind);
    }

    /** Keeps what the plugin is to remember, instead of what it remembered so far. */
    public void remember(Memory.State state) {
        visit.remember(place(), state);
    }

    /** The plugin that was given this chain is the one just passed. */
    private Memory.Place place() {
        return new Memory.Place(block, position - 1);
    }
}
