package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A plugin whose zones can be transferred to another server. */
// plugin/transfer/transfer.go, Transferer
public interface Transferer {

    /**
     * Returns all records of a zone in the order in which they are sent: the SOA record first and once more at the end.
     *
     * @param zone the zone, in lower case
     * @param plugins all plugins of the block
     * @return the records; without any, if the zone is broken; none if the plugin has no such zone
     */
    Option<Seq<ResourceRecord>> transfer(DomainName zone, Seq<Plugin> plugins);
}
