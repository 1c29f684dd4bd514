package io.github.kubevalue.dns.plugin.autopath;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.AutoPather;
import io.github.kubevalue.dns.plugin.Chain;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Where search lists come from. */
public sealed interface SearchSource {

    /** Returns the search list that counts for a query; an empty one if none does. */
    Seq<DomainName> domains(Query query, Chain chain);

    /** One list for all clients: that of a resolv.conf. */
    record Fixed(Seq<DomainName> domains) implements SearchSource {
        @Override
        public Seq<DomainName> domains(Query query, Chain chain) {
            return domains;
        }
    }

    /** Another plugin of the block knows them, {@code @kubernetes}; without that plugin there are none. */
    record Known(String plugin) implements SearchSource {
        @Override
        public Seq<DomainName> domains(Query query, Chain chain) {
            return chain.plugins()
                    .find(other -> other.name().equals(plugin))
                    .filter(AutoPather.class::isInstance)
                    .map(other ->
                            ((AutoPather) other).autoPath(query, chain.visit().sender()))
                    .getOrElse(Vector.empty());
        }
    }
}
