package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.address.Endpoint;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Listens to what servers reply, and remarks what dig cannot know: why the answer is no, and what is not modelled. */
final class Remarks implements Transport {
    private final Transport way;
    private final boolean all;
    private Set<Tuple2<Question, String>> remarks = LinkedHashSet.empty();
    private boolean positive;
    private boolean answered;

    /**
     * Listens on a way.
     *
     * @param all whether to remark what decided every reply, positive ones too
     */
    Remarks(Transport way, boolean all) {
        this.way = way;
        this.all = all;
    }

    @Override
    public Delivery send(Endpoint server, Query query, Channel channel) {
        Delivery delivery = way.send(server, query, channel);
        positive = delivery instanceof Replied replied && replied.response().isPositive();
        answered |= positive;
        remarks = remarks.addAll(of(server, delivery).map(text -> Tuple.of(query.question(), text)));
        return delivery;
    }

    private Seq<String> of(Endpoint server, Delivery delivery) {
        if (delivery instanceof Silence silence) {
            return Vector.of("no reply from " + server.ip() + ": " + silence.why());
        }
        return delivery instanceof Replied replied
                ? of(replied.response())
                : Vector.of("no way to " + server.ip() + ": " + ((Unreachable) delivery).why());
    }

    private Seq<String> of(Response response) {
        return response.because()
                .map(Evidence::toString)
                .filter(text -> all
                        || text.contains("not modelled")
                        || !response.isPositive() && !text.startsWith("network: "));
    }

    /** Whether the last reply has an answer. */
    boolean isPositive() {
        return positive;
    }

    /** Whether some reply had an answer. */
    boolean hadAnswer() {
        return answered;
    }

    /** The remarks as comments; where several names were asked for, each with its name. */
    String text() {
        boolean several = remarks.map(Tuple2::_1).size() > 1;
        return remarks.toVector()
                .map(remark -> (several && !remark._2.startsWith("no ") ? remark._1.name() + " " : "") + remark._2)
                .distinct()
                .map(text -> ";; " + text + "\n")
                .appendAll(Option.when(!remarks.isEmpty(), "\n"))
                .mkString();
    }
}
