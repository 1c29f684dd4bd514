package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;

/** A client of a server with one block for all names: what the server remembers, and time, go on from query to query. */
public final class Client {
    private final Choice choice;
    private Server server;
    private Sender sender = Sender.LOCAL;
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private Memory memory = Memory.EMPTY;
    private Duration waited = Duration.ZERO;

    public Client(Choice choice, Plugin... plugins) {
        this.choice = choice;
        this.server = server(plugins);
    }

    public Client(Plugin... plugins) {
        this(Choice.first(), plugins);
    }

    private static Server server(Plugin... plugins) {
        return Server.of(new ServerBlock(Vector.of(DomainName.ROOT), Vector.of(plugins)));
    }

    /** Has other plugins from now on, which remember what those before them did. */
    public Client meets(Plugin... plugins) {
        server = server(plugins).through(server.network());
        return this;
    }

    public Client through(Transport network) {
        server = server.through(network);
        return this;
    }

    public Client from(Sender other) {
        sender = other;
        return this;
    }

    public Client after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public Client after(long seconds) {
        return after(Duration.ofSeconds(seconds));
    }

    public Instant now() {
        return now;
    }

    public Memory memory() {
        return memory;
    }

    /** What a plugin of that kind remembers. */
    public <S extends Memory.State> S state(Class<S> kind) {
        return Vector.range(0, server.blocks().head().plugins().size())
                .flatMap(position -> memory.recall(new Memory.Place(0, position), kind))
                .head();
    }

    /** How long the last answer took. */
    public Duration waited() {
        return waited;
    }

    public Response ask(Query query) {
        Visit visit = new Visit(sender, now, choice, memory);
        Response response = server.answer(query, visit);
        memory = visit.memory();
        waited = visit.elapsed();
        return response;
    }
}
