package io.github.kubevalue.dns.plugin.nsid;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;

/**
 * Gives written replies an option with the server's name. A reply that has no extension of its own gets one without the
 * client's options, and with DO whatever the client said.
 *
 * @param data the name
 */
// plugin/nsid/nsid.go
public record Nsid(String data) implements Plugin {

    @Override
    public String name() {
        return "nsid";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        Response response = chain.next(query);
        Option<Edns> asked = query.edns().filter(edns -> edns.options().exists(Nsid::isNsid));
        if (asked.isEmpty() || !response.isWritten()) {
            return response;
        }
        Edns own = response.edns().getOrElse(() -> new Edns(asked.get().udpSize(), 0, true, Vector.empty()));
        return response.withEdns(own.withOptions(named(own.options())));
    }

    private static boolean isNsid(EdnsOption option) {
        return option.code() == EdnsOption.NSID;
    }

    private Seq<EdnsOption> named(Seq<EdnsOption> options) {
        EdnsOption name = EdnsOption.of(EdnsOption.NSID, data.getBytes(StandardCharsets.UTF_8));
        return options.exists(Nsid::isNsid)
                ? options.map(option -> isNsid(option) ? name : option)
                : options.append(name);
    }
}
