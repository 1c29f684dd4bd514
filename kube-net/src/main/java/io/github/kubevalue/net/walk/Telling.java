package io.github.kubevalue.net.walk;

import io.github.kubevalue.net.netfilter.stack.Evidence;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.List;

/** Something that has happened on the way, from which hops are made when somebody reads them. */
sealed interface Telling {
    /** Returns the hops, in order. */
    Seq<Hop> hops();

    /**
     * A hop that changes nothing.
     *
     * @param at where it happens
     * @param hook at which point
     * @param flow what the packet says
     * @param words what it means
     */
    record Note(Peer at, String hook, Flow flow, String words) implements Telling {
        @Override
        public Seq<Hop> hops() {
            return Vector.of(Hop.note(at, hook, flow, words));
        }
    }

    /**
     * What netfilter has done at a hook.
     *
     * @param at whose kernel
     * @param log what kernels say of what has happened, of which this is a part
     * @param from where the part begins
     * @param to where it has ended
     */
    record Seen(Peer at, List<Evidence> log, int from, int to) implements Telling {
        @Override
        public Seq<Hop> hops() {
            return Vector.ofAll(log.subList(from, to)).map(this::hop);
        }

        private Hop hop(Evidence evidence) {
            Flow before = evidence.before().flow();
            return Hop.builder()
                    .at(at)
                    .hook(evidence.table().isDefined() ? evidence.hook().toString() : "conntrack")
                    .table(evidence.table())
                    .chain(evidence.chain())
                    .ruled(evidence.rule()
                            .map(rule ->
                                    new Hop.Ruled(rule, before.source().ip().family())))
                    .before(before)
                    .after(evidence.after().flow())
                    .note(evidence::note)
                    .build();
        }
    }

    /**
     * A hop that is made already.
     *
     * @param hop the hop
     */
    record Told(Hop hop) implements Telling {
        @Override
        public Seq<Hop> hops() {
            return Vector.of(hop);
        }
    }
}
