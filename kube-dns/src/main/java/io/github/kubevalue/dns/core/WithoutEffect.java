package io.github.kubevalue.dns.core;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;

/** A plugin that queries and answers pass as they are. It counts only where there is no other. */
record WithoutEffect(String name) implements Plugin {

    @Override
    public Response serve(Query query, Chain chain) {
        return chain.next(query);
    }
}
