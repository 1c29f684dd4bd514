package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dsl.ask.Answer;
import io.github.kubevalue.dsl.ask.LikelyAnswer;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.HttpAnswer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A trace as JSON: {@code {outcome, reason, pod, endpoint, seenFrom, via, hops, reply, conntrack}}. */
public final class TraceJson {
    private TraceJson() {}

    /** Returns one way. */
    public static Json.Obj of(Answer answer) {
        return new Json.Obj(fields(answer));
    }

    /** Returns all ways: {@code {outcomes:[{probability:"1/3", …}]}}. */
    public static Json.Obj of(Seq<LikelyAnswer> answers) {
        return new Json.Obj(JsonText.object()
                .put(
                        "outcomes",
                        JsonText.array(answers.map(likely -> new Json.Obj(JsonText.object()
                                .put("probability", Json.of(likely.probability().toString()))
                                .merge(fields(likely.answer())))))));
    }

    private static LinkedHashMap<String, Json> fields(Answer answer) {
        Trace trace = answer.trace();
        LinkedHashMap<String, Json> fields = JsonText.object()
                .put("outcome", Json.of(trace.outcome().name()))
                .put("reason", Json.of(Flows.withoutSymbols(trace.reason())));
        return fields.merge(said(trace))
                .put("from", Json.of(answer.question().from().toString()))
                .put("to", Json.of(answer.question().to().toString()))
                .put("addresses", JsonText.texts(answer.name().addresses()))
                .put("pod", JsonText.orNull(trace.pod()))
                .put("endpoint", JsonText.orNull(trace.endpoint()))
                .put("seenFrom", seenFrom(answer))
                .put("via", JsonText.texts(trace.via()))
                .put("hops", JsonText.array(trace.hops().map(TraceJson::hop)))
                .put("reply", JsonText.array(trace.reply().map(TraceJson::hop)))
                .put("conntrack", conntrack(trace));
    }

    private static LinkedHashMap<String, Json> said(Trace trace) {
        return trace.answer()
                .map(answer -> JsonText.object()
                        .put("status", Json.of(answer.status()))
                        .merge(answer.body().isEmpty() ? JsonText.object() : content(answer)))
                .getOrElse(JsonText.object());
    }

    private static LinkedHashMap<String, Json> content(HttpAnswer answer) {
        LinkedHashMap<String, Json> headers =
                answer.headers().foldLeft(JsonText.object(), (all, header) -> all.put(header._1, Json.of(header._2)));
        return JsonText.object().put("headers", new Json.Obj(headers)).put("body", Json.of(answer.body()));
    }

    /** The id of a ping, which its flow holds in the place of a port, is none. */
    private static Json seenFrom(Answer answer) {
        boolean ping = answer.question().to().scheme().equals("icmp");
        return answer.trace()
                .seenFrom()
                .map(seen -> ping ? new Address(seen.ip(), FlowPort.NONE) : seen)
                .map(TraceJson::address)
                .getOrElse(Json.NULL);
    }

    private static Json conntrack(Trace trace) {
        return new Json.Obj(trace.conntrack()
                .foldLeft(
                        JsonText.object(),
                        (all, entry) -> all.put(
                                entry._1,
                                JsonText.texts(entry._2.map(found -> Flows.withoutSymbols(found.toString()))))));
    }

    private static Json hop(Hop hop) {
        return new Json.Obj(JsonText.object()
                .put("at", Json.of(hop.at().toString()))
                .put("hook", Json.of(hop.hook()))
                .put("table", JsonText.orNull(hop.table()))
                .put("chain", JsonText.orNull(hop.chain()))
                .put("rule", JsonText.orNull(hop.rule()))
                .put("before", flow(hop.before()))
                .put("after", flow(hop.after()))
                .put("note", Json.of(Flows.withoutSymbols(hop.note()))));
    }

    private static Json flow(Flow flow) {
        return new Json.Obj(JsonText.object()
                .put("protocol", Json.of(flow.protocol().toString()))
                .put("source", address(flow.source()))
                .put("destination", address(flow.destination())));
    }

    /** An address; a port that the kernel picks at random is null, and so is that of a protocol without ports. */
    private static Json address(Address address) {
        Option<Integer> port = address.port().equals(FlowPort.NONE)
                ? Option.none()
                : address.port().number();
        return new Json.Obj(JsonText.object()
                .put("ip", Json.of(address.ip().toString()))
                .put("port", port.map(number -> Json.of((long) number)).getOrElse(Json.NULL)));
    }
}
