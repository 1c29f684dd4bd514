package io.github.kubevalue.dns.plugin.loadbalance;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** In each section: aliases first, then what is neither address nor mail, then the addresses in random order, then mail. */
public record LoadBalance() implements Plugin {

    @Override
    public String name() {
        return "loadbalance";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        Response response = chain.next(query);
        if (response.rcode() != Rcode.NOERROR || isOrdered(response)) {
            return response;
        }
        return response.withSections(response.sections().mapEach(section -> balanced(section, chain.choice())));
    }

    /** Whether nothing could change: the common reply of one record. */
    private static boolean isOrdered(Response response) {
        return response.answer().size() <= 1
                && response.authority().size() <= 1
                && response.additional().size() <= 1;
    }

    // plugin/loadbalance/loadbalance.go, randomShuffle
    private static Seq<ResourceRecord> balanced(Seq<ResourceRecord> section, Choice choice) {
        Vector<ResourceRecord> aliases = Vector.empty();
        Vector<ResourceRecord> others = Vector.empty();
        Vector<ResourceRecord> addresses = Vector.empty();
        Vector<ResourceRecord> mail = Vector.empty();
        for (ResourceRecord found : section) {
            if (found.type().equals(RecordType.CNAME)) {
                aliases = aliases.append(found);
            } else if (found.type().isAddress()) {
                addresses = addresses.append(found);
            } else if (found.type().equals(RecordType.MX)) {
                mail = mail.append(found);
            } else {
                others = others.append(found);
            }
        }
        return aliases.appendAll(others).appendAll(shuffled(addresses, choice)).appendAll(mail);
    }

    private static Vector<ResourceRecord> shuffled(Vector<ResourceRecord> records, Choice choice) {
        Vector<ResourceRecord> left = records;
        Vector<ResourceRecord> drawn = Vector.empty();
        while (!left.isEmpty()) {
            int index = choice.among("next address of " + left.head().name(), left.size());
            drawn = drawn.append(left.get(index));
            left = left.removeAt(index);
        }
        return drawn;
    }
}
