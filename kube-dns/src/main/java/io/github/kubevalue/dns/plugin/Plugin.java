package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;

/** One plugin of CoreDNS, configured. A plugin is a value: equal configuration, equal answers. */
public interface Plugin {

    /** The name that the Corefile has for it. */
    String name();

    /**
     * Answers a query.
     *
     * @param query what is asked
     * @param chain the plugins after this one, and the whole server for questions of the plugin's own
     */
    Response serve(Query query, Chain chain);
}
