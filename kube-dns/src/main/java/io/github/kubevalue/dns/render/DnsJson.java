package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Writes replies and lookups as JSON: {@code {status, flags, question, answer, authority, additional, queries}}. */
public final class DnsJson {
    private DnsJson() {}

    /** Returns a reply; its {@code queries} are empty. */
    public static Json.Obj of(Response response) {
        return of(response, Vector.empty());
    }

    /**
     * Returns a lookup: its last reply, or an empty one if none came, and all its queries. A name that was found without
     * a query has its records in {@code answer}.
     */
    public static Json.Obj of(Lookup lookup) {
        return lookup.exchanges()
                .findLast(
                        exchange -> exchange.response().exists(response -> !lookup.isFound() || response.isPositive()))
                .flatMap(Exchange::response)
                .map(response -> of(response, lookup.exchanges()))
                .getOrElse(() -> new Json.Obj(LinkedHashMap.<String, Json>empty()
                        .put("status", Json.of(unanswered(lookup)))
                        .put("flags", strings(Vector.empty()))
                        .put(
                                "question",
                                lookup.exchanges()
                                        .headOption()
                                        .map(exchange -> (Json) question(exchange.question()))
                                        .getOrElse(Json.NULL))
                        .put("answer", records(lookup.records()))
                        .put("authority", records(Vector.empty()))
                        .put("additional", records(Vector.empty()))
                        .put("queries", queries(lookup.exchanges()))
                        .put(
                                "because",
                                strings(lookup.exchanges()
                                        .flatMap(Exchange::why)
                                        .distinct()))));
    }

    /** The status where no reply came: what became of the last query; without a query the name is no name, or is in a file. */
    private static String unanswered(Lookup lookup) {
        return lookup.isFound()
                ? "NOERROR"
                : lookup.exchanges().lastOption().map(Exchange::status).getOrElse("NXDOMAIN");
    }

    private static Json.Obj of(Response response, Seq<Exchange> exchanges) {
        return new Json.Obj(LinkedHashMap.<String, Json>empty()
                .put("status", Json.of(response.rcode().toString()))
                .put("flags", strings(Vector.of(response.flags().toString().split(" "))))
                .put("question", question(response.question()))
                .put("answer", records(response.answer()))
                .put("authority", records(response.authority()))
                .put("additional", records(response.additional()))
                .put("queries", queries(exchanges))
                .put("because", strings(response.because().map(Evidence::toString))));
    }

    private static Json.Obj question(Question question) {
        return new Json.Obj(LinkedHashMap.<String, Json>empty()
                .put("name", Json.of(question.name().toString()))
                .put("type", Json.of(question.type().toString())));
    }

    private static Json.Arr records(Seq<ResourceRecord> records) {
        return new Json.Arr(records.<Json>map(found -> new Json.Obj(LinkedHashMap.<String, Json>empty()
                        .put("name", Json.of(found.name().toString()))
                        .put("ttl", Json.of(found.ttl()))
                        .put("type", Json.of(found.type().toString()))
                        .put("data", Json.of(found.data().toString()))))
                .toVector());
    }

    private static Json.Arr queries(Seq<Exchange> exchanges) {
        return new Json.Arr(exchanges
                .<Json>map(exchange -> new Json.Obj(LinkedHashMap.<String, Json>empty()
                        .put("server", Json.of(exchange.server().toString()))
                        .put("name", Json.of(exchange.question().name().toString()))
                        .put("type", Json.of(exchange.question().type().toString()))
                        .put("status", Json.of(status(exchange)))))
                .toVector());
    }

    /** The code of the reply, which does not tell NODATA from an answer. */
    private static String status(Exchange exchange) {
        return exchange.response().map(response -> response.rcode().toString()).getOrElse(exchange::status);
    }

    private static Json.Arr strings(Seq<String> texts) {
        return new Json.Arr(texts.<Json>map(Json::of).toVector());
    }
}
