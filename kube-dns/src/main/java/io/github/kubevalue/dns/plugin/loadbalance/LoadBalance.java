package io.github.kubevalue.dns.plugin.loadbalance;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.model.address.Cidr;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;

/**
 * Orders the records of positive replies anew for each query. Laws: no record is lost, made or changed; aliases come first.
 *
 * @param policy how addresses are ordered
 * @param preferred addresses of these networks then come first, those of the first network before those of the next
 */
public record LoadBalance(Policy policy, Seq<Cidr> preferred) implements Plugin {
    static final String NAME = "loadbalance";

    /** Returns the plugin as {@code loadbalance} alone configures it. */
    public static LoadBalance standard() {
        return new LoadBalance(new Policy.RoundRobin(), Vector.empty());
    }

    @Override
    public String name() {
        return NAME;
    }

    // plugin/loadbalance/loadbalance.go, WriteMsg
    @Override
    public Response serve(Query query, Chain chain) {
        Response response = chain.next(query);
        if (response.rcode() != Rcode.NOERROR
                || isOrdered(response)
                || isTransfer(response.question().type())) {
            return response;
        }
        Sections ordered = policy.ordered(response, chain.choice());
        return response.withSections(preferred.isEmpty() ? ordered : preferred(ordered));
    }

    /** Whether nothing could change: the common reply of one record. */
    private static boolean isOrdered(Response response) {
        return response.answer().size() <= 1
                && response.authority().size() <= 1
                && response.additional().size() <= 1;
    }

    private static boolean isTransfer(RecordType type) {
        return type.equals(RecordType.AXFR) || type.equals(RecordType.IXFR);
    }

    // plugin/loadbalance/prefer.go, reorderPreferredSubnets
    private Sections preferred(Sections sections) {
        UnaryOperator<Seq<ResourceRecord>> order = section -> {
            Kinds kinds = Kinds.of(section);
            return kinds.aliases()
                    .appendAll(kinds.addresses().sortBy(this::rank))
                    .appendAll(kinds.mail())
                    .appendAll(kinds.others());
        };
        return new Sections(order.apply(sections.answer()), sections.authority(), order.apply(sections.additional()));
    }

    /** The place of the first network that has the address; behind all of them if none has. */
    private int rank(ResourceRecord address) {
        int place = preferred.indexWhere(network -> network.contains(Kinds.ip(address)));
        return place < 0 ? preferred.size() : place;
    }
}
