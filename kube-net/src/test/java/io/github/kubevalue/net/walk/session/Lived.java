package io.github.kubevalue.net.walk.session;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.arbitrary.SessionArbitraries.Plan;
import io.github.kubevalue.net.arbitrary.SessionMove;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.TcpState;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * One step of a session that was lived through.
 *
 * @param move the step
 * @param before the session before it
 * @param made what came of it
 */
record Lived(SessionMove move, NetworkSession before, SessionMove.Made made) {

    /** Lives through a plan; the seed decides what chance decides. */
    static Seq<Lived> through(Plan plan, long seed) {
        NetworkSession session = NetworkSession.of(plan.network(), Instant.EPOCH);
        Vector<Lived> all = Vector.empty();
        for (int step = 0; step < plan.moves().size(); step++) {
            SessionMove move = plan.moves().get(step);
            SessionMove.Made made = move.make(session, Choice.seeded(seed + step));
            all = all.append(new Lived(move, session, made));
            session = made.session();
        }
        return all;
    }

    NetworkSession after() {
        return made.session();
    }

    Option<Trace> trace() {
        return made.trace();
    }

    Seq<String> nodes() {
        return after().network().cluster().names().toVector();
    }

    ConntrackTable table(String node) {
        return after().state().stack(after().network(), node).conntrack();
    }

    Seq<Entry> entriesBefore(String node) {
        return before.conntrack(node);
    }

    Seq<Entry> entries(String node) {
        return after().conntrack(node);
    }

    /** The entries that were there before and still are: as they were, and as they are. */
    Seq<Tuple2<Entry, Entry>> lasting() {
        return nodes().flatMap(node -> entries(node)
                .flatMap(entry ->
                        entriesBefore(node).find(old -> isSame(old, entry)).map(old -> Tuple.of(old, entry))));
    }

    private static boolean isSame(Entry before, Entry after) {
        return before.original().equals(after.original())
                && before.zone().equals(after.zone())
                && before.createdAt().equals(after.createdAt())
                && !isOpenedAnew(before, after);
    }

    /** A SYN after the end opens another connection of the same flow, which may be in the same instant. */
    private static boolean isOpenedAnew(Entry before, Entry after) {
        return before.tcpState().exists(Lived::isOver) && !after.tcpState().exists(Lived::isOver);
    }

    private static boolean isOver(TcpState state) {
        return state == TcpState.TIME_WAIT || state == TcpState.CLOSE;
    }

    /** Returns a session in which all nodes have forgotten such connections. */
    static NetworkSession forgetting(NetworkSession session, Predicate<Entry> which) {
        return new NetworkSession(
                session.network(),
                session.state()
                        .withStacks(session.state()
                                .stacks()
                                .mapValues(stack ->
                                        stack.withConntrack(stack.conntrack().without(which)))),
                session.connections());
    }
}
