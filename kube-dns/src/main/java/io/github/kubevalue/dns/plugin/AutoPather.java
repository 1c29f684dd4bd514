package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;

/** A plugin that knows the search lists of clients. */
// plugin/autopath/autopath.go, AutoPather
public interface AutoPather {

    /**
     * Returns the search list of a client, absolute; empty if it has none that counts for the query.
     *
     * @param query what is asked
     * @param client who asks
     */
    Seq<DomainName> autoPath(Query query, Sender client);
}
