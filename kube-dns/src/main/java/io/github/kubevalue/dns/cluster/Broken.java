package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.vavr.collection.Vector;

/** What stands where a CoreDNS cannot start. */
record Broken(String error) implements Plugin {

    static Server server(String error) {
        return Server.of(new ServerBlock(Vector.of(DomainName.ROOT), Vector.of(new Broken(error))));
    }

    @Override
    public String name() {
        return "corefile";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        return Response.bare(query, Rcode.SERVFAIL, Evidence.of(name(), error));
    }
}
