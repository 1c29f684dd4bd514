package io.github.kubevalue.dsl.assertj;

import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dsl.ask.NameAnswer;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Assertions about a name that resolves, and then about its asker again. */
public final class NameAssert {
    private final PeerAssert peer;
    private final RunningCluster running;
    private final String who;
    private final NameAnswer answer;

    NameAssert(PeerAssert peer, RunningCluster running, String who, NameAnswer answer) {
        this.peer = peer;
        this.running = running;
        this.who = who;
        this.answer = answer;
    }

    /**
     * Verifies that it resolves to these and nothing else, in whatever order: addresses, {@code service/NS/NAME} for its cluster
     * IPs (for its ready endpoints, if it has none), {@code pod/NS/NAME} or any workload for the addresses of its pods.
     *
     * @throws IllegalArgumentException if a target is not of these, or does not exist
     */
    public PeerAssert to(String... targets) {
        Seq<Ip> wanted = Vector.of(targets).flatMap(target -> Destination.of(running.snapshot(), target));
        if (!answer.addresses().toSet().equals(wanted.toSet())) {
            throw failure(
                    who + " resolves " + answer.name() + " to " + String.join(", ", targets) + " ("
                            + wanted.mkString(", ") + ")",
                    answer.describe());
        }
        return peer;
    }

    /** Verifies that its resolver sends that many queries, those for A and for AAAA counted each. */
    public NameAssert inQueries(int queries) {
        int sent = answer.lookup().exchanges().size();
        if (sent != queries) {
            throw failure(who + " resolves " + answer.name() + " in " + queries + " queries", "it sends " + sent);
        }
        return this;
    }

    /** Goes on about the asker. */
    public PeerAssert and() {
        return peer;
    }

    /** The queries and their answers. */
    public Lookup lookup() {
        return answer.lookup();
    }

    private AssertionError failure(String sentence, String told) {
        return peer.failure(Failure.text(sentence, told, Failure.of(answer.lookup())));
    }
}
