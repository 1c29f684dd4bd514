package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

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

    /** The codes of the EDNS options that its server sends back because of it. */
    default Seq<Integer> ednsOptions() {
        return Vector.empty();
    }
}
