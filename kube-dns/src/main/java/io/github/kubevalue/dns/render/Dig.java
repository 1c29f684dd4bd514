package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * dig 9.18 as a function: what it prints, asking servers over a {@link Transport}.
 *
 * <pre>{@code
 * DigCall.parse(Vector.of("web.demo.svc.cluster.local", "SRV", "+noall", "+answer"))
 *     .map(calls -> Dig.run(calls, DigRun.of("…"), resolvConf, dns.transport()));
 * }</pre>
 *
 * <p>The output has no time that passed: queries take 0 msec.
 */
public final class Dig {
    private Dig() {}

    /**
     * Returns what a command line of dig prints.
     *
     * @param calls the lookups that it asks for
     * @param run what surrounds them
     * @param conf the resolv.conf of the machine that dig runs on
     * @param transport the way to the servers
     */
    public static Printed run(Seq<DigCall> calls, DigRun run, ResolvConf conf, Transport transport) {
        StringBuilder text = new StringBuilder();
        int exit = 0;
        boolean first = true;
        for (DigCall call : calls) {
            Printed printed = new DigLookup(call, run, conf, transport, first ? banner(call, run) : "").play();
            text.append(printed.text());
            exit = Math.max(exit, printed.exitStatus());
            first = false;
        }
        return new Printed(text.toString(), exit);
    }

    private static String banner(DigCall call, DigRun run) {
        if (!call.greets()) {
            return "";
        }
        return "\n; <<>> DiG " + run.version() + " <<>>" + (run.arguments().isEmpty() ? "" : " " + run.arguments())
                + "\n"
                + (call.server().isDefined() || run.serverGiven() ? "; (1 server found)\n" : "")
                + ";; global options: +cmd\n";
    }

    /** Returns the whole output of a run of dig that got this reply, over TCP if UDP has no room for it. */
    public static String text(Response response, DigRun run) {
        DigCall call = DigCall.builder()
                .name(response.question().name().toString())
                .type(response.question().type())
                .recordClass(response.question().recordClass())
                .port(run.server().port().number())
                .build();
        ResolvConf conf = ResolvConf.of(run.server().ip());
        return run(Vector.of(call), run, conf, (to, query, channel) -> new Transport.Replied(response))
                .text();
    }

    /** Returns what {@code dig +short} prints: the data of the answer, one record a line. */
    public static String brief(Response response) {
        return response.answer().map(found -> found.data() + "\n").mkString();
    }

    /** Returns a record as dig lays it out. */
    public static String record(ResourceRecord found) {
        return DigColumns.standard().record(found);
    }
}
