package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.dsl.build.ClusterStage;
import io.github.kubevalue.dsl.build.Clusters;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheme.Scheme;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Message;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Side;
import io.github.kubevalue.net.walk.session.NetworkSession;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A cluster in use: connections that are held by name, while users change the cluster and time passes.
 *
 * <pre>{@code
 * Session busy = shop.session().open("call", "pod/default/client", "tcp://web:80");
 * busy.delete("service/default/web").send("call").answer("call").isDelivered();   // what is open goes on
 * busy.after(Duration.ofDays(2)).send("call");                                    // connection tracking has forgotten it
 * }</pre>
 *
 * <p>Every step returns another session; this one stays as it is, and can be continued in two ways. Chance is drawn from the
 * cluster's seed and the number of the step. What controllers do while time passes, kube-proxy programs when it has passed.
 */
public final class Session {
    private final RunningCluster cluster;
    private final NetworkSession network;
    private final Map<String, Answer> answers;
    private final int steps;

    private Session(RunningCluster cluster, NetworkSession network, Map<String, Answer> answers, int steps) {
        this.cluster = cluster;
        this.network = network;
        this.answers = answers;
        this.steps = steps;
    }

    static Session of(RunningCluster cluster) {
        return new Session(
                cluster, NetworkSession.of(network(cluster), cluster.cluster().now()), HashMap.empty(), 0);
    }

    private static Network network(RunningCluster cluster) {
        return cluster.network().getOrElseThrow(what -> new UnsupportedOperationException("not modelled: " + what));
    }

    /** The cluster as it is now. */
    public RunningCluster cluster() {
        return cluster;
    }

    /** What kernels and sockets remember. */
    public NetworkSession network() {
        return network;
    }

    /**
     * Returns what came of the last message over a connection, or of the attempt to open it.
     *
     * @throws IllegalArgumentException if none of that name was opened
     */
    public Answer answer(String connection) {
        return answers.get(connection)
                .getOrElseThrow(
                        () -> new IllegalArgumentException("no connection was opened as \"" + connection + "\""));
    }

    /** Opens a connection from {@code pod/NS/NAME} and the like to {@code tcp://web:80} and the like, and holds it by a name. */
    public Session open(String connection, String from, String to) {
        return open(connection, cluster.question(from, to));
    }

    /** Opens a connection, and holds it by a name. */
    public Session open(String connection, Question question) {
        Tracing tracing = new Tracing(cluster);
        NameAnswer name = tracing.name(question);
        Either<Trace, Request> request = tracing.request(question, name);
        return request.fold(ended -> with(network, connection, new Answer(question, name, ended)), asked -> {
            NetworkSession.Step step = network.open(connection, asked, choice());
            return with(step.session(), connection, new Answer(question, name, step.trace()));
        });
    }

    /** Sends something over a connection, as who opened it. */
    public Session send(String connection) {
        return send(connection, Message.data(Side.CLIENT));
    }

    /** Sends something over a connection, as who was reached. */
    public Session reply(String connection) {
        return send(connection, Message.data(Side.SERVER));
    }

    /** Breaks a connection off, as who opened it. */
    public Session reset(String connection) {
        return send(connection, Message.reset(Side.CLIENT));
    }

    /** Sends a message over a connection. */
    public Session send(String connection, Message message) {
        return took(connection, network.send(connection, message, choice()));
    }

    /** Closes a connection in order, the one first who opened it. */
    public Session close(String connection) {
        return took(connection, network.close(connection, choice()));
    }

    private Session took(String connection, NetworkSession.Step step) {
        Answer before = answer(connection);
        return with(step.session(), connection, new Answer(before.question(), before.name(), step.trace()));
    }

    private Session with(NetworkSession changed, String connection, Answer answer) {
        return new Session(cluster, changed, answers.put(connection, answer), steps + 1);
    }

    private Choice choice() {
        return Choice.seeded(cluster.cluster().config().seed() + steps);
    }

    /** Lets time pass, for the cluster too. */
    public Session after(Duration time) {
        return became(network.after(time), cluster.cluster().advance(time));
    }

    /**
     * Something goes wrong, or right again: {@code after(new Fault.NodeLost("n2"))}. Controllers have not reacted yet: they do while time
     * passes.
     */
    public Session after(Fault fault) {
        return became(network, cluster.cluster().after(fault));
    }

    /**
     * Applies more objects: {@code change(c -> c.deployment("web", d -> d.replicas(3)))}. Controllers do what they do at once.
     *
     * @throws IllegalArgumentException if the API server does not accept them, with all that it says
     */
    public Session change(UnaryOperator<ClusterStage> says) {
        return apply(says.apply(Clusters.cluster()).objects());
    }

    /**
     * Deletes an object: {@code delete("service/default/web")}. Controllers do what they do at once; a pod may take its time to
     * end.
     *
     * @throws IllegalArgumentException if there is no such object
     */
    public Session delete(String object) {
        String[] parts = object.split("/", -1);
        KubeObject found = Scheme.kubernetes()
                .named(parts[0])
                .map(kind -> kind.key(parts.length == 3 ? parts[1] : "", parts[parts.length - 1]))
                .flatMap(cluster.snapshot()::get)
                .getOrElseThrow(() -> new IllegalArgumentException("there is no " + object));
        return apply(Vector.of(Cluster.deletionOf(found)));
    }

    private Session apply(Seq<KubeObject> objects) {
        Cluster applied = cluster.cluster()
                .apply(objects)
                .getOrElseThrow(refusals -> new IllegalArgumentException(refusals.mkString("\n")));
        return became(network, applied.advance(Duration.ZERO));
    }

    private Session became(NetworkSession then, Cluster changed) {
        RunningCluster next = RunningCluster.of(changed)
                .withPublicZones(cluster.publicZones())
                .withDumps(cluster.dumps());
        return new Session(next, then.change(network(next)), answers, steps + 1);
    }
}
