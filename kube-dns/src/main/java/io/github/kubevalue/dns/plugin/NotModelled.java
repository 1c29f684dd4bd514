package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;

/**
 * A plugin that CoreDNS has and this library has not: it hands every query on, and the answer says so.
 *
 * @param name the plugin
 */
public record NotModelled(String name) implements Plugin {

    @Override
    public Response serve(Query query, Chain chain) {
        return chain.next(query).because(Evidence.of(name, "not modelled: answered as if the plugin were not there"));
    }
}
