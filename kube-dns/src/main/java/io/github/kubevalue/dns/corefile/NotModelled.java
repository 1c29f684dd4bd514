package io.github.kubevalue.dns.corefile;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;

/** A plugin that CoreDNS has and this library has not: it hands every query on, and the answer says so. */
record NotModelled(String name) implements Plugin {

    @Override
    public Response serve(Query query, Chain chain) {
        return chain.next(query).because(Evidence.of(name, "not modelled: answered as if the plugin were not there"));
    }
}
