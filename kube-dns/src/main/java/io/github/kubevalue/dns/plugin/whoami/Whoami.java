package io.github.kubevalue.dns.plugin.whoami;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Sender;
import io.vavr.collection.Vector;

/** Answers every question with the address, port and transport of the client. It hands nothing on. */
// plugin/whoami/whoami.go
public record Whoami() implements Plugin {

    @Override
    public String name() {
        return "whoami";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        Sender sender = chain.visit().sender();
        String label = sender.overTcp() ? "_tcp" : "_udp";
        return DomainName.parse(label)
                .tryPlus(query.name())
                .map(service -> reply(query, sender, service))
                .getOrElse(() -> Response.failed(query, Evidence.of(name(), "no name can be longer")));
    }

    private Response reply(Query query, Sender sender, DomainName service) {
        ResourceRecord address = new ResourceRecord(query.name(), 0, RecordData.of(sender.ip()));
        ResourceRecord port = new ResourceRecord(service, 0, new RecordData.Srv(0, 0, sender.port(), DomainName.ROOT));
        return Response.authoritative(
                query,
                Rcode.NOERROR,
                new Sections(
                        Vector.empty(),
                        Vector.empty(),
                        Vector.of(address, port)
                                .map(found -> found.withClass(query.question().recordClass()))),
                Evidence.of(name(), "who asks"));
    }
}
